"""Pairs of sources: which is higher, by how much, and with what probability; one pair at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import hypot, inf
from typing import NamedTuple

from reliability.errors import InputError
from reliability.records import MEASURED, RANKED, SourceProfile
from reliability.sources.estimating import NORMAL_90
from reliability.sources.ranking import in_order, known_estimate, periods
from reliability.sources.separation import (
    Correction,
    Sorted,
    arranged,
    corrected,
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
    for period in periods(profiles):
        for measure in RANKED:
            known = [period[place] for place in in_order(period, measure)]
            yield from (
                _against(known, measure, correction, against) if against else _all(known, measure, correction)
            )


def _all(known: Sequence[SourceProfile], measure: str, correction: Correction) -> Iterator[Pair]:
    if len(known) < 2:
        return
    given = arranged([profile.estimates[measure] for profile in known])
    least = threshold(given, correction)
    for place, first in enumerate(known[:-1]):
        row = _squares(given, place, slice(place + 1, None))
        for second, square in zip(known[place + 1 :], row, strict=True):
            yield _pair(first, second, measure, square, apart=square >= least)


def _against(
    known: Sequence[SourceProfile], measure: str, correction: Correction, against: str
) -> Iterator[Pair]:
    import numpy as np

    place = next((place for place, profile in enumerate(known) if profile.source == against), None)
    if place is None or len(known) < 2:
        return
    row = _squares(arranged([profile.estimates[measure] for profile in known]), place, slice(None))
    others = [*row[:place], *row[place + 1 :]]
    least = corrected(np.array(others), 0, len(others), correction)
    for second, square in zip(known, row, strict=True):
        if second.source != against:
            yield _pair(known[place], second, measure, square, apart=square >= least)


def _squares(given: Sorted, place: int, columns: slice) -> list[float]:
    """The squares of one source with others; 0 for those of which nothing is known."""
    import numpy as np

    one = Sorted(*(part[place : place + 1] for part in given))
    rest = Sorted(*(part[columns] for part in given))
    places, found = squares(one, rest)
    row = np.zeros(len(rest.values))
    row[places] = found
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
    one, other = getattr(first, measure), getattr(second, measure)
    apart = one - other
    if measure not in MEASURED:
        errors = [known_estimate(profile, measure) for profile in (first, second)]
        reach = NORMAL_90 * hypot(*(estimate.error for estimate in errors if estimate))
        return apart, apart - reach, apart + reach
    (low, high), (its_low, its_high) = (getattr(each, f"{measure}_interval") for each in (first, second))
    return apart, apart - hypot(one - low, its_high - other), apart + hypot(high - one, other - its_low)
