"""Counts as measures: rates and their evidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import nan
from typing import Any

from reliability.records import Deferred, Evidence, Findings, Measure, Part, Passage

Stretch = tuple[int, int] | tuple[int, int, Any]
"""Words `first:last` of a passage, and perhaps what was found there, as in `lexicons.Hit`."""


def per_1000(count: float, words: int) -> float:
    """Return `count` per 1,000 words; NaN without words."""
    return 1000 * count / words if words else nan


def share(part: float, whole: float) -> float:
    """`part / whole`, 0-1; NaN where `whole` is 0."""
    return part / whole if whole else nan


def evidence(measure: str, passage: Passage, stretches: Iterable[Stretch]) -> list[Evidence]:
    """Evidence for stretches of words of `passage`."""
    starts, ends = passage.starts, passage.ends
    spans = [(starts[stretch[0]], ends[stretch[1] - 1]) for stretch in stretches]
    return evidence_at(measure, passage.part, spans)


def evidence_at(measure: str, part: Part, spans: Iterable[tuple[int, int]]) -> list[Evidence]:
    """Evidence for code points `start:end`.

    Made a thousand times an article, so past the named tuple's own constructor, which takes twice as long.
    """
    make = tuple.__new__
    return [make(Evidence, (measure, part, start, end)) for start, end in spans]


def places(passage: Passage, *groups: tuple[str, Iterable[Stretch]]) -> Deferred[Evidence]:
    """Evidence for stretches of words of `passage`, in groups of a measure and its stretches."""
    return Deferred(lambda: (record for name, group in groups for record in evidence(name, passage, group)))


def counted(measures: Iterable[Measure], records: Sequence[Evidence], words: int) -> Findings:
    """Every measure as the rate of its evidence in `records` per thousand `words`."""
    counts = dict.fromkeys((measure.name for measure in measures), 0)
    for record in records:
        counts[record.measure] += 1
    return Findings({name: per_1000(count, words) for name, count in counts.items()}, tuple(records))
