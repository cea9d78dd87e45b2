"""Marks against two careful readers: what `explain` shows, on articles of the reading set."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import nan
from pathlib import Path
from typing import Final, NamedTuple

from reliability import pipeline
from reliability.evaluation.figure import CheckFigure, bootstrap
from reliability.evaluation.reading_set import KINDS, Marks, ReadArticle, TextMark, matches, overlap, readings
from reliability.records import ArticleProfile, Attribution, Span

EVIDENCE: Final = {
    "hedges": "hedging_hedges_",
    "weasels": "hedging_weasels_",
    "loaded": "loaded_wording_loaded_words_",
    "charged": "sentiment_charged_",
}
"""How the measures begin whose evidence is a kind of mark."""


class MarkTally(NamedTuple):
    """Counts of one article: a share is `part / whole`."""

    part: int
    whole: int


class MarkedReading(NamedTuple):
    """A reading and the marks of the tool on the same article."""

    reading: ReadArticle
    ours: Marks


def check(data: Path) -> list[CheckFigure]:
    """Return precision, recall and more by kind of mark, on the `test` half of the reading set.

    Precision is the share of marks that at least one reader has too, recall the share of the marks of both
    readers that are found. Source, kind and speakers are judged where the cue agrees.
    """
    marked = [
        MarkedReading(reading, marks(pipeline.profile(reading.article))) for reading in readings(data, "test")
    ]
    return figures(marked)


def figures(marked: Sequence[MarkedReading]) -> list[CheckFigure]:
    """Return the figures of these articles."""
    by_kind = [figure for kind in KINDS for figure in _kind_figures(kind, marked)]
    return [
        *by_kind,
        _figure("statements: source span, given the cue", "share", marked, _count_sources),
        _figure("statements: kind of source, given the cue", "share", marked, _count_kinds),
        _figure("distinct speakers within one of a reader's count", "share", marked, _count_speakers),
    ]


def marks(profile: ArticleProfile) -> Marks:
    """Return the marks that `explain` shows in the text, by kind."""
    shown = {kind: sorted(_evidence(profile, EVIDENCE[kind])) for kind in EVIDENCE}
    return {
        "statements": [_mark(attribution) for attribution in profile.statements],
        "beliefs": [_mark(attribution) for attribution in profile.beliefs],
        **{kind: [TextMark(span) for span in spans] for kind, spans in shown.items()},
    }


def _evidence(profile: ArticleProfile, measure: str) -> set[Span]:
    return {
        Span(passage.start, passage.end)
        for passage in profile.evidence
        if passage.part == "text" and passage.measure.startswith(measure)
    }


def _mark(attribution: Attribution) -> TextMark:
    source = _hull(attribution.source) if attribution.source else None
    return TextMark(_hull(attribution.cue), source, attribution.kind, attribution.speaker)


def _hull(spans: Sequence[Span]) -> Span:
    return Span(spans[0].start, spans[-1].end)


def _kind_figures(kind: str, marked: Sequence[MarkedReading]) -> Iterator[CheckFigure]:
    agreed = _share([_count_agreed(kind, read.reading) for read in marked])
    yield _figure(kind, "precision", marked, lambda read: _count_precise(kind, read), agreed)
    yield _figure(kind, "recall", marked, lambda read: _count_recalled(kind, read), agreed)


def _count_agreed(kind: str, reading: ReadArticle) -> MarkTally:
    """Return how many marks the readers share, of all they made."""
    first, second = reading.first[kind], reading.second[kind]
    return MarkTally(2 * len([*matches(first, second)]), len(first) + len(second))


def _count_precise(kind: str, read: MarkedReading) -> MarkTally:
    ours = read.ours[kind]
    right = {mark for reader in _readers(read) for mark, _ in matches(ours, reader[kind])}
    return MarkTally(len(right), len(ours))


def _count_recalled(kind: str, read: MarkedReading) -> MarkTally:
    shared = [mark for mark, _ in matches(read.reading.first[kind], read.reading.second[kind])]
    return MarkTally(len([*matches(shared, read.ours[kind])]), len(shared))


def _readers(read: MarkedReading) -> tuple[Marks, Marks]:
    return read.reading.first, read.reading.second


def _matched_statements(read: MarkedReading) -> Iterator[tuple[TextMark, list[TextMark]]]:
    """Yield each statement of ours that a reader has too, with the readers' marks of it."""
    partners: dict[TextMark, list[TextMark]] = {}
    for reader in _readers(read):
        for mark, partner in matches(read.ours["statements"], reader["statements"]):
            partners.setdefault(mark, []).append(partner)
    yield from partners.items()


def _count_sources(read: MarkedReading) -> MarkTally:
    sources_of_partners = [
        (mark, [p.source for p in partners if p.source]) for mark, partners in _matched_statements(read)
    ]
    with_sources = [(mark, sources) for mark, sources in sources_of_partners if sources]
    right = [
        mark
        for mark, sources in with_sources
        if mark.source and any(overlap(mark.source, s) for s in sources)
    ]
    return MarkTally(len(right), len(with_sources))


def _count_kinds(read: MarkedReading) -> MarkTally:
    pairs = [*_matched_statements(read)]
    return MarkTally(sum(mark.kind in {p.kind for p in partners} for mark, partners in pairs), len(pairs))


def _count_speakers(read: MarkedReading) -> MarkTally:
    ours = _distinct_speakers(read.ours)
    return MarkTally(int(any(abs(ours - _distinct_speakers(reader)) <= 1 for reader in _readers(read))), 1)


def _distinct_speakers(marks: Marks) -> int:
    return len({mark.speaker for mark in marks["statements"] if mark.speaker is not None})


def _share(tallies: Sequence[MarkTally]) -> float:
    whole = sum(tally.whole for tally in tallies)
    return sum(tally.part for tally in tallies) / whole if whole else nan


def _figure(
    name: str,
    statistic: str,
    marked: Sequence[MarkedReading],
    tally: Callable[[MarkedReading], MarkTally],
    agreed: float = nan,
) -> CheckFigure:
    tallies = [counts for counts in map(tally, marked) if counts.whole]
    interval = (
        bootstrap(tallies, lambda chosen: _share([tallies[i] for i in chosen])) if tallies else (nan, nan)
    )
    return CheckFigure(
        check="marks", name=name, statistic=statistic, value=_share(tallies), interval=interval,
        cases=sum(tally.whole for tally in tallies), annotators=agreed,
    )  # fmt: skip
