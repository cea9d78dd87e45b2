"""How well scores of unseen outlets agree with their ratings: figures for the card."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import nan
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np

    from reliability.scoring.examples import Array


_MIDDLE_95 = (0.025, 0.975)
"""Ends of the middle 95 % of bootstrap values."""


class Agreement(NamedTuple):
    """A figure over `outlets` outlets with its 95 % bootstrap interval over them."""

    what: str
    target: str
    value: float
    low: float
    high: float
    outlets: int


@dataclass(frozen=True, slots=True)
class TargetFigures:
    """Makes figures for one target; `random` draws the outlets of their bootstrap intervals."""

    target: str
    random: np.random.Generator

    def rank_correlation(self, what: str, predicted: Array, rated: Array) -> Agreement:
        """Return Spearman's correlation; `predicted` is repetitions x outlets."""
        reach = interval(
            lambda chosen: spearman(predicted[:, chosen], rated[chosen]), len(rated), self.random
        )
        return self._rounded(what, spearman(predicted, rated), reach, len(rated))

    def mean_rank_correlation(self, what: str, groups: Sequence[tuple[Array, Array]]) -> Agreement:
        """Return the mean of the groups' correlations; see `mean_interval` for `groups`."""
        import numpy as np

        value = float(np.mean([spearman(*group) for group in groups]))
        reach = mean_interval(groups, self.random)
        return self._rounded(what, value, reach, sum(len(rated) for _, rated in groups))

    def mean(self, what: str, values: Array) -> Agreement:
        """Return the mean of one value per outlet."""
        reach = interval(lambda chosen: float(values[chosen].mean()), len(values), self.random)
        return self._rounded(what, float(values.mean()), reach, len(values))

    def share(self, what: str, shares: Array) -> Agreement:
        """Return the mean share with a binomial interval, in which each outlet is one draw."""
        reach = share_interval(round(float(shares.sum())), len(shares))
        return self._rounded(what, float(shares.mean()), reach, len(shares))

    def _rounded(self, what: str, value: float, reach: tuple[float, float], outlets: int) -> Agreement:
        low, high = reach
        return Agreement(what, self.target, round(value, 3), round(low, 3), round(high, 3), outlets)


def spearman(predicted: Array, rated: Array) -> float:
    """Return Spearman's correlation of the rows of `predicted` with `rated`, on average; NaN if undefined."""
    import numpy as np
    from scipy.stats import rankdata

    ranks, rank = rankdata(predicted, axis=1), rankdata(rated)
    ranks = ranks - ranks.mean(axis=1, keepdims=True)
    rank = rank - rank.mean()
    norm = np.sqrt((ranks**2).sum(axis=1) * (rank**2).sum())
    return float(np.mean(ranks @ rank / norm)) if np.all(norm > 0) else nan


def interval(
    statistic: Callable[[Array], float], outlets: int, random: np.random.Generator, rounds: int = 1000
) -> tuple[float, float]:
    """Return the percentile 95 % interval of `statistic(indices of outlets)`, resampling outlets."""
    import numpy as np

    values = [statistic(random.integers(0, outlets, outlets)) for _ in range(rounds)]
    low, high = np.nanquantile(values, _MIDDLE_95)
    return float(low), float(high)


def mean_interval(
    groups: Sequence[tuple[Array, Array]], random: np.random.Generator, rounds: int = 1000
) -> tuple[float, float]:
    """Return the 95 % interval of the mean of groups' correlations, resampling each group's outlets.

    A group is its predictions (repetitions x outlets) and its ratings.
    """
    import numpy as np

    def resampled(predicted: Array, rated: Array) -> float:
        chosen = random.integers(0, len(rated), len(rated))
        return spearman(predicted[:, chosen], rated[chosen])

    values = [np.nanmean([resampled(*group) for group in groups]) for _ in range(rounds)]
    low, high = np.nanquantile(values, _MIDDLE_95)
    return float(low), float(high)


def share_interval(successes: int, cases: int) -> tuple[float, float]:
    """Return the 95 % binomial interval of a share (Wilson 1927)."""
    from scipy.stats import binomtest

    reach = binomtest(successes, cases).proportion_ci(method="wilson")
    return float(reach.low), float(reach.high)
