"""What the model says of outlets, and of whole collections, that it has not seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reliability.scoring.examples import Examples
from reliability.scoring.fitting import Recipe, fit_lines, folds

if TYPE_CHECKING:
    from reliability.scoring.examples import Array


class Unseen(NamedTuple):
    """Points of each article for one target by a rule fitted without its outlet, one row a repetition.

    `points` (repeats x articles) holds NaN for articles of outlets that always train; `baseline`
    (repeats x articles) is the rule's baseline.
    """

    points: Array
    baseline: Array


def unseen(examples: Examples, target: int, recipe: Recipe, seed: int, trains: Array | None = None) -> Unseen:
    """Repeated cross-validation over the outlets with enough articles; the others always train.

    `trains` is a mask over the articles: those that may enter a fit.
    """
    import numpy as np

    tested = np.flatnonzero(examples.counts() >= recipe.min_articles)
    tested = tested[~np.isnan(examples.ratings[tested, target])]
    points = np.full((recipe.repeats, len(examples.outlet)), np.nan)
    baseline = points.copy()
    for repeat in range(recipe.repeats):
        for held in folds(tested, recipe, seed + repeat):
            out = np.isin(examples.outlet, held)
            lines = fit_lines(examples, ~out if trains is None else ~out & trains, target, recipe)
            points[repeat, out] = lines.raw(examples.values[out])
            baseline[repeat, out] = lines.baseline
    return Unseen(points, baseline)


def unseen_collections(examples: Examples, target: int, recipe: Recipe) -> Unseen | None:
    """Points of each collection's articles by a rule that saw none of its outlets; None for one collection.

    Collections with enough outlets are left out one at a time, the smaller ones together; an outlet is tested
    by the collections that hold enough of its articles.
    """
    import numpy as np

    groups = examples.groups(recipe.min_articles)
    points = np.full((1, len(examples.outlet)), np.nan)
    baseline = points.copy()
    rated = ~np.isnan(examples.ratings[examples.outlet, target])
    for tested in groups.values() if len(groups) > 1 else ():
        out = tested & rated
        trains = away_from(examples, tested)
        if trains.any() and out.any():
            lines = fit_lines(examples, trains, target, recipe)
            points[0, out] = lines.raw(examples.values[out])
            baseline[0, out] = lines.baseline
    return None if np.isnan(points).all() else Unseen(points, baseline)


def away_from(examples: Examples, tested: Array) -> Array:
    """Mask of the articles of outlets that have none in the collections of the articles `tested`."""
    import numpy as np

    own = np.isin(examples.collection, np.unique(examples.collection[tested]))
    away: Array = ~np.isin(examples.outlet, np.unique(examples.outlet[own]))
    return away
