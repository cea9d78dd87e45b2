"""Fit an additive model to labelled outlets."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite
from typing import TYPE_CHECKING, NamedTuple

from reliability.errors import TrainingError
from reliability.scoring import directions, transforms
from reliability.scoring.examples import Examples
from reliability.scoring.least_squares import Problem, solve
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

    rated = _wanted(examples.ratings, target)
    chosen = chosen & ~np.isnan(rated[examples.outlet])
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
    share = weight[outlets] / weight[outlets].sum()
    levels = _collections(examples, chosen)[outlets]
    weights = _weights(examples.measures, target, recipe, means, levels, rated[outlets], share)
    return Lines(steps, share @ means, weights, float(share @ rated[outlets]))


def _wanted(ratings: Array, target: int) -> Array:
    """Return the ratings to fit: bias together with the mirror image of reliability, where both are known.

    Experts' ratings of the two agree with Spearman -0.90, and fewer of bias are originals.
    """
    import numpy as np

    own = ratings[:, target]
    if target == 0 or ratings.shape[1] < 2:
        return own
    other = ratings[:, 0]
    both = ~np.isnan(own) & ~np.isnan(other)
    if both.sum() < 2 or other[both].std() < transforms.CONSTANT:
        return own
    mirrored = own[both].mean() - own[both].std() * (other - other[both].mean()) / other[both].std()
    mixed: Array = np.where(np.isnan(mirrored), own, (own + mirrored) / 2)
    return mixed


def _collections(examples: Examples, chosen: Array) -> Array:
    """Return each outlet's share of articles by collection; no column where all are of one."""
    import numpy as np

    names = np.unique(examples.collection[chosen])
    if len(names) < 2:
        return np.zeros((len(examples.outlets), 0))
    return examples.means((examples.collection[:, None] == names).astype(float), chosen)


def _weights(
    measures: tuple[str, ...], target: int, recipe: Recipe, means: Array, levels: Array, rated: Array,
    share: Array,
) -> Array:  # fmt: skip
    """Return the weights of `means`: those of the dimensions first, then the others on what these leave."""
    import numpy as np

    width, own = means.shape[1], levels.shape[1]
    sides = np.array(directions.bounds(measures, -1 if target else 1) * 2 + [(-np.inf, np.inf)] * own)
    penalty = np.r_[np.full(width, recipe.penalty), np.full(own, recipe.collection_penalty)]
    problem = Problem(np.hstack([means, levels]), rated, share, penalty, sides[:, 0], sides[:, 1])
    named = np.isin(directions.families(measures) * 2, DIMENSIONS)
    weights = np.zeros(width + own)
    first = np.r_[named if named.any() else np.ones(width, bool), np.ones(own, bool)]
    weights[first] = solve(problem.only(first))
    if not first.all():
        left = rated - problem.columns @ weights
        weights[~first] = solve(problem.only(~first)._replace(wanted=left))
    return weights[:width]


def folds(outlets: Array, recipe: Recipe, seed: int) -> list[Array]:
    """Return `outlets` shuffled and dealt into folds."""
    import numpy as np

    shuffled = np.random.default_rng(seed).permutation(outlets)
    return [shuffled[at :: recipe.folds] for at in range(recipe.folds)]
