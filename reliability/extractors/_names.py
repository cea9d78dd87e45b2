"""Names by their form only: which name it is must not matter."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterator
from itertools import compress, count

from reliability.lexicons.syllables import easy_words
from reliability.records import Passage, Sentence
from reliability.text.initials import capitals

Stretch = tuple[int, int]

_JOINTS = frozenset({" ", "-", ". ", " & ", "\n"})
_LONGEST_ACRONYM = 6  # UNESCO
_SHORTEST_SHOUT = 4  # shorter ones are mostly US, UN, WHO
_LONG = 4  # headings in title case capitalise all words of four letters and more (AP, APA styles)


def capitalised(passage: Passage) -> list[int]:
    """Indices of the writer's words that begin with a capital; not those of headings, nor shouted ones."""
    text, starts, ends, quoted = passage.text, passage.starts, passage.ends, passage.quoted
    found = list(compress(count(), capitals(passage)))
    if passage.writer_words < len(passage.words):
        found = [at for at in found if not quoted[at]]
    headings = set(_in_headings(passage, found))
    shouted = {at for at in found if (word := text[starts[at] : ends[at]]).isupper() and _shouted(word)}
    return [at for at in found if at not in headings and at not in shouted] if headings or shouted else found


def _shouted(word: str) -> bool:
    """Whether a word in capitals is emphasis: a long or an everyday one (YEARS)."""
    if len(word) < _SHORTEST_SHOUT:
        return False
    return len(word) > _LONGEST_ACRONYM or word.lower() in easy_words()


def _in_headings(passage: Passage, found: list[int]) -> Iterator[int]:
    for sentence in passage.sentences:
        low, high = bisect_left(found, sentence.first), bisect_left(found, sentence.last)
        length = sentence.last - sentence.first
        if high - low > 2 and 2 * (high - low) >= length and _is_heading(passage, sentence):
            yield from found[low:high]


def _is_heading(passage: Passage, sentence: Sentence) -> bool:
    if passage.text.startswith(".", passage.ends[sentence.last - 1]):
        return False
    return not any(
        end - start >= _LONG and passage.text[start].islower()
        for start, end in zip(
            passage.starts[sentence.first : sentence.last],
            passage.ends[sentence.first : sentence.last],
            strict=True,
        )
    )


def names(
    passage: Passage, capitalised_words: list[int], links: Container[str], others: Container[str]
) -> list[Stretch]:
    """Return runs of capitalised words with one inside a sentence, including words of `links` between them.

    `others` are capitalised words that are not names; they neither begin a name nor are one alone.
    """
    first_words = {sentence.first for sentence in passage.sentences}
    words = passage.words
    found = []
    for first, last in _runs(passage, capitalised_words, links):
        while first < last and words[first] in others:
            first += 1
        if first < last and (last - first > 1 or first not in first_words):
            found.append((first, last))
    return found


def _runs(passage: Passage, found: list[int], links: Container[str]) -> Iterator[Stretch]:
    first = last = -1
    for at in found:
        if at <= last + 1 and last > first and _continues(passage, last, at, links):
            last = at + 1
            continue
        if last > first:
            yield first, last
        first, last = at, at + 1
    if last > first:
        yield first, last


def _continues(passage: Passage, last: int, at: int, links: Container[str]) -> bool:
    """Whether a name that ends before the word `last` goes on at the word `at`."""
    between = passage.plain[passage.ends[last - 1] : passage.starts[at]]
    if at == last:
        return between in _JOINTS or between.isspace() or f"{between.rstrip()} " in _JOINTS
    return at == last + 1 and passage.words[last] in links and between.split() == [passage.words[last]]
