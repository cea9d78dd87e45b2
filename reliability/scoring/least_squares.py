"""Ridge regression whose weights stay within bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reliability.scoring.examples import Array

_STEPS = 5000
_PRECISE = 1e-14


class Problem(NamedTuple):
    """Rows to fit: columns, wanted values, each row's weight (sum 1); penalty and bounds by column."""

    columns: Array
    wanted: Array
    weight: Array
    penalty: Array
    low: Array
    high: Array

    def only(self, chosen: Array) -> Problem:
        """Return the problem with the columns `chosen` alone."""
        return Problem(
            self.columns[:, chosen], self.wanted, self.weight, self.penalty[chosen], self.low[chosen],
            self.high[chosen],
        )  # fmt: skip


def solve(problem: Problem) -> Array:
    """Return the weights of the centred columns; the penalty is on standardised ones."""
    import numpy as np
    from scipy.optimize import minimize

    columns, wanted, weight = problem.columns, problem.wanted, problem.weight
    centred = columns - weight @ columns
    spread = np.sqrt(weight @ centred**2)
    spread[spread < 1e-9] = 1.0
    scaled = centred / spread
    gram = (scaled * weight[:, None]).T @ scaled + np.diag(problem.penalty)
    aim = (scaled * weight[:, None]).T @ (wanted - weight @ wanted)
    free = np.linalg.solve(gram, aim)
    if np.all((free >= problem.low) & (free <= problem.high)):
        unbounded: Array = free / spread
        return unbounded

    def loss(weights: Array) -> tuple[float, Array]:
        half = gram @ weights
        return float(weights @ half / 2 - aim @ weights), half - aim

    start = np.clip(free, problem.low, problem.high)
    bounds = list(zip(problem.low, problem.high, strict=True))
    options = {"maxiter": _STEPS, "maxfun": _STEPS, "ftol": _PRECISE, "gtol": 1e-9}
    scaled_back: Array = (
        minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds, options=options).x / spread
    )
    return scaled_back
