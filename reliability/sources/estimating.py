"""Estimates of how a source writes, with their sampling error, and intervals among reference outlets."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, isinf, isnan, log1p, nan, sqrt
from typing import Final, Protocol

from reliability.records import Estimate, Interval
from reliability.significance import NORMAL_90
from reliability.sources.summary import Sums

_MIDDLE_HALF: Final = 1.349
"""Width of a normal distribution's middle half, in standard deviations."""
PRIOR: Final = 2.0
"""Degrees of freedom of the variance between a source's articles before any is seen: few, since outlets
differ, up to threefold in loaded wording."""


class ReferenceSet(Protocol):
    """Percentiles among reference articles and outlets; see `reliability.scoring.references`."""

    @property
    def measure(self) -> str: ...  # noqa: D102
    @property
    def articles(self) -> Sequence[float]: ...  # noqa: D102
    def outlet(self, value: float, /) -> float: ...  # noqa: D102


UNKNOWN: Final = Estimate(nan, nan)


def estimate(sums: Sums, reference: ReferenceSet) -> Estimate:
    """Return the mean over articles and its standard error.

    The variance is a mean of the source's own and that among reference articles, weighted by degrees of
    freedom, so that two articles that happen to be similar do not seem certain.
    """
    if not sums.count:
        return UNKNOWN
    usual = spread(reference.articles)
    variance = sums.deviation**2 if sums.count > 1 else 0.0
    freedom = PRIOR + sums.count - 1
    pooled = (PRIOR * usual + (sums.count - 1) * variance) / freedom
    return Estimate(sums.mean, sqrt(pooled / sums.count), freedom)


def spread(quantiles: Sequence[float]) -> float:
    """Return the variance of a normal distribution with the middle half of these evenly spaced quantiles.

    Long tails, of a few outlets that write like no other, are left out.
    """
    quarter = (len(quantiles) - 1) / 4
    low, high = quantiles[round(quarter)], quantiles[round(3 * quarter)]
    return ((high - low) / _MIDDLE_HALF) ** 2


def interval(estimate: Estimate, reference: ReferenceSet) -> Interval:
    """Return the 90 % interval of a source's percentile among reference outlets."""
    reach = estimate.error * deviate(NORMAL_90, estimate.freedom)
    return reference.outlet(estimate.value - reach), reference.outlet(estimate.value + reach)


def deviate(normal: float, freedom: float) -> float:
    """Return the t that is as rare as a normal deviate (Wallace 1959).

    Examples
    --------
    >>> round(deviate(1.6449, 5), 2)  # tables: 2.02
    2.02
    """
    if isinf(freedom):
        return normal
    scaled = normal * (8 * freedom + 3) / (8 * freedom + 1)
    return sqrt(freedom * (exp(scaled**2 / freedom) - 1))


def normal_deviate(t: float, freedom: float) -> float:
    """Return the normal deviate that is as rare as `t`: the inverse of `deviate`."""
    if isinf(freedom) or isnan(t):
        return t
    size = (8 * freedom + 1) / (8 * freedom + 3) * sqrt(freedom * log1p(t * t / freedom))
    return size if t >= 0 else -size
