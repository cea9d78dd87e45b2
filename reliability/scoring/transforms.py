"""One-variable transforms that measures enter the fit by; a person reads them as a line with one bend."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reliability.scoring.model import Curve

if TYPE_CHECKING:
    from reliability.scoring.examples import Array

BEND = 0.0
"""Standard deviations above the mean where the line bends: more than usual may weigh otherwise than less than
usual. Chosen by cross-validation among none, 0, 0.5, 1 and 1.5, all within 0.03 of each other."""
END = 4.0
"""Standard deviations beyond which the line is flat: no single article, and nothing pasted into one, moves
a score without bound."""
CONSTANT = 1e-4
"""A deviation below the last decimal of measures is rounding: the measure is the same everywhere."""


class Steps(NamedTuple):
    """Mean and standard deviation of each measure over the reference articles."""

    mean: Array
    deviation: Array

    def __call__(self, values: Array) -> Array:
        """`values` (articles x measures) as twice as many columns: the line, and its part after the bend."""
        import numpy as np

        steps = np.clip((values - self.mean) / self.deviation, -END, END)
        columns: Array = np.nan_to_num(np.hstack([steps, np.maximum(steps - BEND, 0)]))
        return columns

    def curve(self, at: int, slope: float, more: float, level: float) -> Curve:
        """Points for measure `at`: `slope` a deviation, `more` after the bend, less `level`."""
        x = [float(self.mean[at] + steps * self.deviation[at]) for steps in (-END, BEND, END)]
        y = [steps * slope + max(steps - BEND, 0) * more - level for steps in (-END, BEND, END)]
        return Curve(tuple(round(v, 6) for v in x), tuple(round(v, 6) for v in y))


def fit(values: Array, weights: Array) -> Steps:
    """The steps of each column of `values` by weighted mean and deviation; NaN is left out."""
    import numpy as np

    known = ~np.isnan(values)
    share = weights[:, None] * known
    total = np.maximum(share.sum(axis=0), 1e-12)
    mean = (share * np.where(known, values, 0.0)).sum(axis=0) / total
    squares = (share * np.where(known, values - mean, 0.0) ** 2).sum(axis=0) / total
    return Steps(mean, np.where(squares > CONSTANT**2, np.sqrt(squares), 1.0))
