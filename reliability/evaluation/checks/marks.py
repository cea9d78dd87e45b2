"""Marks against two careful readers: what `explain` shows, on articles of the reading set."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import nan
from pathlib import Path
from typing import Final, NamedTuple

from reliability import pipeline
from reliability.evaluation.figure import Figure, bootstrap
from reliability.evaluation.reading_set import KINDS, Mark, Marks, Reading, matches, overlap, readings
from reliability.records import ArticleProfile, Attribution, Span

EVIDENCE: Final = {
    "hedges": "hedging_hedges_",
    "weasels": "hedging_weasels_",
    "loaded": "loaded_wording_loaded_words_",
    "charged": "sentiment_charged_",
}
"""How the measures begin whose evidence is a kind of mark."""


class Tally(NamedTuple):
    """Counts of one article: a share is `part / whole`."""

    part: int
    whole: int


class Read(NamedTuple):
    """A reading and the marks of the tool on the same article."""

    reading: Reading
    ours: Marks


def check(data: Path) -> list[Figure]:
    """Return precision, recall and more by kind of mark, on the `test` half of the reading set.

    Precision is the share of marks that at least one reader has too, recall the share of the marks of both
    readers that are found. Source, kind and speakers are judged where the cue agrees.
    """
    reads = [Read(reading, marks(pipeline.profile(reading.article))) for reading in readings(data, "test")]
    return figures(reads)


def figures(reads: Sequence[Read]) -> list[Figure]:
    """Return the figures of these articles."""
    by_kind = [figure for kind in KINDS for figure in _of_kind(kind, reads)]
    return [
        *by_kind,
        _figure("statements: source span, given the cue", "share", reads, _sources),
        _figure("statements: kind of source, given the cue", "share", reads, _kinds),
        _figure("distinct speakers within one of a reader's count", "share", reads, _speakers),
    ]


def marks(profile: ArticleProfile) -> Marks:
    """Return the marks that `explain` shows in the text, by kind."""
    shown = {kind: sorted(_evidence(profile, EVIDENCE[kind])) for kind in EVIDENCE}
    return {
        "statements": [_mark(attribution) for attribution in profile.statements],
        "beliefs": [_mark(attribution) for attribution in profile.beliefs],
        **{kind: [Mark(span) for span in spans] for kind, spans in shown.items()},
    }


def _evidence(profile: ArticleProfile, measure: str) -> set[Span]:
    return {
        Span(passage.start, passage.end)
        for passage in profile.evidence
        if passage.part == "text" and passage.measure.startswith(measure)
    }


def _mark(attribution: Attribution) -> Mark:
    source = _hull(attribution.source) if attribution.source else None
    return Mark(_hull(attribution.cue), source, attribution.kind, attribution.speaker)


def _hull(spans: Sequence[Span]) -> Span:
    return Span(spans[0].start, spans[-1].end)


def _of_kind(kind: str, reads: Sequence[Read]) -> Iterator[Figure]:
    agreed = _share([_agreed(kind, read.reading) for read in reads])
    yield _figure(kind, "precision", reads, lambda read: _precise(kind, read), agreed)
    yield _figure(kind, "recall", reads, lambda read: _recalled(kind, read), agreed)


def _agreed(kind: str, reading: Reading) -> Tally:
    """How many marks the readers share, of all they made."""
    first, second = reading.first[kind], reading.second[kind]
    return Tally(2 * len([*matches(first, second)]), len(first) + len(second))


def _precise(kind: str, read: Read) -> Tally:
    ours = read.ours[kind]
    right = {mark for reader in _readers(read) for mark, _ in matches(ours, reader[kind])}
    return Tally(len(right), len(ours))


def _recalled(kind: str, read: Read) -> Tally:
    both = [mark for mark, _ in matches(read.reading.first[kind], read.reading.second[kind])]
    return Tally(len([*matches(both, read.ours[kind])]), len(both))


def _readers(read: Read) -> tuple[Marks, Marks]:
    return read.reading.first, read.reading.second


def _pairs(read: Read) -> Iterator[tuple[Mark, list[Mark]]]:
    """Each statement of ours that a reader has too, with the readers' marks of it."""
    theirs: dict[Mark, list[Mark]] = {}
    for reader in _readers(read):
        for mark, partner in matches(read.ours["statements"], reader["statements"]):
            theirs.setdefault(mark, []).append(partner)
    yield from theirs.items()


def _sources(read: Read) -> Tally:
    known = [(mark, [p.source for p in partners if p.source]) for mark, partners in _pairs(read)]
    asked = [(mark, sources) for mark, sources in known if sources]
    right = [mark for mark, sources in asked if mark.source and any(overlap(mark.source, s) for s in sources)]
    return Tally(len(right), len(asked))


def _kinds(read: Read) -> Tally:
    pairs = [*_pairs(read)]
    return Tally(sum(mark.kind in {p.kind for p in partners} for mark, partners in pairs), len(pairs))


def _speakers(read: Read) -> Tally:
    ours = _distinct(read.ours)
    return Tally(int(any(abs(ours - _distinct(reader)) <= 1 for reader in _readers(read))), 1)


def _distinct(marks: Marks) -> int:
    return len({mark.speaker for mark in marks["statements"] if mark.speaker is not None})


def _share(tallies: Sequence[Tally]) -> float:
    whole = sum(tally.whole for tally in tallies)
    return sum(tally.part for tally in tallies) / whole if whole else nan


def _figure(
    name: str, statistic: str, reads: Sequence[Read], tally: Callable[[Read], Tally], agreed: float = nan
) -> Figure:
    tallies = [counts for counts in map(tally, reads) if counts.whole]
    interval = (
        bootstrap(tallies, lambda chosen: _share([tallies[i] for i in chosen])) if tallies else (nan, nan)
    )
    return Figure(
        check="marks", name=name, statistic=statistic, value=_share(tallies), interval=interval,
        cases=sum(tally.whole for tally in tallies), annotators=agreed,
    )  # fmt: skip
