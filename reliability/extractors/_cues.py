"""Cues in a passage: candidates from the list, each decided by what stands before and behind it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reliability.extractors._cue_list import Cue, Phrase, phrases
from reliability.extractors._cue_rules import attributes, attributes_near
from reliability.extractors._word_class import word_class
from reliability.records import Passage, Sentence

_STOPS = frozenset({"comma", "break", "end"})
_DATED = frozenset({"on", "last", "this", "late", "early"})
_DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_AUXILIARY = frozenset({"have", "modal", "do"})
_SUBJECTS = frozenset({"name", "pronoun", "first", "word", "plural", "possessive"})
_SOON = 10
_SUBJECT_WORDS = 9
_LINE = 12
"""How far to look: for a quotation behind, the begin of a subject before, a headline around a cue."""


class Candidate(NamedTuple):
    """A cue at the words `first:last`; `start` reaches left over adverbs, `before` is what stands there."""

    cue: Cue
    start: int
    first: int
    last: int
    before: str
    after: str
    sentence: int


def found_cues(passage: Passage) -> Iterator[Candidate]:
    """Every cue outside quotations, in order."""
    index, positions, words, sentences = phrases(), passage.positions, passage.words, passage.sentences
    places = sorted([at for word in index.keys() & positions.keys() for at in positions[word]])
    if passage.writer_words < len(words):
        flags = passage.quoted
        places = [at for at in places if not flags[at]]
    free = number = 0
    for at in places:
        if at < free:
            continue
        for phrase in index[words[at]]:
            last = at + len(phrase.words)
            if last == at + 1 or (words[at:last] == phrase.words and _unbroken(passage, at, last)):
                while sentences[number].last <= at:
                    number += 1
                free = last
                if found := _decide(passage, phrase, at, number):
                    yield found
                break


def _unbroken(passage: Passage, first: int, last: int) -> bool:
    starts, ends = passage.starts, passage.ends
    return all(
        starts[i + 1] - ends[i] == 1 or passage.plain[ends[i] : starts[i + 1]].isspace()
        for i in range(first, last - 1)
    )


def _decide(passage: Passage, phrase: Phrase, at: int, number: int) -> Candidate | None:
    """The first reading of the phrase at word `at` that attributes there; none inside a name."""
    sentence, last = passage.sentences[number], at + len(phrase.words)
    start, preceding = before(passage, at, sentence.first)
    lead = phrase.readings[0]
    near = _quotes_soon(passage, last, sentence.last) and attributes_near(lead.category, lead.form, preceding)
    if not near and preceding not in phrase.befores:
        return None
    if phrase.homograph and _in_name(passage, at, sentence):
        return None
    after = _after(passage, last, sentence.last)
    if lead.part == "verb" and (not phrase.homograph or after in _STOPS):
        after = "tail" if _closes(passage, start, preceding, after, sentence.first) else after
    for cue in phrase.readings:
        if attributes(cue.places, preceding, after):
            return Candidate(cue, start, at, last, preceding, after, number)
    return Candidate(lead, start, at, last, preceding, after, number) if near else None


def _in_name(passage: Passage, at: int, sentence: Sentence) -> bool:
    """Whether the word is capitalised within a sentence that is no headline, as in "United States"."""
    starts, text, words = passage.starts, passage.text, passage.words
    if at == sentence.first or not text[starts[at]].isupper():
        return False
    around = range(max(sentence.first, at - _LINE), min(sentence.last, at + _LINE))
    return any(text[starts[i]].islower() and len(words[i]) > 4 for i in around)


def _quotes_soon(passage: Passage, last: int, end: int) -> bool:
    """Whether a quotation of two words or more begins within a few words, in the same sentence."""
    begin = passage.quoted.find(1, last, min(end, last + _SOON))
    return 0 <= begin < len(passage.quoted) - 1 and bool(passage.quoted[begin + 1])


def _closes(passage: Passage, start: int, preceding: str, after: str, first: int) -> bool:
    """Whether the clause stands behind what it attributes, as in `"…," she said on Monday`."""
    if preceding in _AUXILIARY:
        start -= 1
    elif preceding not in _SUBJECTS:
        return False
    if passage.quoted.rfind(1, max(first - 1, start - 5, 0), start) >= 0:
        return True
    return after in _STOPS and any(
        "," in passage.plain[passage.ends[j - 1] : passage.starts[j]]
        for j in range(start - 1, max(first, start - _SUBJECT_WORDS), -1)
    )


def before(passage: Passage, at: int, first: int) -> tuple[int, str]:
    """Where the adverbs before word `at` begin, and what stands before them: a word's class or a mark."""
    starts, ends = passage.starts, passage.ends
    for j in range(at - 1, first - 1, -1):
        if passage.quoted[j]:
            return j + 1, "quote"
        gap = passage.plain[ends[j] : starts[j + 1]]
        if gap != " " and (mark := _mark(gap)):
            return j + 1, mark
        kind = word_class(passage, j)
        if kind != "adverb" and not (passage.words[j] in _DATED and passage.words[j + 1] in _DAYS):
            return j + 1, kind
    return first, "start"


def _after(passage: Passage, last: int, end: int) -> str:
    """What stands behind word `last - 1` and the adverbs there: a word's class, a preposition or a mark."""
    starts, ends = passage.starts, passage.ends
    for j in range(last, end):
        if passage.quoted[j]:
            return "quote"
        gap = passage.plain[ends[j - 1] : starts[j]]
        if gap != " " and (mark := _mark(gap)):
            return mark
        kind = word_class(passage, j)
        if kind == "preposition":
            return passage.words[j]
        if kind != "adverb":
            return kind
    return "colon" if ":" in passage.plain[ends[end - 1] : ends[end - 1] + 3] else "end"


def _mark(gap: str) -> str:
    """The kind of punctuation between two words; empty for a mere space."""
    if "," in gap:
        return "comma"
    if ":" in gap:
        return "colon"
    if gap == "' ":
        return "possessive"
    return "break" if gap.strip(" \n\t-/") or " -" in gap else ""
