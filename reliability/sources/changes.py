"""A source against itself: from which period on it writes differently.

The series of a source's periods is cut where the articles before and after differ most, and each part again,
as long as the difference is beyond chance (binary segmentation, Scott and Knott 1974). The level holds for
the whole series: of 100 sources that never change at most five have any flag.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import erfc, hypot, isnan, sqrt
from typing import Final, NamedTuple

from reliability.records import MEASURED, Change, Estimate, SourceProfile
from reliability.sources.estimating import Place, interval, normal_deviate
from reliability.sources.ranking import known_estimate

SURE: Final = 0.95
"""Probability of a change, over the whole series of a source and all numbers, from which it is flagged."""
_DATED = re.compile(r"\d{4}(-\d\d|-W\d\d)?")


class _Period(NamedTuple):
    """A period's mean, the variance of its articles, their number, and how well the variance is known."""

    mean: float
    variance: float
    articles: int
    freedom: float


def changed(profiles: Sequence[SourceProfile], reference: Mapping[str, Place]) -> list[SourceProfile]:
    """Return `profiles` in their order, those of dated periods with how they differ from earlier ones."""
    series: dict[str, list[int]] = {}
    for place in sorted(range(len(profiles)), key=lambda place: profiles[place].period):
        if _DATED.fullmatch(profiles[place].period):
            series.setdefault(profiles[place].source, []).append(place)
    found: dict[int, dict[str, Change]] = {}
    for places in series.values():
        for name in MEASURED:
            if name in reference:
                for place, change in _changes(profiles, places, name, reference[name]):
                    found.setdefault(place, {})[name] = change
    return [replace(profile, changes=found.get(place, {})) for place, profile in enumerate(profiles)]


def _changes(
    profiles: Sequence[SourceProfile], places: Sequence[int], name: str, reference: Place
) -> list[tuple[int, Change]]:
    """The change of one number at every period but the first, by the place of its profile."""
    known = [(place, _period(profiles[place], name)) for place in places]
    dated = [(place, period) for place, period in known if period]
    series = [period for _, period in dated]
    if len(series) < 2:
        return []
    cuts = _cuts(series, 0, len(series), (1 - SURE) / (len(MEASURED) * (len(series) - 1)))
    ends = [0, *cuts, len(series)]
    changes = []
    for place in range(1, len(series)):
        first = max(end for end in ends if end < place)
        last = min(end for end in ends if end > place)
        before, after = _pooled(series[first:place]), _pooled(series[place:last])
        difference = _difference(before, after, reference)
        changes.append((dated[place][0], Change(*difference, flagged=place in cuts)))
    return changes


def _period(profile: SourceProfile, name: str) -> _Period | None:
    estimate = known_estimate(profile, name)
    articles = profile.effective or profile.scored
    if estimate is None or not articles:
        return None
    return _Period(estimate.value, estimate.error**2 * articles, articles, estimate.freedom)


def _cuts(series: Sequence[_Period], first: int, last: int, level: float) -> list[int]:
    """Periods of `first` to `last` with which something else begins, in order."""
    if last - first < 2:
        return []
    tests = [(_p(series, first, place, last), place) for place in range(first + 1, last)]
    p, place = min(tests)
    if p > level:
        return []
    return [*_cuts(series, first, place, level), place, *_cuts(series, place, last, level)]


def _p(series: Sequence[_Period], first: int, place: int, last: int) -> float:
    """Return the two-sided p of no difference between the articles before `place` and from it on."""
    before, after = _pooled(series[first:place]), _pooled(series[place:last])
    error, freedom = hypot(before.error, after.error), before.freedom + after.freedom
    if not error:
        return 1.0
    return erfc(abs(normal_deviate((after.value - before.value) / error, freedom)) / sqrt(2))


def _pooled(periods: Sequence[_Period]) -> Estimate:
    """The mean over all articles of `periods`, by the variance within them."""
    articles = sum(period.articles for period in periods)
    freedom = sum(period.freedom for period in periods)
    mean = sum(period.articles * period.mean for period in periods) / articles
    variance = sum(period.freedom * period.variance for period in periods) / freedom
    return Estimate(mean, sqrt(variance / articles), freedom)


def _difference(before: Estimate, after: Estimate, reference: Place) -> tuple[float, float, float]:
    """The change in points with its 90 % interval, which may be lopsided (Zou and Donner 2008)."""
    (low, high), (its_low, its_high) = interval(after, reference), interval(before, reference)
    now, earlier = reference.outlet(after.value), reference.outlet(before.value)
    change = now - earlier
    if isnan(change):
        return change, change, change
    return (
        change,
        change - hypot(now - low, its_high - earlier),
        change + hypot(high - now, earlier - its_low),
    )
