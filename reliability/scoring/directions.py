"""The direction that theory gives a measure, as bounds on its weight."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from reliability.extractors import measures

_BOUNDS = {1: (0.0, inf), -1: (-inf, 0.0), 0: (-inf, inf)}


def bounds(names: Sequence[str], good: int) -> list[tuple[float, float]]:
    """Return lower and upper bounds of the weights of the measures `names`.

    `good` is 1 for a target where reliable writing scores high and -1 where it scores low.
    """
    expected = {measure.name: good * measure.expected for measure in measures()}
    return [_BOUNDS[expected.get(name, 0)] for name in names]


def families(names: Sequence[str]) -> list[str]:
    """Return the family of each measure; empty for unknown names."""
    family = {measure.name: measure.family for measure in measures()}
    return [family.get(name, "") for name in names]
