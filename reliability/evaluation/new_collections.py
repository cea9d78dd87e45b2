"""Agreement with experts on outlets of collections that the fit saw nothing of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import nan
from typing import TYPE_CHECKING, Final, NamedTuple

from reliability.evaluation import first_recipe
from reliability.evaluation.figure import CheckFigure
from reliability.evaluation.labelled_outlets import TFIDF, Labelled, Validation, rank_figure
from reliability.records import TARGETS
from reliability.scoring import calibration
from reliability.scoring.agreement import mean_interval, share_interval, spearman
from reliability.scoring.calibration import Calibration
from reliability.scoring.crossvalidation import (
    articles_of_other_outlets,
    cross_validate,
    leave_collections_out,
)
from reliability.scoring.fitting import fit_lines

if TYPE_CHECKING:
    from reliability.scoring.examples import Array

EXPERTS: Final = {"reliability": 0.80, "bias": nan}
"""Spearman of Ad Fontes with Media Bias/Fact Check, about, where both rated an outlet and neither rating was
estimated; of bias alone it is not known."""
FIRST: Final = "version 0.1's recipe, same data"


class LeftOut(NamedTuple):
    """A left-out collection: its outlets with their ratings, and each system's points for them (one row)."""

    name: str
    outlets: Array
    rated: Array
    ours: Array
    tfidf: Array
    first: Array


def leave_out(labelled: Labelled, validation: Validation) -> list[LeftOut]:
    """Return each system's points for every collection, by a fit on none of its outlets."""
    import numpy as np

    examples, target, collections = labelled.examples, validation.target, []
    for name, tested in examples.groups(validation.recipe.min_articles).items():
        trains = labelled.may_fit & articles_of_other_outlets(examples, tested)
        outlets = np.unique(examples.outlet[tested])
        lines = fit_lines(examples, trains, target, validation.recipe)
        ours = examples.means(lines.raw(examples.values)[:, None], tested)[outlets].T
        first = examples.means(first_recipe.points(examples, trains, target)[:, None], tested)[outlets].T
        tfidf = labelled.simple.fit(examples, trains).points(examples, outlets, tested)[:, target][None]
        collections.append(LeftOut(name, outlets, examples.ratings[outlets, target], ours, tfidf, first))
    return collections


def figures(labelled: Labelled, validation: Validation) -> Iterator[CheckFigure]:
    """Yield the mean agreement over collections with both baselines, then each collection's."""
    import numpy as np

    collections = leave_out(labelled, validation)
    target = TARGETS[validation.target]
    random = np.random.default_rng(validation.seed)
    reach = mean_interval([(row.ours, row.rated) for row in collections], random)
    outlets = sum(len(collection.rated) for collection in collections)
    for system, name in (("tfidf", TFIDF), ("first", FIRST)):
        yield CheckFigure(
            "outlets", f"{target}: new collections, mean", "Spearman", _mean(collections, "ours"), reach,
            outlets, _mean(collections, system), name, EXPERTS[target],
        )  # fmt: skip
    for collection in collections:
        name = f"{target}: new collection, {collection.name}"
        yield rank_figure(name, collection.ours, collection.rated, validation.seed, collection.tfidf)


def _mean(collections: Sequence[LeftOut], system: str) -> float:
    import numpy as np

    return float(np.nanmean([spearman(getattr(row, system), row.rated) for row in collections]))


def coverage(labelled: Labelled, validation: Validation) -> Iterator[CheckFigure]:
    """Yield the share of ratings inside intervals that were made without their collection."""
    import numpy as np

    trust = _calibrate(labelled, validation)
    target, shares = TARGETS[validation.target], []
    for name, tested in labelled.examples.groups(validation.recipe.min_articles).items():
        inside = _inside(labelled, validation, tested, trust)
        shares.append(inside)
        yield _share(f"{target}: inside the 90% interval, new collection, {name}", inside)
    yield _share(f"{target}: inside the 90% interval, new collections", np.concatenate(shares))


def _calibrate(labelled: Labelled, validation: Validation) -> Calibration:
    import numpy as np

    fitted, target, recipe = labelled.examples.only(labelled.may_fit), validation.target, validation.recipe
    unseen = leave_collections_out(fitted, target, recipe) or cross_validate(fitted, target, recipe, 0)
    bags = calibration.samples(fitted, target, unseen, np.random.default_rng(0))
    outlets = np.unique(bags[0].outlet)
    return calibration.calibrate(
        bags, calibration.held_out_groups(fitted, outlets, recipe.min_articles, None)
    )


def _inside(labelled: Labelled, validation: Validation, tested: Array, trust: Calibration) -> Array:
    """Return for each outlet of one collection whether its interval contains its rating."""
    import numpy as np

    examples, shrinkage = labelled.examples, trust.shrinkage
    others = articles_of_other_outlets(examples, tested)
    lines = fit_lines(examples, labelled.may_fit & others, validation.target, validation.recipe)
    left_out = np.array(sorted(set(range(len(examples.outlets))) - set(examples.outlet[others].tolist())))
    bands = calibration.bands(trust.bags, shrinkage, left_out, trust.nominal)
    outlets = np.unique(examples.outlet[tested])
    counts = examples.counts(tested)[outlets]
    points = examples.means(lines.raw(examples.values)[:, None], tested)[outlets, 0]
    strength = shrinkage.slope * counts / (counts + shrinkage.half_articles)
    scores = (lines.baseline + strength * points).clip(0, 100)
    sizes = np.log([band.articles for band in bands])
    below, above = (np.interp(np.log(counts), sizes, [band[side] for band in bands]) for side in (1, 2))
    rated = examples.ratings[outlets, validation.target]
    inside: Array = (rated >= scores - below) & (rated <= scores + above)
    return inside


def _share(name: str, inside: Array) -> CheckFigure:
    """Return a share of outlets with its binomial interval."""
    reach = share_interval(int(inside.sum()), len(inside))
    return CheckFigure("outlets", name, "share", float(inside.mean()), reach, len(inside))
