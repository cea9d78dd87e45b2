"""Fit the scores of one target: its rule, its intervals, and figures on outlets that were not seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from reliability.errors import TrainingError
from reliability.records import TARGETS, Target
from reliability.scoring import calibration
from reliability.scoring.agreement import Agreement, TargetFigures
from reliability.scoring.calibration import Bags, Calibration, Shrinkage
from reliability.scoring.crossvalidation import cross_validate, leave_collections_out
from reliability.scoring.examples import MIN_OUTLETS, Examples
from reliability.scoring.fitting import FitPlan, Lines, Recipe, fit_lines
from reliability.scoring.model import Curve, Part
from reliability.scoring.outlet_rows import outlet_rows
from reliability.scoring.unseen_figures import (
    article_figures,
    collection_figures,
    size_figures,
    unseen_articles,
)

if TYPE_CHECKING:
    import numpy as np

    from reliability.scoring.examples import Array


class TargetFit(NamedTuple):
    """One target's rule, its part of the model, and figures and rows of outlets that were not seen."""

    lines: Lines
    shrinkage: Shrinkage
    part: Part
    figures: list[Agreement]
    outlets: list[dict[str, Any]]

    def curves(self) -> list[Curve]:
        """Return the curve of each measure."""
        lines, slope = self.lines, self.shrinkage.slope
        half = len(lines.weights) // 2
        below, above = slope * lines.weights[:half], slope * lines.weights[half:]
        level = below * lines.level[:half] + above * lines.level[half:]
        return [
            lines.steps.curve(column, float(below[column]), float(above[column]), float(level[column]))
            for column in range(half)
        ]


def fit_target(examples: Examples, target: Target, plan: FitPlan) -> TargetFit:
    """Fit one target, and learn from collections (else outlets) left out how far to trust it."""
    import numpy as np

    column, recipe = TARGETS.index(target), plan.recipe
    _demand_enough(examples, column, recipe)
    unseen = cross_validate(examples, column, recipe, plan.seed)
    lines = fit_lines(examples, np.ones(len(examples.outlet), bool), column, recipe)
    transferred = leave_collections_out(examples, column, recipe)
    figures = TargetFigures(target, np.random.default_rng(plan.seed))
    bags = calibration.samples(examples, column, transferred or unseen, figures.random)
    random = None if transferred else figures.random
    trust = calibration.calibrate(bags, _groups(examples, bags, recipe, random))
    by_size = _size_figures(trust, figures)
    by_collection = [*collection_figures(target, examples, transferred, figures)] if transferred else []
    tested = unseen_articles(target, examples, unseen)
    by_article = article_figures(tested, trust.shrinkage, figures)
    return TargetFit(
        lines,
        trust.shrinkage,
        trust.part(lines.baseline),
        [*by_collection, *by_size, *by_article],
        outlet_rows(tested, trust.shrinkage),
    )


def _groups(
    examples: Examples, bags: list[Bags], recipe: Recipe, random: np.random.Generator | None
) -> list[Array]:
    """Return groups of outlets to leave out together: at `random`, else by collection."""
    import numpy as np

    outlets = np.unique(bags[0].outlet)
    return calibration.held_out_groups(examples, outlets, recipe.min_articles, random)


def _size_figures(trust: Calibration, figures: TargetFigures) -> list[Agreement]:
    return [
        figure
        for bags, shares in zip(trust.bags, trust.coverage(), strict=True)
        for figure in size_figures(bags, shares, trust.shrinkage, figures)
    ]


def _demand_enough(examples: Examples, target: int, recipe: Recipe) -> None:
    """Raise `TrainingError` where too few outlets can be tested."""
    import numpy as np

    rated = ~np.isnan(examples.ratings[:, target]) & (examples.counts() >= recipe.min_articles)
    if rated.sum() < MIN_OUTLETS:
        raise TrainingError(
            f"{rated.sum()} sources have a rating of {TARGETS[target]} and {recipe.min_articles} or more "
            f"articles; {MIN_OUTLETS} are needed for cross-validation."
        )
