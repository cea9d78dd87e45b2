"""How measures enter the fit: as standardised square roots, with one slope below their mean and one above."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reliability.scoring.curves import Curve

if TYPE_CHECKING:
    from reliability.scoring.examples import Array

END = 4.0
"""Standard deviations beyond which a curve is flat: no single article, and nothing pasted into one, moves
a score without bound."""
_KNOTS = 9
"""Points that a curve is drawn through, one at each deviation; the fit uses the curve as it is drawn."""
CONSTANT = 1e-4
"""A deviation below the last decimal of measures is rounding: the measure is the same everywhere."""


class Steps(NamedTuple):
    """Mean and standard deviation of each measure's square root (its sign kept) over the reference articles.

    Roots even out the spread of counts: the tenth loaded word says less than the first.
    """

    mean: Array
    deviation: Array

    def __call__(self, values: Array) -> Array:
        """Return `values` (articles x measures) as twice as many columns: below the mean, then above it."""
        import numpy as np

        steps = np.zeros(values.shape)
        for column in range(values.shape[1]):
            knots, heights = self.knots(column)
            steps[:, column] = np.interp(values[:, column], knots, heights)
        steps = np.where(np.isnan(values), 0.0, steps)
        return np.hstack([np.minimum(steps, 0), np.maximum(steps, 0)])

    def knots(self, column: int) -> tuple[Array, Array]:
        """Return the values at which the curve of measure number `column` bends, and their steps."""
        import numpy as np

        steps = np.linspace(-END, END, _KNOTS)
        values = np.round(squared(self.mean[column] + self.deviation[column] * steps), 6)
        rising = np.concatenate([[True], np.diff(values) > 0])
        return values[rising], steps[rising]

    def curve(self, column: int, below: float, above: float, level: float) -> Curve:
        """Return the points of measure number `column`: slopes below and above its mean, less `level`."""
        import numpy as np

        values, steps = self.knots(column)
        points = below * np.minimum(steps, 0) + above * np.maximum(steps, 0) - level
        return Curve(tuple(values.tolist()), tuple(np.round(points, 6).tolist()))


def fit(values: Array, weights: Array) -> Steps:
    """Return the steps of each column of `values` by weighted mean and deviation; NaN is left out."""
    import numpy as np

    defined = ~np.isnan(values)
    share = weights[:, None] * defined
    total = np.maximum(share.sum(axis=0), 1e-12)  # never 0
    roots = rooted(np.where(defined, values, 0.0))
    mean = (share * roots).sum(axis=0) / total
    squares = (share * (roots - mean) ** 2).sum(axis=0) / total
    return Steps(mean, np.where(squares > CONSTANT**2, np.sqrt(squares), 1.0))


def rooted(values: Array) -> Array:
    """Return square roots with the sign kept."""
    import numpy as np

    roots: Array = np.sign(values) * np.sqrt(np.abs(values))
    return roots


def squared(roots: Array) -> Array:
    """Return squares with the sign kept: the inverse of `rooted`."""
    import numpy as np

    values: Array = np.sign(roots) * roots**2
    return values
