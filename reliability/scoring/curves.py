"""Piecewise linear functions: how a measure's value becomes points."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple


class Curve(NamedTuple):
    """A piecewise linear function through the points `(x[i], y[i])`, constant beyond its ends. NaN: 0."""

    x: tuple[float, ...]
    y: tuple[float, ...]

    def __call__(self, value: float) -> float:
        """Return the function's value."""
        x, y = self
        right = bisect_right(x, value)
        if 0 < right < len(x):
            left, low = x[right - 1], y[right - 1]
            return low + (y[right] - low) * (value - left) / (x[right] - left)
        if value != value:  # NaN: nothing is known, so nothing moves
            return 0.0
        return y[-1] if right else y[0]


def curve(points: Sequence[tuple[float, float]]) -> Curve:
    """Return the curve through `points`, in their order."""
    return Curve(tuple(x for x, _ in points), tuple(y for _, y in points))
