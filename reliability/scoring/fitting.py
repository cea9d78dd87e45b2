"""Fit an additive model to labelled outlets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import isfinite
from typing import TYPE_CHECKING, Any, NamedTuple

from reliability.errors import TrainingError
from reliability.scoring import directions, transforms
from reliability.scoring.examples import Examples
from reliability.scoring.least_squares import RidgeProblem, solve
from reliability.scoring.references import DIMENSIONS
from reliability.scoring.transforms import Steps

if TYPE_CHECKING:
    from reliability.scoring.examples import Array


@dataclass(frozen=True, slots=True)
class Recipe:
    """The few choices of a fit.

    Attributes
    ----------
    penalty : float
        Of the squared weights of standardised columns, outlets' weights adding up to 1.
    collection_penalty : float
        The same for each collection's own level, which the score leaves out.
    half_weight : float
        An outlet of n articles weighs n / (n + `half_weight`); n, where that is infinite.
    repeats, folds, min_articles : int
        Of the cross-validation, over outlets with `min_articles` or more.
    """

    penalty: float = 2.0
    collection_penalty: float = 0.3
    half_weight: float = 10.0
    repeats: int = 10
    folds: int = 5
    min_articles: int = 5


@dataclass(frozen=True, slots=True)
class FitPlan:
    """How to fit a model, and what it says about itself.

    Attributes
    ----------
    name : str
        The model's name.
    seed : int
        Of the folds, the bags and the bootstrap intervals.
    recipe : Recipe
        The choices of the fit.
    about : mapping
        More for the model's card: licence, ratings, articles.
    """

    name: str = "trained"
    seed: int = 0
    recipe: Recipe = field(default_factory=Recipe)
    about: Mapping[str, Any] = field(default_factory=dict)


class Lines(NamedTuple):
    """A fitted linear rule over the columns that `steps` makes, for one target; `level` is its mean input."""

    steps: Steps
    level: Array
    weights: Array
    baseline: float

    def raw(self, values: Array) -> Array:
        """Return points from the baseline for each article, unshrunken; NaN measures add nothing."""
        import numpy as np

        moved = self.steps(values) * self.weights - self.level * self.weights
        points: Array = np.where(np.tile(np.isnan(values), 2), 0.0, moved).sum(axis=1)
        return points


def fit_lines(examples: Examples, chosen: Array, target: int, recipe: Recipe) -> Lines:
    """Fit outlets' ratings to the mean columns of their articles `chosen`, within the measures' directions.

    The four dimensions are fitted first and the other families on what these leave, so that a rating is
    explained by the named families wherever they can. Each collection has a level of its own, which is
    not part of the rule: what sets collections apart is how they were gathered.
    """
    import numpy as np

    rated = _ratings_to_fit(examples.ratings, target)
    chosen = chosen & ~np.isnan(rated[examples.outlet])
    counts = examples.counts(chosen)
    outlets = np.flatnonzero(counts)
    if len(outlets) < 2:
        raise TrainingError("Fewer than two rated sources are left to fit on.")
    weight = counts / (counts + recipe.half_weight) if isfinite(recipe.half_weight) else counts
    article_weight = (weight / np.where(counts > 0, counts, 1))[examples.outlet[chosen]]
    if examples.weight is not None:
        article_weight = article_weight * examples.weight[chosen]
    steps = transforms.fit(examples.values[chosen], article_weight)
    rows = _OutletRows(
        means=examples.means(steps(examples.values), chosen)[outlets],
        collections=_collection_shares(examples, chosen)[outlets],
        rated=rated[outlets],
        weight=weight[outlets] / weight[outlets].sum(),
    )
    weights = _fit_weights(rows, examples.measures, target, recipe)
    return Lines(steps, rows.weight @ rows.means, weights, float(rows.weight @ rows.rated))


class _OutletRows(NamedTuple):
    """What is fitted, one row per outlet: mean columns, shares of collections, rating, weight (sum 1)."""

    means: Array
    collections: Array
    rated: Array
    weight: Array


def _ratings_to_fit(ratings: Array, target: int) -> Array:
    """Return the ratings to fit: bias together with the mirror image of reliability, where both are known.

    Experts' ratings of the two agree with Spearman -0.90, and fewer of bias are originals.
    """
    import numpy as np

    bias = ratings[:, target]
    if target == 0 or ratings.shape[1] < 2:
        return bias
    reliability = ratings[:, 0]
    both = ~np.isnan(bias) & ~np.isnan(reliability)
    if both.sum() < 2 or reliability[both].std() < transforms.CONSTANT:
        return bias
    standardised = bias[both].std() * (reliability - reliability[both].mean()) / reliability[both].std()
    mirrored = bias[both].mean() - standardised
    mixed: Array = np.where(np.isnan(mirrored), bias, (bias + mirrored) / 2)
    return mixed


def _collection_shares(examples: Examples, chosen: Array) -> Array:
    """Return each outlet's share of articles by collection; no column where all are of one."""
    import numpy as np

    names = np.unique(examples.collection[chosen])
    if len(names) < 2:
        return np.zeros((len(examples.outlets), 0))
    return examples.means((examples.collection[:, None] == names).astype(float), chosen)


def _fit_weights(rows: _OutletRows, measures: tuple[str, ...], target: int, recipe: Recipe) -> Array:
    """Return the weights of the mean columns: the dimensions' first, then the others' on what these leave."""
    import numpy as np

    width, collections = rows.means.shape[1], rows.collections.shape[1]
    free = [(-np.inf, np.inf)] * collections
    bounds = np.array(directions.bounds(measures, -1 if target else 1) * 2 + free)
    penalty = np.r_[np.full(width, recipe.penalty), np.full(collections, recipe.collection_penalty)]
    columns = np.hstack([rows.means, rows.collections])
    problem = RidgeProblem(columns, rows.rated, rows.weight, penalty, bounds[:, 0], bounds[:, 1])
    named = np.isin(directions.families(measures) * 2, DIMENSIONS)
    weights = np.zeros(width + collections)
    first = np.r_[named if named.any() else np.ones(width, bool), np.ones(collections, bool)]
    weights[first] = solve(problem.only(first))
    if not first.all():
        residuals = rows.rated - problem.columns @ weights
        weights[~first] = solve(problem.only(~first)._replace(wanted=residuals))
    return weights[:width]


def folds(outlets: Array, recipe: Recipe, seed: int) -> list[Array]:
    """Return `outlets` shuffled and dealt into folds."""
    import numpy as np

    shuffled = np.random.default_rng(seed).permutation(outlets)
    return [shuffled[fold :: recipe.folds] for fold in range(recipe.folds)]
