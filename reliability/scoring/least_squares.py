"""Ridge regression whose weights stay within bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reliability.scoring.examples import Array

_STEPS = 5000
_PRECISE = 1e-14
"""More steps than a fit needs, and a tolerance near the limit of arithmetic."""
_FLAT = 1e-9
"""A column with a smaller deviation is constant, but for rounding."""


class RidgeProblem(NamedTuple):
    """Rows to fit: columns, wanted values, each row's weight (sum 1); penalty and bounds by column."""

    columns: Array
    wanted: Array
    weight: Array
    penalty: Array
    low: Array
    high: Array

    def only(self, chosen: Array) -> RidgeProblem:
        """Return the problem with the columns `chosen` alone."""
        return self._replace(
            columns=self.columns[:, chosen],
            penalty=self.penalty[chosen],
            low=self.low[chosen],
            high=self.high[chosen],
        )


def solve(problem: RidgeProblem) -> Array:
    """Return the weights of the centred columns; the penalty is on standardised ones."""
    import numpy as np

    columns, wanted, weight = problem.columns, problem.wanted, problem.weight
    centred = columns - weight @ columns
    spread = np.sqrt(weight @ centred**2)
    spread[spread < _FLAT] = 1.0
    scaled = centred / spread
    gram = (scaled * weight[:, None]).T @ scaled + np.diag(problem.penalty)
    aim = (scaled * weight[:, None]).T @ (wanted - weight @ wanted)
    weights = np.linalg.solve(gram, aim)
    if not np.all((weights >= problem.low) & (weights <= problem.high)):
        weights = _solve_bounded(gram, aim, weights, problem)
    original_scale: Array = weights / spread
    return original_scale


def _solve_bounded(gram: Array, aim: Array, unbounded: Array, problem: RidgeProblem) -> Array:
    """Return the weights within bounds, starting from the nearest to `unbounded`."""
    import numpy as np
    from scipy.optimize import minimize

    def loss(weights: Array) -> tuple[float, Array]:
        half = gram @ weights
        return float(weights @ half / 2 - aim @ weights), half - aim

    start = np.clip(unbounded, problem.low, problem.high)
    bounds = list(zip(problem.low, problem.high, strict=True))
    options = {"maxiter": _STEPS, "maxfun": _STEPS, "ftol": _PRECISE, "gtol": 1e-9}
    weights: Array = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds, options=options).x
    return weights
