"""Fit an additive model to labelled outlets."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite
from typing import TYPE_CHECKING, NamedTuple

from reliability.errors import TrainingError
from reliability.scoring import transforms
from reliability.scoring.examples import Examples
from reliability.scoring.transforms import Steps

if TYPE_CHECKING:
    from reliability.scoring.examples import Array


@dataclass(frozen=True, slots=True)
class Recipe:
    """The few choices of a fit. `penalty` is ridge regression's, an outlet's weight being its share of all.

    An outlet of n articles weighs n / (n + `half_weight`); n, where that is infinite.
    """

    penalty: float = 2.0
    half_weight: float = 10.0
    repeats: int = 10
    folds: int = 5
    min_articles: int = 5


class Lines(NamedTuple):
    """A fitted linear rule over the columns that `steps` makes, for one target; `level` is its mean input."""

    steps: Steps
    level: Array
    weights: Array
    baseline: float

    def raw(self, values: Array) -> Array:
        """Points from the baseline for each article, unshrunken."""
        points: Array = (self.steps(values) - self.level) @ self.weights
        return points


def fit_lines(examples: Examples, chosen: Array, target: int, recipe: Recipe) -> Lines:
    """Ridge regression of outlets' ratings on the mean columns of their articles `chosen`."""
    import numpy as np
    from sklearn.linear_model import Ridge

    chosen = chosen & ~np.isnan(examples.ratings[examples.outlet, target])
    counts = examples.counts(chosen)
    outlets = np.flatnonzero(counts)
    if len(outlets) < 2:
        raise TrainingError("Fewer than two rated sources are left to fit on.")
    weight = counts / (counts + recipe.half_weight) if isfinite(recipe.half_weight) else counts
    of_article = (weight / np.where(counts > 0, counts, 1))[examples.outlet[chosen]]
    if examples.weight is not None:
        of_article = of_article * examples.weight[chosen]
    steps = transforms.fit(examples.values[chosen], of_article)
    means = examples.means(steps(examples.values), chosen)[outlets]
    weight = weight[outlets] / weight[outlets].sum()
    level = weight @ means
    spread = np.sqrt(weight @ (means - level) ** 2)
    spread[spread < 1e-9] = 1.0
    rated = examples.ratings[outlets, target]
    ridge = Ridge(alpha=recipe.penalty).fit((means - level) / spread, rated, sample_weight=weight)
    return Lines(steps, level, ridge.coef_ / spread, float(ridge.intercept_))


def folds(outlets: Array, recipe: Recipe, seed: int) -> list[Array]:
    """`outlets` shuffled and dealt into folds."""
    import numpy as np

    shuffled = np.random.default_rng(seed).permutation(outlets)
    return [shuffled[at :: recipe.folds] for at in range(recipe.folds)]
