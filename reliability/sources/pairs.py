"""Compare pairs of sources: which is higher, by how much, and with what probability."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import hypot, inf
from typing import NamedTuple

from reliability.errors import InputError
from reliability.records import MEASURED, RANKED, SourceProfile
from reliability.significance import NORMAL_90, Correction
from reliability.sources.ranks import by_period, in_falling_order, known_estimate
from reliability.sources.separation import (
    SortedEstimates,
    as_arrays,
    corrected_threshold,
    probability,
    squares,
    threshold,
)


class Pair(NamedTuple):
    """Two sources compared by one measure: `style`, a dimension, or `reliability`.

    `difference` is that of `first` less `second` in points of 100, with its 90 % interval; `probability` that
    of `first` being higher; `apart` the verdict after correction for all pairs of the measure and period.
    """

    first: str
    second: str
    period: str
    measure: str
    difference: float
    low: float
    high: float
    probability: float
    apart: bool


def pairs(
    profiles: Sequence[SourceProfile], correction: Correction = "holm", against: str = ""
) -> Iterator[Pair]:
    """Yield every pair of sources of a period by every measure, the higher one first.

    With `against`, a source's name, only its pairs, in which it is first; the correction is for these alone.
    Raises `InputError` where no source has that name.
    """
    if against and not any(profile.source == against for profile in profiles):
        some = ", ".join(sorted({profile.source for profile in profiles})[:8])
        raise InputError(f"No source named {against!r}. Sources here: {some}.")
    for period in by_period(profiles):
        for measure in RANKED:
            sources = [period[position] for position in in_falling_order(period, measure)]
            yield from (
                _pairs_with(sources, measure, correction, against)
                if against
                else _all_pairs(sources, measure, correction)
            )


def _all_pairs(sources: Sequence[SourceProfile], measure: str, correction: Correction) -> Iterator[Pair]:
    if len(sources) < 2:
        return
    estimates = as_arrays([profile.estimates[measure] for profile in sources])
    least = threshold(estimates, correction)
    for position, first in enumerate(sources[:-1]):
        row = _squares(estimates, position, slice(position + 1, None))
        for second, square in zip(sources[position + 1 :], row, strict=True):
            yield _pair(first, second, measure, square, apart=square >= least)


def _pairs_with(
    sources: Sequence[SourceProfile], measure: str, correction: Correction, against: str
) -> Iterator[Pair]:
    import numpy as np

    position = next((position for position, profile in enumerate(sources) if profile.source == against), None)
    if position is None or len(sources) < 2:
        return
    row = _squares(as_arrays([profile.estimates[measure] for profile in sources]), position, slice(None))
    others = [*row[:position], *row[position + 1 :]]
    least = corrected_threshold(np.array(others), 0, len(others), correction)
    for second, square in zip(sources, row, strict=True):
        if second.source != against:
            yield _pair(sources[position], second, measure, square, apart=square >= least)


def _squares(estimates: SortedEstimates, position: int, columns: slice) -> list[float]:
    """Return the squares of one source with others; 0 for pairs without any error."""
    import numpy as np

    source = SortedEstimates(*(part[position : position + 1] for part in estimates))
    others = SortedEstimates(*(part[columns] for part in estimates))
    positions, values = squares(source, others)
    row = np.zeros(len(others.values))
    row[positions] = values
    return [float(square) for square in row]


def _pair(first: SourceProfile, second: SourceProfile, measure: str, square: float, *, apart: bool) -> Pair:
    higher = probability(square)
    falling = first.estimates[measure].value >= second.estimates[measure].value
    return Pair(
        first.source,
        second.source,
        first.period,
        measure,
        *difference(first, second, measure),
        higher if falling else 1 - higher,
        apart and square < inf,
    )


def difference(first: SourceProfile, second: SourceProfile, measure: str) -> tuple[float, float, float]:
    """Return the difference of two sources in points, and its 90 % interval.

    For percentiles the interval is made from both sources' own, which may be lopsided (Zou and Donner 2008).
    """
    value, its_value = getattr(first, measure), getattr(second, measure)
    points = value - its_value
    if measure not in MEASURED:
        errors = [known_estimate(profile, measure) for profile in (first, second)]
        reach = NORMAL_90 * hypot(*(estimate.error for estimate in errors if estimate))
        return points, points - reach, points + reach
    (low, high), (its_low, its_high) = (
        getattr(profile, f"{measure}_interval") for profile in (first, second)
    )
    return (
        points,
        points - hypot(value - low, its_high - its_value),
        points + hypot(high - value, its_value - its_low),
    )
