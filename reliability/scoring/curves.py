"""Piecewise linear functions: how a measure's value becomes points."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from math import nan
from typing import NamedTuple

from reliability.named_numbers import NamedNumbers


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


class Curves:
    """Curves by measure, laid out so that one pass reads them all at the values of an article."""

    __slots__ = ("_rows", "_zeros")

    def __init__(self, curves: Mapping[str, Curve]) -> None:
        self._zeros = NamedNumbers(dict.fromkeys(curves, 0.0))
        # Four in ten values of an article are 0, and arrays have their numbers side by side in memory.
        self._rows = [
            (measure, curve(0.0), array("d", curve.x), array("d", curve.y))
            for measure, curve in curves.items()
        ]

    def read(self, values: Mapping[str, float]) -> NamedNumbers:
        """Return what each curve makes of its measure's value: `curve(value)`, without a call for each."""
        get = values.get
        points = []
        for measure, at_zero, x, y in self._rows:
            value = get(measure, nan)
            if value == 0:
                points.append(at_zero)
                continue
            right = bisect_right(x, value)
            if 0 < right < len(x):
                left, low = x[right - 1], y[right - 1]
                points.append(low + (y[right] - low) * (value - left) / (x[right] - left))
            else:
                points.append(0.0 if value != value else y[-1] if right else y[0])
        return self._zeros.with_numbers(points)


def curve(points: Sequence[tuple[float, float]]) -> Curve:
    """Return the curve through `points`, in their order."""
    return Curve(tuple(x for x, _ in points), tuple(y for _, y in points))
