"""Changes in how a source writes, from one period to the next.

The series of a source's periods is cut where the articles before and after differ most, and each part again,
as long as the difference is beyond chance (binary segmentation, Scott and Knott 1974). The level holds for
the whole series: of 100 sources that never change at most five have any flag.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from math import erfc, hypot, isnan, sqrt
from typing import Final, NamedTuple

from reliability.records import MEASURED, Change, Estimate, SourceProfile
from reliability.sources.estimating import PRIOR, ReferenceSet, interval, normal_deviate, spread
from reliability.sources.ranks import known_estimate

SURE: Final = 0.95
"""Probability of a change, over the whole series of a source and all numbers, from which it is flagged."""
_DATED = re.compile(r"\d{4}(-\d\d|-W\d\d)?")


class _Period(NamedTuple):
    """A period's mean, the squared deviations of its articles, their degrees of freedom and number."""

    mean: float
    squares: float
    freedom: float
    articles: int


class _Articles(NamedTuple):
    """How the articles of a source vary within its periods: variance, how well it is known, and skewness.

    All periods share one variance: where rare values are large, as in counts, the few articles of a month
    without any would seem to be certain. The skewness is that of the reference articles.
    """

    variance: float
    freedom: float
    skewness: float


def with_changes(
    profiles: Sequence[SourceProfile], reference: Mapping[str, ReferenceSet]
) -> list[SourceProfile]:
    """Return `profiles` in their order, those of dated periods with how they differ from earlier ones."""
    series: dict[str, list[int]] = {}
    for position in sorted(range(len(profiles)), key=lambda position: profiles[position].period):
        if _DATED.fullmatch(profiles[position].period):
            series.setdefault(profiles[position].source, []).append(position)
    changes: dict[int, dict[str, Change]] = {}
    for positions in series.values():
        for name in MEASURED:
            if name in reference:
                for position, change in _changes(profiles, positions, name, reference[name]):
                    changes.setdefault(position, {})[name] = change
    return [replace(profile, changes=changes.get(position, {})) for position, profile in enumerate(profiles)]


def _changes(
    profiles: Sequence[SourceProfile], positions: Sequence[int], name: str, reference: ReferenceSet
) -> list[tuple[int, Change]]:
    """Return the change of one number at every period but the first, by the position of its profile."""
    usual = spread(reference.articles)
    periods = [(position, _period(profiles[position], name, usual)) for position in positions]
    dated = [(position, period) for position, period in periods if period]
    series = [period for _, period in dated]
    if len(series) < 2:
        return []
    articles = _articles(series, reference, usual)
    cuts = _cuts(series, (0, len(series)), (1 - SURE) / (len(MEASURED) * (len(series) - 1)), articles)
    ends = [0, *cuts, len(series)]
    changes = []
    for position in range(1, len(series)):
        first = max(end for end in ends if end < position)
        last = min(end for end in ends if end > position)
        before, after = (_pooled(part, articles) for part in (series[first:position], series[position:last]))
        difference = _difference(before, after, reference)
        changes.append((dated[position][0], Change(*difference, flagged=position in cuts)))
    return changes


def _period(profile: SourceProfile, name: str, usual: float) -> _Period | None:
    """Return a period as its articles alone show it, without the usual variance."""
    estimate = known_estimate(profile, name)
    articles = profile.effective or profile.scored
    if estimate is None or not articles:
        return None
    squares = estimate.freedom * estimate.error**2 * articles - PRIOR * usual
    return _Period(estimate.value, max(squares, 0.0), max(estimate.freedom - PRIOR, 0.0), articles)


def _articles(series: Sequence[_Period], reference: ReferenceSet, usual: float) -> _Articles:
    freedom = PRIOR + sum(period.freedom for period in series)
    squares = PRIOR * usual + sum(period.squares for period in series)
    return _Articles(squares / freedom, freedom, _skewness(tuple(reference.articles)))


@cache
def _skewness(quantiles: tuple[float, ...]) -> float:
    """Return the skewness of a distribution given by evenly spaced quantiles."""
    middles = [(low + high) / 2 for low, high in pairwise(quantiles)]
    mean = sum(middles) / len(middles)
    variance = sum((middle - mean) ** 2 for middle in middles) / len(middles)
    third = sum((middle - mean) ** 3 for middle in middles) / len(middles)
    return third / (variance * sqrt(variance)) if variance else 0.0


def _cuts(
    series: Sequence[_Period], section: tuple[int, int], level: float, articles: _Articles
) -> list[int]:
    """Return the periods in the `section` of the series at which the writing changes, in order."""
    first, last = section
    if last - first < 2:
        return []
    tests = [(_p_value(series[first:position], series[position:last], articles), position)
             for position in range(first + 1, last)]  # fmt: skip
    p_value, position = min(tests)
    if p_value > level:
        return []
    earlier, later = (_cuts(series, side, level, articles) for side in ((first, position), (position, last)))
    return [*earlier, position, *later]


def _p_value(before: Sequence[_Period], after: Sequence[_Period], articles: _Articles) -> float:
    """Return the two-sided p of no difference between the articles before and after."""
    earlier, later = _pooled(before, articles), _pooled(after, articles)
    error = hypot(earlier.error, later.error)
    if not error:
        return 1.0
    deviate = normal_deviate((later.value - earlier.value) / error, articles.freedom)
    skewness = _skewness_of_difference(_count(before), _count(after), articles.skewness)
    return erfc(abs(_symmetric(deviate, skewness)) / sqrt(2))


def _skewness_of_difference(before: int, after: int, skewness: float) -> float:
    """Return the skewness of the difference of two means, the later less the earlier."""
    variance = 1 / before + 1 / after
    return skewness * (1 / after**2 - 1 / before**2) / (variance * sqrt(variance))


def _symmetric(deviate: float, skewness: float) -> float:
    """Return the normal deviate as rare as one of a skewed distribution, by the cubic of Hall (1992)."""
    a = skewness / 6
    return deviate - a * deviate**2 + a**2 * deviate**3 / 3 + a


def _count(periods: Sequence[_Period]) -> int:
    return sum(period.articles for period in periods)


def _pooled(periods: Sequence[_Period], articles: _Articles) -> Estimate:
    """Return the mean over all articles of `periods`."""
    count = _count(periods)
    mean = sum(period.articles * period.mean for period in periods) / count
    return Estimate(mean, sqrt(articles.variance / count), articles.freedom)


def _difference(before: Estimate, after: Estimate, reference: ReferenceSet) -> tuple[float, float, float]:
    """Return the change in points with its 90 % interval, which may be lopsided (Zou and Donner 2008)."""
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
