"""Runs of capitalised words: what may be a name, before anything is decided."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence
from itertools import compress, count
from typing import NamedTuple

from reliability.records import Passage, Sentence
from reliability.text.initials import capitals
from reliability.text.letter_case import is_heading, is_shouted
from reliability.text.spacing import gap
from reliability.text.word_lists import words as listed

FUNCTION = listed("names", "function") | listed("names", "determiner") | listed("names", "auxiliary")
"""Words that have a capital because a sentence begins with them."""
_DETERMINER = listed("names", "determiner") - {"that"}  # a conjunction before most names
PARTICLE = listed("names", "particle")
_MOST_PARTICLES = 2  # "de la"
_SAYING = listed("names", "saying")
SUFFIX = listed("names", "suffix")
CALENDAR = listed("names", "month") | listed("names", "weekday")
FIRST_NAME = listed("names", "first_name")
"""Words of other lists that are first names too."""
_PREFIX = re.compile(r"(?:[ae][lrsnz]-|ul-|[dl]')(?=\w)")
_PREFIXED = re.compile(r"(?:-(?<= [ae][lrsnz]-)|-(?<= ul-)|'(?<= [dl]'))\w")
"""A word that `_PREFIX` matches, among words with spaces before them."""
_JOINTS = frozenset({" ", "-", "\n", " & "})
_ABBREVIATED = frozenset({". ", ".\n", "."})
_CLAUSE_MARKS = frozenset(":•|*…")
_NEVER_NAMES = frozenset(
    (
        "the", "a", "an", "he", "she", "it", "they", "we", "i", "you", "this", "that", "these", "those", "in",
        "on", "at", "but", "and", "for", "with", "as", "if", "when", "his", "her", "their", "its", "there",
        "after", "while", "by",
    )
)  # fmt: skip
"""Small words that begin most sentences and are nobody's surname: looked at no further there."""


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


class CapitalRuns(NamedTuple):
    """The runs of a passage, its headings, whose capitals show no names, and the words that are shouted."""

    runs: list[Run]
    headings: list[Sentence]
    shouted: frozenset[int]


def find_runs(passage: Passage, surnames: Container[str] = ()) -> CapitalRuns:
    """Find the runs outside headings and shouting, in order; `surnames` are never shouted."""
    capital = _capital_words(passage)
    shouted = frozenset(
        [index for index in capital if is_shouted(passage, index) and passage.words[index] not in surnames]
    )
    runs: list[Run] = []
    headings: list[Sentence] = []
    place = 0
    for sentence in passage.sentences:
        begin, place = place, bisect_left(capital, sentence.last, place)
        inside = capital[begin:place]
        if is_heading(passage, sentence, inside):
            headings.append(sentence)
        elif inside:
            quiet = [index for index in inside if index not in shouted] if shouted else inside
            runs += _sentence_runs(passage, sentence.first, quiet)
    return CapitalRuns(runs, headings, shouted)


def _sentence_runs(passage: Passage, begin: int, capital: Sequence[int]) -> list[Run]:
    """The runs among the words `capital` of the sentence that begins at the word `begin`."""
    words = passage.words
    runs: list[Run] = []
    for first, last in _stretches(passage, begin, capital):
        if last - first == 1:
            weak, determined = _beginning(passage, begin, first)
            word = words[first] if words[first].isalpha() else surname(words[first:last])
            runs.append(Run(first, last, weak, determined, False, word))
        else:
            runs += _long_runs(passage, begin, first, last)
    return runs


def _capital_words(passage: Passage) -> list[int]:
    """The words with a capital, in front or behind a prefix such as "al-" and "d'"."""
    capital = list(compress(count(), capitals(passage)))
    if not _PREFIXED.search(" ".join(["", *passage.positions])):
        return capital
    return sorted({*capital, *_behind_prefixes(passage)})


def _behind_prefixes(passage: Passage) -> Iterator[int]:
    """Return words such as "al-Assad" and "d'Alema", with the capital inside."""
    for word in filter(_PREFIX.match, passage.positions):
        length = len(word) - len(_PREFIX.sub("", word))
        for index in passage.positions[word]:
            if passage.text[passage.starts[index] + length].isupper():
                yield index


def _stretches(passage: Passage, begin: int, capital: Sequence[int]) -> list[tuple[int, int]]:
    """The words that belong together among `capital`, of the sentence that begins at the word `begin`."""
    stretches: list[tuple[int, int]] = []
    first = last = -1
    for index in capital:
        if index == begin and passage.words[index] in _NEVER_NAMES:
            continue
        if index - last > _MOST_PARTICLES or last < 0 or not _continues(passage, last, index):
            if last >= 0:
                stretches.append((first, last))
            first = index
        last = index + 1
    if last >= 0:
        stretches.append((first, last))
    return stretches


def _continues(passage: Passage, last: int, index: int) -> bool:
    """Whether a name that ends before the word `last` continues at the word `index`, a few words on."""
    before = passage.words[last - 1]
    if passage.quoted[index] != passage.quoted[last - 1] or before.endswith("'s"):
        return False
    if index == last:
        between = gap(passage, index)
        return between in _JOINTS or between.isspace() or between in _ABBREVIATED
    words = passage.words[last:index]
    if words != ("of",) and not PARTICLE.issuperset(words):
        return False
    return passage.plain[passage.ends[last - 1] : passage.starts[index]].split() == list(words)


def _long_runs(passage: Passage, begin: int, first: int, last: int) -> Iterator[Run]:
    """The run of several words in the sentence that begins at `begin`; days and months before it apart.

    Function words at its beginning are left out if anything else remains.
    """
    words = passage.words
    while last - first > 1 and words[first] in CALENDAR and words[first] not in FIRST_NAME:
        yield Run(first, first + 1, False, False, False, words[first])
        first += 1
    start = first
    while start < last - 1 and words[start] in FUNCTION and not (start > first and words[start] == "of"):
        start += 1
    while last - start > 2 and words[last - 1] in _SAYING:  # "Ana Ruiz Said", in a headline's case
        last -= 1
    weak, determined = _beginning(passage, begin, start)
    linked = last - start > 2 and "of" in words[start + 1 : last - 1]
    yield Run(start, last, weak and start == first, determined, linked, surname(words[start:last]))


def _beginning(passage: Passage, begin: int, index: int) -> tuple[bool, bool]:
    """Whether any word would have a capital at `index`, and whether an article or a possessive precedes it.

    It would where a sentence, a quotation or a clause after a colon begins; `begin` is the sentence's first.
    """
    if index == begin:
        return True, False
    between = passage.plain[passage.ends[index - 1] : passage.starts[index]]
    before = passage.words[index - 1]
    determined = (before in _DETERMINER or before.endswith("'s")) and between.isspace()
    opens = passage.quoted[index] > passage.quoted[index - 1]
    return opens or (between != " " and _begins_clause(gap(passage, index))), determined


def _begins_clause(between: str) -> bool:
    """Whether a clause begins after `between`, whose white space is single."""
    return len(between) > 1 and (
        not _CLAUSE_MARKS.isdisjoint(between) or (len(between) > 2 and "." in between)
    )


def without_ending(word: str) -> str:
    """`word` without a possessive ending or a full stop."""
    if word.isalpha():
        return word
    return word[:-2] if word.endswith("'s") else word.rstrip("'.")


def surname(words: Sequence[str]) -> str:
    """The word of a name that people are called by: the last, without Jr., `al-` and the like."""
    last = without_ending(words[-1])
    if last in SUFFIX and len(words) > 1:
        last = without_ending(words[-2])
    return last if last.isalpha() else _PREFIX.sub("", last)
