"""Runs of capitalised words: what may be a name, before anything is decided."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator, Sequence
from itertools import compress, count
from typing import NamedTuple

from reliability.records import Passage, Sentence
from reliability.text.initials import capitals
from reliability.text.spacing import gap
from reliability.text.word_lists import words as listed

FUNCTION = listed("names", "function") | listed("names", "determiner") | listed("names", "auxiliary")
"""Words that have a capital because a sentence begins with them."""
_DETERMINER = listed("names", "determiner") - {"that"}  # a conjunction before most names
PARTICLE = listed("names", "particle")
_SAYING = listed("names", "saying")
_SHOUTED = listed("names", "shouted")
SUFFIX = listed("names", "suffix")
CALENDAR = listed("names", "month") | listed("names", "weekday")
FIRST_NAME = listed("names", "first_name")
"""Words of other lists that are first names too."""
_PREFIX = re.compile(r"(?:[ae][lrsnz]-|ul-|[dl]')(?=\w)")
_JOINTS = frozenset({" ", "-", "\n", " & "})
_ABBREVIATED = frozenset({". ", ".\n", "."})
_LONGEST_ACRONYM = 6  # UNESCO
_NEVER_NAMES = frozenset(
    (
        "the", "a", "an", "he", "she", "it", "they", "we", "i", "you", "this", "that", "these", "those", "in",
        "on", "at", "but", "and", "for", "with", "as", "if", "when", "his", "her", "their", "its", "there",
        "after", "while", "by",
    )
)  # fmt: skip
"""Small words that begin most sentences and are nobody's surname: looked at no further there."""
_SHORTEST_SHOUT = 4  # shorter ones are mostly US, UN, WHO
_LONG = 4  # headings in title case capitalise all words of four letters and more (AP, APA styles)
_LEAST_LONG = 5
_TITLE_CASE = 0.8
"""Share of a sentence's long words with a capital, of at least `_LEAST_LONG`, that makes it a heading."""
_MOST_CAPITAL = 0.6
"""Share of a passage's words in capitals, or of its long words with one, from which case says nothing."""
_LEAST_CAPITAL = 0.005
"""Share of words with a capital below which a passage is written small; each sentence has one otherwise."""
_ENOUGH = 40
"""Words from which the absence of capitals means something."""


class Run(NamedTuple):
    """Capitalised words `first:last`; `weak` where any word would have a capital in the first one's place.

    `determined` if an article or possessive precedes, `linked` if `of` joins the words. `word` is
    the last one as people are called by it.
    """

    first: int
    last: int
    weak: bool
    determined: bool
    linked: bool
    word: str


def has_case(passage: Passage) -> bool:
    """Return whether capitals are informative: not in a text in capitals, lower case or title case."""
    text, starts, ends = passage.text, passage.starts, passage.ends
    flags = capitals(passage)
    total = len(flags)
    if total < _ENOUGH:
        return total == 0 or not _loud(passage, range(total))
    if flags.count(1) < _LEAST_CAPITAL * total:
        return False
    if flags.count(1) < _MOST_CAPITAL * total:
        return True
    long = [flags[at] for at in range(total) if ends[at] - starts[at] >= _LONG and text[starts[at]].isalpha()]
    return sum(long) < _TITLE_CASE * len(long) and not _loud(passage, range(total))


def _loud(passage: Passage, places: Sequence[int]) -> bool:
    """Whether most of the words are in capitals throughout."""
    text, starts, ends = passage.text, passage.starts, passage.ends
    words = [text[starts[at] : ends[at]] for at in places if ends[at] - starts[at] > 1]
    return len(words) > 2 and sum(map(str.isupper, words)) >= _MOST_CAPITAL * len(words)


def runs(passage: Passage, known: Container[str] = ()) -> list[Run]:
    """The runs of `passage` outside headings and shouting, in order; `known` surnames are never shouted."""
    places = list(compress(count(), capitals(passage)))
    if prefixed := [word for word in passage.positions if _PREFIX.match(word)]:
        places = sorted({*places, *_behind_prefixes(passage, prefixed)})
    out: list[Run] = []
    at = 0
    for sentence in passage.sentences:
        begin = at
        while at < len(places) and places[at] < sentence.last:
            at += 1
        inside = places[begin:at]
        if inside and not (len(inside) > 2 and _is_heading(passage, sentence, inside)):
            quiet = [at for at in inside if passage.words[at] in known or not is_shouted(passage, at)]
            out.extend(_of_sentence(passage, sentence, quiet))
    return out


def headings(passage: Passage) -> Iterator[Sentence]:
    """The sentences of `passage` that are headings, whose capitals show no names."""
    places = list(compress(count(), capitals(passage)))
    for sentence in passage.sentences:
        inside = places[bisect_left(places, sentence.first) : bisect_left(places, sentence.last)]
        if len(inside) > 2 and _is_heading(passage, sentence, inside):
            yield sentence


def _behind_prefixes(passage: Passage, words: Sequence[str]) -> Iterator[int]:
    """Return words such as "al-Assad" and "d'Alema", with the capital inside."""
    for word in words:
        length = len(word) - len(_PREFIX.sub("", word))
        for at in passage.positions[word]:
            if passage.text[passage.starts[at] + length].isupper():
                yield at


