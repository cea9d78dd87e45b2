"""Fit and calibrate the probability that readers call an article one-sided."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from reliability.errors import TrainingError
from reliability.scoring import transforms
from reliability.scoring.directions import bounds
from reliability.scoring.transforms import Steps
from reliability.scoring.verdicts import Verdict

if TYPE_CHECKING:
    from reliability.scoring.examples import Array

PENALTY: Final = 50.0
"""Penalty of the squared weights. Half or three times as much changes the cross-fitted AUC by less than
0.005."""
FOLDS: Final = 10
"""Of the cross-fitting, over sources."""
MIN_LABELS: Final = 50
"""Articles needed of each verdict; with fewer, a cross-fitted figure shows nothing."""


class Labels(NamedTuple):
    """Articles that people called one-sided (1) or not (0): articles x measures, labels, sources."""

    measures: tuple[str, ...]
    values: Array
    one_sided: Array
    source: Array


def fit(labels: Labels, seed: int = 0) -> Verdict:
    """Return the verdict's model, its log-odds calibrated on predictions for unseen sources.

    Raises `TrainingError` for fewer than `MIN_LABELS` labels of a kind.
    """
    import numpy as np

    if min(labels.one_sided.sum(), (1 - labels.one_sided).sum()) < MIN_LABELS:
        raise TrainingError(f"At least {MIN_LABELS} articles of each verdict are needed for one_sided.")
    slope, shift = platt(cross_fitted(labels, seed), labels.one_sided)
    steps, weights = _fit_weights(labels, np.ones(len(labels.one_sided), bool))
    curves = {
        name: steps.curve(column, slope * float(weights[column]), slope * float(weights[column]), 0.0)
        for column, name in enumerate(labels.measures)
        if weights[column]
    }
    return Verdict(round(slope * float(weights[-1]) + shift, 6), curves)


def cross_fitted(labels: Labels, seed: int = 0) -> Array:
    """Return each article's log-odds by a fit that saw no article of its source."""
    import numpy as np

    odds = np.zeros(len(labels.one_sided))
    for out in folds(labels.source, seed):
        steps, weights = _fit_weights(labels, ~out)
        odds[out] = _columns(steps, labels.values[out]) @ weights[:-1] + weights[-1]
    return odds


def folds(source: Array, seed: int) -> list[Array]:
    """Return masks of the articles of each fold; a source is in one fold only."""
    import numpy as np

    sources = np.random.default_rng(seed).permutation(np.unique(source))
    masks = [np.isin(source, sources[fold::FOLDS]) for fold in range(FOLDS)]
    return [mask for mask in masks if mask.any()]


def log_odds(verdict: Verdict, measures: Sequence[str], values: Array) -> Array:
    """Return the calibrated log-odds of articles x `measures`."""
    import numpy as np

    rows = (dict(zip(measures, row, strict=True)) for row in values.tolist())
    return np.array([verdict.baseline + sum(verdict.weigh(row).values()) for row in rows])


def platt(odds: Array, one_sided: Array) -> tuple[float, float]:
    """Return slope and shift of Platt's (1999) calibration of log-odds."""
    weights = _logistic(odds[:, None], one_sided, 0.0, [(0.0, float("inf"))])
    return float(weights[0]), float(weights[1])


def _fit_weights(labels: Labels, chosen: Array) -> tuple[Steps, Array]:
    import numpy as np

    values = labels.values[chosen]
    steps = transforms.fit(values, np.ones(len(values)))
    sides = bounds(labels.measures, -1)
    return steps, _logistic(_columns(steps, values), labels.one_sided[chosen], PENALTY, sides)


def _columns(steps: Steps, values: Array) -> Array:
    """Return one column per measure, for one slope on both sides of the mean: few articles are labelled."""
    sides = steps(values)
    columns: Array = sides[:, : values.shape[1]] + sides[:, values.shape[1] :]
    return columns


def _logistic(columns: Array, judged: Array, penalty: float, sides: Sequence[tuple[float, float]]) -> Array:
    """Return the weights of a logistic regression within bounds, the intercept last."""
    import numpy as np
    from scipy.optimize import minimize

    def loss(weights: Array) -> tuple[float, Array]:
        odds = columns @ weights[:-1] + weights[-1]
        residuals = 1 / (1 + np.exp(-odds)) - judged
        value = np.logaddexp(0, -odds * (2 * judged - 1)).sum() + penalty / 2 * (weights[:-1] ** 2).sum()
        return float(value), np.append(columns.T @ residuals + penalty * weights[:-1], residuals.sum())

    free = (float("-inf"), float("inf"))
    start = np.zeros(columns.shape[1] + 1)
    weights: Array = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=[*sides, free]).x
    return weights
