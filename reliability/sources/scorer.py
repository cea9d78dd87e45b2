"""What this package needs from a model."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from reliability.records import Interval, Target
from reliability.sources.estimating import ReferenceSet


class PredictedPoints(Protocol):
    """A score in points, its 90 % interval, and contributions by measure."""

    @property
    def score(self) -> float: ...  # noqa: D102
    @property
    def interval(self) -> Interval: ...  # noqa: D102
    @property
    def contributions(self) -> Mapping[str, float]: ...  # noqa: D102


class FamilyLevel(Protocol):
    """Return the percentile of a value of `measure` among the reference outlets, 0-100."""

    @property
    def measure(self) -> str: ...  # noqa: D102
    def __call__(self, value: float, /) -> float: ...  # noqa: D102


class Scorer(Protocol):
    """An additive model whose terms are averaged over articles; see `reliability.scoring.Model`."""

    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def levels(self) -> Mapping[str, FamilyLevel]: ...  # noqa: D102
    @property
    def reference(self) -> Mapping[str, ReferenceSet]: ...  # noqa: D102
    def baseline(self, target: Target) -> float: ...  # noqa: D102
    def strength(self, target: Target, articles: int) -> float: ...  # noqa: D102
    def rate(self, target: Target, weighed: Mapping[str, float], articles: int) -> PredictedPoints: ...  # noqa: D102
    def error(self, target: Target, articles: int) -> float: ...  # noqa: D102
