"""The reasons for a predicted rating: points by family, with the facts behind them in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import isnan
from typing import NamedTuple

from reliability.extractors import family_of
from reliability.records import TARGETS, ArticleScore, SourceProfile, Target
from reliability.reports.reason_facts import Shift, fact

MOST_FAMILIES = 8
"""Families named; one line sums up the others."""
_SMALLEST = 0.05
"""Points that are shown as 0.0."""


class Reason(NamedTuple):
    """A family's points, rounded as they are shown, and the facts behind them."""

    family: str
    points: float
    fact: str


@dataclass(frozen=True, slots=True)
class Moved:
    """A predicted number from its baseline to the score; the steps add up to the last digit shown."""

    target: Target
    baseline: float
    score: float
    reasons: tuple[Reason, ...]
    others: int = 0
    others_points: float = 0.0


def moved(rated: ArticleScore | SourceProfile, target: Target = "reliability") -> Moved | None:
    """Return the reasons for `target`; None if it was not predicted."""
    score, baseline, contributions = _prediction(rated, target)
    if isnan(score) or isnan(baseline):
        return None
    points = family_points(baseline, score, contributions)
    named = [family for family, moved_by in points.items() if abs(moved_by) >= _SMALLEST][:MOST_FAMILIES]
    sign = 1 if target == "reliability" else -1
    reasons = tuple(
        Reason(
            _label(family),
            points[family],
            fact(Shift(rated, family, points[family] * sign, sign, contributions)),
        )
        for family in named
    )
    others = sum(moved_by for family, moved_by in points.items() if family not in named)
    return Moved(
        target, round(baseline, 1), round(score, 1), reasons, len(points) - len(named), round(others, 1) + 0.0
    )


def both_moved(rated: ArticleScore | SourceProfile) -> tuple[Moved, ...]:
    """Return the reasons for reliability and bias, as far as they were predicted."""
    return tuple(reasons for target in TARGETS if (reasons := moved(rated, target)))


def _prediction(
    rated: ArticleScore | SourceProfile, target: Target
) -> tuple[float, float, Mapping[str, float]]:
    if target == "bias":
        return rated.bias, rated.bias_baseline, rated.bias_contributions
    return rated.reliability, rated.baseline, rated.contributions


def family_points(baseline: float, score: float, contributions: Mapping[str, float]) -> dict[str, float]:
    """Return the points of each family with one decimal, largest first.

    As they are shown, they add up: the rounding error goes to the largest.
    """
    sums: dict[str, float] = {}
    for measure, points in contributions.items():
        sums[family_of(measure)] = sums.get(family_of(measure), 0.0) + points
    ordered = sorted(sums.items(), key=lambda item: (-abs(item[1]), item[0]))
    rounded = {family: round(points, 1) + 0.0 for family, points in ordered}
    if rounded:
        first = next(iter(rounded))
        error = round(score, 1) - round(baseline, 1) - sum(rounded.values())
        rounded[first] = round(rounded[first] + error, 1) + 0.0
    return rounded


def _label(family: str) -> str:
    return "end of the scale" if family == "clipped" else family.replace("_", " ")