def _is_heading(passage: Passage, sentence: Sentence, places: Sequence[int]) -> bool:
    length = sentence.last - sentence.first
    if 2 * len(places) < length:
        return False
    if _loud(passage, range(sentence.first, sentence.last)):
        return True
    text, starts, ends = passage.text, passage.starts, passage.ends
    ended = text.startswith(".", ends[sentence.last - 1])
    if ended and "," in text[starts[sentence.first] : ends[sentence.last - 1]]:
        return False  # a list of names
    long = [
        text[starts[at]].isupper()
        for at in range(sentence.first, sentence.last)
        if ends[at] - starts[at] >= _LONG
    ]
    if len(long) < _LEAST_LONG:
        return not ended and all(long)
    return sum(long) >= _TITLE_CASE * len(long)


def _of_sentence(passage: Passage, sentence: Sentence, places: Sequence[int]) -> Iterator[Run]:
    first = last = -1
    words = passage.words
    for at in places:
        if at == sentence.first and words[at] in _NEVER_NAMES:
            continue
        if last > first and _continues(passage, last, at):
            last = at + 1
            continue
        if last > first:
            yield from _run(passage, sentence, first, last)
        first, last = at, at + 1
    if last > first:
        yield from _run(passage, sentence, first, last)


def is_shouted(passage: Passage, at: int) -> bool:
    """Whether the word is in capitals throughout for emphasis: a long or an everyday one (YEARS)."""
    start, end = passage.starts[at], passage.ends[at]
    if end - start < _SHORTEST_SHOUT or not passage.text[start + 1].isupper():
        return False
    if not passage.text[start:end].isupper():
        return False
    return end - start > _LONGEST_ACRONYM or passage.words[at] in _SHOUTED


def _continues(passage: Passage, last: int, at: int) -> bool:
    """Whether a name that ends before the word `last` continues at the word `at`."""
    if passage.quoted[at] != passage.quoted[last - 1] or passage.words[last - 1].endswith("'s"):
        return False
    if at == last:
        between = gap(passage, at)
        return between in _JOINTS or between.isspace() or between in _ABBREVIATED
    if at - last > 2:  # "de la" has two words
        return False
    words = passage.words[last:at]
    if not all(word in PARTICLE for word in words) and words != ("of",):
        return False
    return passage.plain[passage.ends[last - 1] : passage.starts[at]].split() == list(words)


def _run(passage: Passage, sentence: Sentence, first: int, last: int) -> Iterator[Run]:
    """The run without function words at its beginning, if anything else is left; it alone otherwise."""
    words = passage.words
    if last - first == 1:
        yield _single(passage, sentence, first)
        return
    while last - first > 1 and words[first] in CALENDAR and words[first] not in FIRST_NAME:
        yield Run(first, first + 1, False, False, False, words[first])
        first += 1
    weak = _is_weak(passage, sentence, first)
    begin = first
    while begin < last - 1 and words[begin] in FUNCTION and not (begin > first and words[begin] == "of"):
        begin += 1
    while last - begin > 2 and words[last - 1] in _SAYING:  # "Ana Ruiz Said", in a headline's case
        last -= 1
    determined = _is_determined(passage, sentence, begin)
    linked = last - begin > 2 and "of" in words[begin + 1 : last - 1]
    yield Run(begin, last, weak and begin == first, determined, linked, surname(words[begin:last]))


def _single(passage: Passage, sentence: Sentence, at: int) -> Run:
    """The run of one word."""
    weak, determined = _is_weak(passage, sentence, at), _is_determined(passage, sentence, at)
    return Run(at, at + 1, weak, determined, False, surname(passage.words[at : at + 1]))


def _is_determined(passage: Passage, sentence: Sentence, at: int) -> bool:
    """Return whether an article or a possessive precedes the word in its sentence."""
    if at <= sentence.first or not gap(passage, at).isspace():
        return False
    before = passage.words[at - 1]
    return before in _DETERMINER or before.endswith("'s")


def base(word: str) -> str:
    """`word` without a possessive ending or a full stop."""
    if word[-1:] in "s'." and ("'" in word or "." in word):
        return word[:-2] if word.endswith("'s") else word.rstrip("'.")
    return word


def surname(words: Sequence[str]) -> str:
    """The word of a name that people are called by: the last, without Jr., `al-` and the like."""
    last = base(words[-1])
    if last in SUFFIX and len(words) > 1:
        last = base(words[-2])
    return _PREFIX.sub("", last) if "-" in last or "'" in last else last


def _is_weak(passage: Passage, sentence: Sentence, at: int) -> bool:
    """Whether a sentence, a quotation or a clause after a colon begins at the word."""
    if at == sentence.first:
        return True
    if passage.quoted[at] and not passage.quoted[at - 1]:
        return True
    between = gap(passage, at)
    return len(between) > 1 and (
        any(mark in between for mark in ":•|*…") or (len(between) > 2 and "." in between)
    )


def sentence_of(passage: Passage, at: int) -> Sentence:
    """The sentence that holds the word."""
    return passage.sentences[bisect_right(passage.sentences, at, key=lambda s: s.first) - 1]
