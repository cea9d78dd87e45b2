"""Fit and calibrate the probability that readers call an article one-sided."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from reliability.errors import TrainingError
from reliability.scoring.curves import Curve
from reliability.scoring.directions import bounds
from reliability.scoring.verdicts import Verdict

if TYPE_CHECKING:
    from reliability.scoring.examples import Array

PENALTY: Final = 50.0
"""Of the squared weights. Half or three times as much changes the cross-fitted AUC by less than 0.005."""
FOLDS: Final = 10
MIN_LABELS: Final = 50
"""Of each kind; fewer say nothing that a cross-fitted figure could show."""
_FAR: Final = 4.0
"""Standard deviations beyond which a curve is flat."""
_KNOTS: Final = 17
_CONSTANT: Final = 1e-4


class Labels(NamedTuple):
    """Articles that people called one-sided (1) or not (0): articles x measures, labels, sources."""

    measures: tuple[str, ...]
    values: Array
    one_sided: Array
    source: Array


class Roots(NamedTuple):
    """Mean and deviation of the measures' square roots (sign kept), which even out the spread of counts."""

    mean: Array
    deviation: Array

    def __call__(self, values: Array) -> Array:
        """Return standardised roots; NaN becomes the mean."""
        import numpy as np

        steps = (np.sign(values) * np.sqrt(np.abs(values)) - self.mean) / self.deviation
        columns: Array = np.nan_to_num(np.clip(steps, -_FAR, _FAR))
        return columns

    def curve(self, column: int, weight: float) -> Curve:
        """Return the log-odds of one measure: a root drawn through `_KNOTS` points."""
        import numpy as np

        steps = np.linspace(-_FAR, _FAR, _KNOTS)
        roots = self.mean[column] + self.deviation[column] * steps
        x = np.round(np.sign(roots) * roots**2, 6)
        kept = np.concatenate([[True], np.diff(x) > 0])
        return Curve(tuple(x[kept].tolist()), tuple(np.round(weight * steps, 6)[kept].tolist()))


def fit(labels: Labels, seed: int = 0) -> Verdict:
    """Return the verdict's model, its log-odds calibrated on predictions for sources not seen.

    Raises `TrainingError` for fewer than `MIN_LABELS` labels of a kind.
    """
    import numpy as np

    if min(labels.one_sided.sum(), (1 - labels.one_sided).sum()) < MIN_LABELS:
        raise TrainingError(f"At least {MIN_LABELS} articles of each verdict are needed for one_sided.")
    slope, shift = platt(cross_fitted(labels, seed), labels.one_sided)
    roots, weights = _fit(labels, np.ones(len(labels.one_sided), bool))
    curves = {
        name: roots.curve(column, slope * float(weights[column]))
        for column, name in enumerate(labels.measures)
        if weights[column]
    }
    return Verdict(round(slope * float(weights[-1]) + shift, 6), curves)


def cross_fitted(labels: Labels, seed: int = 0) -> Array:
    """Return each article's log-odds by a fit that saw no article of its source."""
    import numpy as np

    odds = np.zeros(len(labels.one_sided))
    sources = np.random.default_rng(seed).permutation(np.unique(labels.source))
    for fold in range(FOLDS):
        out = np.isin(labels.source, sources[fold::FOLDS])
        if out.any():
            roots, weights = _fit(labels, ~out)
            odds[out] = roots(labels.values[out]) @ weights[:-1] + weights[-1]
    return odds


def platt(odds: Array, one_sided: Array) -> tuple[float, float]:
    """Return slope and shift of Platt's (1999) calibration of log-odds."""
    weights = _logistic(odds[:, None], one_sided, 0.0, [(0.0, float("inf"))])
    return float(weights[0]), float(weights[1])


def _fit(labels: Labels, chosen: Array) -> tuple[Roots, Array]:
    import numpy as np

    values = labels.values[chosen]
    known = ~np.isnan(values)
    roots = np.where(known, np.sign(values) * np.sqrt(np.abs(np.nan_to_num(values))), 0.0)
    count = np.maximum(known.sum(axis=0), 1)
    mean = roots.sum(axis=0) / count
    deviation = np.sqrt((np.where(known, roots - mean, 0.0) ** 2).sum(axis=0) / count)
    scale = Roots(mean, np.where(deviation > _CONSTANT, deviation, 1.0))
    sides = bounds(labels.measures, -1)
    return scale, _logistic(scale(values), labels.one_sided[chosen], PENALTY, sides)


def _logistic(columns: Array, judged: Array, penalty: float, sides: Sequence[tuple[float, float]]) -> Array:
    """Return the weights of a logistic regression within bounds, the intercept last."""
    import numpy as np
    from scipy.optimize import minimize

    def loss(weights: Array) -> tuple[float, Array]:
        odds = columns @ weights[:-1] + weights[-1]
        rest = 1 / (1 + np.exp(-odds)) - judged
        value = np.logaddexp(0, -odds * (2 * judged - 1)).sum() + penalty / 2 * (weights[:-1] ** 2).sum()
        return float(value), np.append(columns.T @ rest + penalty * weights[:-1], rest.sum())

    free = (float("-inf"), float("inf"))
    start = np.zeros(columns.shape[1] + 1)
    found: Array = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=[*sides, free]).x
    return found
