"""Points that outlets, and whole collections, get from fits that have not seen them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reliability.scoring.examples import Examples
from reliability.scoring.fitting import Recipe, fit_lines, folds

if TYPE_CHECKING:
    from reliability.scoring.examples import Array


class UnseenPoints(NamedTuple):
    """Points of each article for one target by a rule fitted without its outlet, one row per repetition.

    `points` (repeats x articles) holds NaN for articles of outlets that always train; `baseline`
    (repeats x articles) is the rule's baseline.
    """

    points: Array
    baseline: Array

    def only(self, chosen: Array) -> UnseenPoints:
        """Return the points of the articles `chosen` (a mask)."""
        return UnseenPoints(self.points[:, chosen], self.baseline[:, chosen])


def cross_validate(
    examples: Examples, target: int, recipe: Recipe, seed: int, trains: Array | None = None
) -> UnseenPoints:
    """Test the outlets with enough articles in repeated cross-validation; the others always train.

    `trains` is a mask over the articles: those that may enter a fit.
    """
    import numpy as np

    tested = np.flatnonzero(examples.counts() >= recipe.min_articles)
    tested = tested[~np.isnan(examples.ratings[tested, target])]
    points = np.full((recipe.repeats, len(examples.outlet)), np.nan)
    baseline = points.copy()
    for repeat in range(recipe.repeats):
        for fold in folds(tested, recipe, seed + repeat):
            out = np.isin(examples.outlet, fold)
            lines = fit_lines(examples, ~out if trains is None else ~out & trains, target, recipe)
            points[repeat, out] = lines.raw(examples.values[out])
            baseline[repeat, out] = lines.baseline
    return UnseenPoints(points, baseline)


def leave_collections_out(examples: Examples, target: int, recipe: Recipe) -> UnseenPoints | None:
    """Return points of each collection's articles by a rule that saw none of its outlets.

    None for a single collection. Collections with enough outlets are left out one at a time, the smaller
    ones together; an outlet is tested by the collections that hold enough of its articles.
    """
    import numpy as np

    groups = examples.groups(recipe.min_articles)
    points = np.full((1, len(examples.outlet)), np.nan)
    baseline = points.copy()
    rated = ~np.isnan(examples.ratings[examples.outlet, target])
    for tested in groups.values() if len(groups) > 1 else ():
        out = tested & rated
        trains = articles_of_other_outlets(examples, tested)
        if trains.any() and out.any():
            lines = fit_lines(examples, trains, target, recipe)
            points[0, out] = lines.raw(examples.values[out])
            baseline[0, out] = lines.baseline
    return None if np.isnan(points).all() else UnseenPoints(points, baseline)


def articles_of_other_outlets(examples: Examples, tested: Array) -> Array:
    """Return a mask of the articles of outlets without any article in the collections of `tested`."""
    import numpy as np

    same_collections = np.isin(examples.collection, np.unique(examples.collection[tested]))
    others: Array = ~np.isin(examples.outlet, np.unique(examples.outlet[same_collections]))
    return others
