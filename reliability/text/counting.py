"""Counts as measures: rates and their evidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import nan

from reliability.records import Deferred, Evidence, Findings, Measure, Part, Passage


def per_1000(count: float, words: int) -> float:
    """`count` a thousand words; NaN where there are no words."""
    return 1000 * count / words if words else nan


def share(part: float, whole: float) -> float:
    """`part / whole`, 0-1; NaN where `whole` is 0."""
    return part / whole if whole else nan


def evidence(measure: str, passage: Passage, stretches: Iterable[tuple[int, int]]) -> list[Evidence]:
    """Evidence for words `first:last` of `passage`."""
    starts, ends = passage.starts, passage.ends
    return evidence_at(measure, passage.part, [(starts[first], ends[last - 1]) for first, last in stretches])


def evidence_at(measure: str, part: Part, spans: Iterable[tuple[int, int]]) -> list[Evidence]:
    """Evidence for code points `start:end`.

    Made a thousand times an article, so past the named tuple's own constructor, which takes twice as long.
    """
    make = tuple.__new__
    return [make(Evidence, (measure, part, start, end)) for start, end in spans]


def places(passage: Passage, *groups: tuple[str, Sequence[tuple[int, int]]]) -> Deferred[Evidence]:
    """Evidence for words `first:last` of `passage`, given as groups of a measure and its stretches."""
    return Deferred(lambda: (found for group in groups for found in evidence(group[0], passage, group[1])))


def counted(measures: Iterable[Measure], found: Sequence[Evidence], words: int) -> Findings:
    """Every measure as the rate of its evidence in `found` a thousand `words`."""
    counts = dict.fromkeys((measure.name for measure in measures), 0)
    for place in found:
        counts[place.measure] += 1
    return Findings({name: per_1000(count, words) for name, count in counts.items()}, tuple(found))
