"""Shouting: exclamation marks, question marks and capitals in the writer's own words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import compress, count

from reliability.lexicons import load
from reliability.records import Document, Evidence, Findings, Measure, Passage
from reliability.text.counting import counted, evidence
from reliability.text.initials import capitals

_EXCLAMATION = "shouting_exclamation_marks_per_1000_words"
_QUESTION = "shouting_question_marks_per_1000_words"
_CAPITALS = "shouting_capitals_per_1000_words"
_STYLE = "Horne & Adali 2017, 'This Just In: Fake News Packs a Lot in Title'; Horne et al. 2018 (NELA)"
MEASURES = (
    Measure(
        "shouting",
        "exclamation_marks_per_1000_words",
        "marks per 1,000 words",
        "Exclamation marks outside quotations.",
        "Higher means more shouting.",
        _STYLE,
        expected=-1,
    ),
    Measure(
        "shouting",
        "question_marks_per_1000_words",
        "marks per 1,000 words",
        "Question marks outside quotations.",
        "Higher means the writer asks more questions.",
        _STYLE,
        expected=-1,
    ),
    Measure(
        "shouting",
        "capitals_per_1000_words",
        "words per 1,000 words",
        "Ordinary words in capitals; acronyms and place names in datelines do not count.",
        "Higher means more shouting.",
        f"{_STYLE}; own word list of ordinary words",
        expected=-1,
    ),
)
_NEAR = 8
"""Code points from a word within which a mark still closes it: other marks, brackets, spaces."""
_UPPER = re.compile(r"[A-Z][A-Z'’]+[A-Z]")
_NAMES_WITH_MARK = frozenset({"yahoo", "jeopardy", "e"})


def extract(document: Document) -> Findings:
    """Rates outside quotations, by the writer's words; NaN where the writer has none."""
    body = document.body
    places = [*_marks(_EXCLAMATION, body, "!"), *_marks(_QUESTION, body, "?"), *_capitals(body)]
    return counted(MEASURES, places, body.writer_words)


def _marks(measure: str, body: Passage, mark: str) -> Iterator[Evidence]:
    """Marks right after a word of the writer's, or after another mark there; boilerplate has no words."""
    plain = body.plain
    position = plain.find(mark)
    while position >= 0:
        word = bisect_left(body.starts, position) - 1
        if word >= 0 and not body.quoted[word] and _closes(body, word, position):
            yield Evidence(measure, body.part, position, position + 1)
        position = plain.find(mark, position + 1)


def _closes(body: Passage, word: int, position: int) -> bool:
    """Return whether at most a few characters are between the word and the mark."""
    end = body.ends[word]
    return (
        position - end < _NEAR
        and not any(character.isalnum() or character == "\n" for character in body.plain[end:position])
        and body.words[word] not in _NAMES_WITH_MARK
    )


def _capitals(body: Passage) -> list[Evidence]:
    """Words of the list that are in capitals."""
    ordinary, text, starts, ends = load("ordinary_words").entries, body.text, body.starts, body.ends
    stretches = [
        (index, index + 1)
        for index in compress(count(), capitals(body))
        if text[starts[index] + 1 : starts[index] + 2].isupper()
        and body.words[index] in ordinary
        and not body.quoted[index]
        and _UPPER.fullmatch(text, starts[index], ends[index])
    ]
    return evidence(_CAPITALS, body, stretches)
