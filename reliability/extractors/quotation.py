"""Quotation: how quotation marks are used, for speech or to hold a word at a distance."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from itertools import pairwise

from reliability.extractors._context import sentence_of
from reliability.lexicons import load
from reliability.records import Document, Findings, Measure, Passage
from reliability.text.counting import evidence, per_1000, share

_SCARE = "quotation_scare_quotes_per_1000_words"
_LONG = "quotation_long_quotation_share"
_LENGTH = "quotation_mean_words"
_LONGEST_SCARE = 3
"""Words of a scare quote, at most; longer quotations are somebody's words."""
_LONG_WORDS = 40
"""Words of a long quotation, which style guides set as a block of its own."""
_NEAR = 8
"""Words before a quotation in which a verb of saying makes it somebody's words."""
_REFERENCE = "Predelli 2003, Scare quotes and their relation to other semantic issues"

MEASURES: tuple[Measure, ...] = (
    Measure("quotation", "scare_quotes_per_1000_words", "per 1,000 words",
            "Quotations of one to three words inside a sentence, without a verb of saying before them.",
            "Higher means more words in scare quotes or quoted in fragments.", _REFERENCE, expected=-1),
    Measure("quotation", "long_quotation_share", "share, 0-1",
            f"Share of the quoted words that are in quotations of {_LONG_WORDS} words or more; empty "
            "without quotations.",
            "Higher means people are quoted at length.", "Chicago Manual of Style, 13.10: run-in and "
                                                         "block quotations"),
    Measure("quotation", "mean_words", "words", "Mean length of quotations; empty without quotations.",
            "Higher means longer quotations.", "Horne & Adali 2017, This just in: fake news packs a lot "
                                               "in title"),
)  # fmt: skip


def extract(document: Document) -> Findings:
    """The measures of the body's quotations."""
    body = document.body
    stretches = _stretches(document)
    lengths = [last - first for first, last in stretches]
    scare = [stretch for stretch in stretches if _is_scare(body, *stretch)]
    total = sum(lengths)
    values = {
        _SCARE: per_1000(len(scare), len(body.words)),
        _LONG: share(sum(length for length in lengths if length >= _LONG_WORDS), total),
        _LENGTH: share(total, len(lengths)),
    }
    return Findings(values, tuple(evidence(_SCARE, body, scare)))


def _stretches(document: Document) -> list[tuple[int, int]]:
    """The quotations as words `first:last`, without those that hold none."""
    starts = document.body.starts
    stretches = [(bisect_left(starts, start), bisect_left(starts, end)) for start, end in document.quotations]
    return [(first, last) for first, last in stretches if last > first]


@cache
def _speech() -> frozenset[str]:
    """The verbs of saying and describing, single words in every form."""
    entries = (entry for group in load("attribution_cues").entries.values() for entry in group)
    return frozenset(
        entry.words[0]
        for entry in entries
        if entry.category.startswith("statement")
        and not {"q", "s", "a"}.isdisjoint(entry.category.partition(":")[2])
    )


def _is_scare(body: Passage, first: int, last: int) -> bool:
    """Return whether a short, lower-case quotation is in the article's own sentence and nobody's words."""
    if last - first > _LONGEST_SCARE or first == 0 or last == len(body.words):
        return False
    if body.quoted[first - 1] or body.quoted[last] or body.text[body.starts[first]].isupper():
        return False
    if any(body.plain[body.ends[i] : body.starts[j]].strip() for i, j in pairwise(range(first, last))):
        return False
    sentence = sentence_of(body, first)
    if not sentence.first < first or not last < sentence.last:
        return False
    if not _speech().isdisjoint(body.words[max(sentence.first, first - _NEAR) : first]):
        return False
    lead = body.plain[body.ends[first - 1] : body.starts[first]]
    tail = body.plain[body.ends[last - 1] : body.starts[last]]
    return not any(mark in lead for mark in ",:") and not any(mark in tail for mark in ",.?!")
