"""How well scores of unseen outlets agree with their ratings: figures for the card."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import nan
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np

    from reliability.scoring.examples import Array


class Agreement(NamedTuple):
    """A figure over `outlets` outlets with its 95 % bootstrap interval over them."""

    what: str
    target: str
    value: float
    low: float
    high: float
    outlets: int


def spearman(predicted: Array, rated: Array) -> float:
    """Mean over the rows of `predicted` of Spearman's correlation with `rated`; NaN if undefined."""
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
    """Percentile 95 % interval of `statistic(indices of outlets)`, resampling outlets."""
    import numpy as np

    values = [statistic(random.integers(0, outlets, outlets)) for _ in range(rounds)]
    low, high = np.nanquantile(values, [0.025, 0.975])
    return float(low), float(high)


def mean_interval(
    groups: Sequence[tuple[Array, Array]], random: np.random.Generator, rounds: int = 1000
) -> tuple[float, float]:
    """Return the 95 % interval of the mean of groups' correlations, resampling each group's outlets.

    A group is its predictions (repetitions x outlets) and its ratings.
    """
    import numpy as np

    def drawn(predicted: Array, rated: Array) -> float:
        chosen = random.integers(0, len(rated), len(rated))
        return spearman(predicted[:, chosen], rated[chosen])

    values = [np.nanmean([drawn(*group) for group in groups]) for _ in range(rounds)]
    low, high = np.nanquantile(values, [0.025, 0.975])
    return float(low), float(high)


def share_interval(held: int, cases: int) -> tuple[float, float]:
    """Return the 95 % binomial interval of a share (Wilson 1927)."""
    from scipy.stats import binomtest

    reach = binomtest(held, cases).proportion_ci(method="wilson")
    return float(reach.low), float(reach.high)


def agreement(
    what: str, target: str, predicted: Array, rated: Array, random: np.random.Generator
) -> Agreement:
    """Spearman's correlation with its interval; `predicted` is repetitions x outlets."""
    low, high = interval(lambda at: spearman(predicted[:, at], rated[at]), len(rated), random)
    value = spearman(predicted, rated)
    return Agreement(what, target, round(value, 3), round(low, 3), round(high, 3), len(rated))
