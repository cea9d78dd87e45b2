"""Our points, tf-idf's and the plain mean for the same unseen outlets, fold by fold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from reliability.evaluation.tfidf import Tfidf
from reliability.records import TARGETS
from reliability.scoring.crossvalidation import unseen
from reliability.scoring.examples import Examples
from reliability.scoring.fitting import Recipe, fit_lines, folds

if TYPE_CHECKING:
    from reliability.scoring.examples import Array


class Protocol(NamedTuple):
    """Which articles may train and which outlets are tested by which articles (masks over articles)."""

    name: str
    trains: Array
    shown: Array


class Compared(NamedTuple):
    """What three systems say of outlets that they have not seen, for one target, beside their ratings.

    `ours` and `simple` (repetitions x outlets) are points from `mean`, that of the training outlets.
    """

    outlets: Array
    rated: Array
    ours: Array
    simple: Array
    mean: Array

    def among(self, chosen: Array) -> Compared:
        """Only these outlets (indices into `outlets`)."""
        return Compared(*(row[..., chosen] for row in self))

    def errors(self, points: Array, slope: float) -> Array:
        """Mean over repetitions of each outlet's absolute error, in points of 100."""
        found: Array = abs((self.mean + slope * points).clip(0, 100) - self.rated).mean(axis=0)
        return found

    def slope(self, points: Array) -> float:
        """What `points` are best multiplied by (least squares): ridge regression shrinks them."""
        return float((points * (self.rated - self.mean)).sum() / max((points**2).sum(), 1e-12))


def compare(
    examples: Examples,
    simple: Tfidf,
    protocol: Protocol,
    recipe: Recipe,
    seed: int,
    groups: Mapping[str, Array],
) -> dict[str, list[Compared]]:
    """For each group of articles (masks) that has any shown: by target, outlets tested by its articles.

    Repeated cross-validation over the outlets with enough articles, the same folds for every system.
    """
    import numpy as np

    kept = protocol.trains | protocol.shown
    own, trains = examples.only(kept), protocol.trains[kept]
    ours = [np.array(unseen(own, target, recipe, seed, trains)) for target in range(len(TARGETS))]
    tested = np.unique(own.outlet[~np.isnan(ours[0][0, 0])])
    masks = {name: protocol.shown & mask for name, mask in groups.items()}
    shown = {name: mask for name, mask in masks.items() if mask.any()}
    theirs = _simple(examples, simple, protocol.trains, tested, shown, recipe, seed)
    found: dict[str, list[Compared]] = {}
    for name, mask in shown.items():
        outlets = np.intersect1d(tested, examples.outlet[mask])
        of_group = (
            _compared(own, target, outlets, mask[kept], ours[target], theirs[name][:, outlets, target])
            for target in range(len(TARGETS))
        )
        found[name] = list(of_group)
    return found


def transferred(
    examples: Examples, simple: Tfidf, home: Array, outlets: Array, recipe: Recipe
) -> list[Compared]:
    """By target: fitted on the articles `home` alone, tried on `outlets`."""
    import numpy as np

    everything = np.ones(len(home), bool)
    theirs = simple.fit(examples, home).points(examples, outlets, everything)
    found = []
    for target in range(len(TARGETS)):
        lines = fit_lines(examples, home, target, recipe)
        ours = examples.means(lines.raw(examples.values)[:, None])[outlets].T
        rated, mean = examples.ratings[outlets, target], np.full_like(ours, lines.baseline)
        found.append(Compared(outlets, rated, ours, theirs[None, :, target], mean))
    return found


def _simple(
    examples: Examples, simple: Tfidf, trains: Array, tested: Array, shown: Mapping[str, Array],
    recipe: Recipe, seed: int,
) -> dict[str, Array]:  # fmt: skip
    """tf-idf's points, repetitions x outlets x targets, for each mask of `shown`."""
    import numpy as np

    shape = recipe.repeats, len(examples.outlets), len(TARGETS)
    found = {name: np.full(shape, np.nan) for name in shown}
    for repeat in range(recipe.repeats):
        for held in folds(tested, recipe, seed + repeat):
            rule = simple.fit(examples, trains & ~np.isin(examples.outlet, held))
            for name, mask in shown.items():
                found[name][repeat, held] = rule.points(examples, held, mask)
    return found


def _compared(
    examples: Examples, target: int, outlets: Array, shown: Array, ours: Array, theirs: Array
) -> Compared:
    """Our points and baselines of articles (both in `ours`) as means over the outlets' articles `shown`."""
    import numpy as np

    points, mean = (
        np.array([examples.means(np.nan_to_num(row)[:, None], shown)[outlets, 0] for row in rows])
        for rows in ours
    )
    return Compared(outlets, examples.ratings[outlets, target], points, theirs, mean)
