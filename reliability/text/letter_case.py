"""What capitals mean in a passage: nothing in a heading, in a shout, or where every word has them."""

from __future__ import annotations

from collections.abc import Sequence

from reliability.records import Passage, Sentence
from reliability.text.initials import capitals
from reliability.text.word_lists import words as listed

_SHOUTED = listed("names", "shouted")
_LONGEST_ACRONYM = 6  # UNESCO
_SHORTEST_SHOUT = 4  # shorter ones are mostly US, UN, WHO
LONG = 4
"""Letters from which headings in title case capitalise every word (AP and APA styles)."""
_LEAST_LONG = 5
"""Long words from which a share of them decides; with fewer, all must have a capital."""
_TITLE_CASE = 0.8
"""Share of a sentence's long words with a capital, of at least `_LEAST_LONG`, that makes it a heading."""
_MOST_CAPITAL = 0.6
"""Share of a passage's words in capitals, or of its long words with one, from which case says nothing."""
_LEAST_CAPITAL = 0.005
"""Share of words with a capital below which a passage is written small; each sentence has one otherwise."""
_LEAST_CAPITALS = 3
"""Words with a capital that a heading has, at least; of its words half have one."""
_ENOUGH = 40
"""Words from which the absence of capitals means something."""


def has_case(passage: Passage) -> bool:
    """Return whether capitals are informative: not in a text in capitals, lower case or title case."""
    text, starts, ends = passage.text, passage.starts, passage.ends
    flags = capitals(passage)
    total, capital = len(flags), flags.count(1)
    if total < _ENOUGH:
        return total == 0 or not _is_loud(passage, 0, total)
    if capital < _LEAST_CAPITAL * total:
        return False
    if capital < _MOST_CAPITAL * total:
        return True
    long = [
        flag
        for flag, start, end in zip(flags, starts, ends, strict=True)
        if end - start >= LONG and text[start].isalpha()
    ]
    return sum(long) < _TITLE_CASE * len(long) and not _is_loud(passage, 0, total)


def is_heading(passage: Passage, sentence: Sentence, capital: Sequence[int]) -> bool:
    """Whether `sentence`, whose words `capital` have one, is a heading: its capitals show no names."""
    first, last = sentence.first, sentence.last
    if len(capital) < _LEAST_CAPITALS or 2 * len(capital) < last - first:
        return False
    if _is_loud(passage, first, last):
        return True
    text, starts, ends = passage.text, passage.starts, passage.ends
    ended = text.startswith(".", ends[last - 1])
    if ended and "," in text[starts[first] : ends[last - 1]]:
        return False  # a list of names
    spans = zip(starts[first:last], ends[first:last], strict=True)
    long = [text[start].isupper() for start, end in spans if end - start >= LONG]
    if len(long) < _LEAST_LONG:
        return not ended and all(long)
    return sum(long) >= _TITLE_CASE * len(long)


def is_shouted(passage: Passage, index: int) -> bool:
    """Whether the word is in capitals throughout for emphasis: a long or an everyday one (YEARS)."""
    start, end = passage.starts[index], passage.ends[index]
    if end - start < _SHORTEST_SHOUT or not passage.text[start + 1].isupper():
        return False
    if not passage.text[start:end].isupper():
        return False
    return end - start > _LONGEST_ACRONYM or passage.words[index] in _SHOUTED


def _is_loud(passage: Passage, first: int, last: int) -> bool:
    """Whether most of the words `first:last` are in capitals throughout."""
    spans = zip(passage.starts[first:last], passage.ends[first:last], strict=True)
    words = [passage.text[start:end] for start, end in spans if end - start > 1]
    return len(words) > 2 and sum(map(str.isupper, words)) >= _MOST_CAPITAL * len(words)
