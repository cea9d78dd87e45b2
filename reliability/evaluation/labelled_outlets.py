"""Labelled outlets as arrays, and the figures that scores of outlets are reported in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import nan
from typing import TYPE_CHECKING, Final, NamedTuple

from reliability.evaluation.figure import CheckFigure
from reliability.evaluation.tfidf import Tfidf
from reliability.scoring import Recipe
from reliability.scoring.agreement import interval, spearman
from reliability.scoring.examples import Examples

if TYPE_CHECKING:
    from reliability.scoring.examples import Array

TFIDF: Final = "tf-idf with ridge regression"


class Labelled(NamedTuple):
    """Articles of rated outlets, and by article: may it enter a fit, is it agency copy, year (0: unknown)."""

    examples: Examples
    may_fit: Array
    agency: Array
    year: Array
    lean: Mapping[str, str]
    simple: Tfidf


class Validation(NamedTuple):
    """How scores for target number `target` are tested: recipe of the fits, seed of folds and intervals."""

    target: int
    recipe: Recipe
    seed: int


def rank_figure(
    name: str, points: Array, rated: Array, seed: int, baseline: Array | None = None
) -> CheckFigure:
    """Return Spearman's correlation of `points` (repetitions x outlets), and that of tf-idf's points."""
    reach = outlet_interval(lambda chosen: spearman(points[:, chosen], rated[chosen]), len(rated), seed)
    simple = nan if baseline is None else spearman(baseline, rated)
    return CheckFigure(
        "outlets", name, "Spearman", spearman(points, rated), reach, len(rated), simple,
        "" if baseline is None else TFIDF,
    )  # fmt: skip


def outlet_interval(statistic: Callable[[Array], float], outlets: int, seed: int) -> tuple[float, float]:
    """Return the 95 % interval of `statistic(indices of outlets)`, resampling outlets."""
    import numpy as np

    return interval(statistic, outlets, np.random.default_rng(seed))
