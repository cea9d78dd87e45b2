"""Agreement with experts on outlets of new collections and on unseen outlets of known ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from math import nan
from typing import TYPE_CHECKING, Final, NamedTuple

from reliability.evaluation import first_recipe
from reliability.evaluation.figure import Figure
from reliability.evaluation.tfidf import Tfidf
from reliability.records import TARGETS
from reliability.scoring import calibration
from reliability.scoring.agreement import interval, mean_interval, share_interval, spearman
from reliability.scoring.crossvalidation import Unseen, away_from, unseen, unseen_collections
from reliability.scoring.examples import Examples
from reliability.scoring.fitting import Recipe, fit_lines, folds

if TYPE_CHECKING:
    from reliability.scoring.examples import Array

EXPERTS: Final = {"reliability": 0.80, "bias": nan}
"""Spearman of Ad Fontes with Media Bias/Fact Check, about, where both rated an outlet and neither rating was
estimated; of bias alone it is not known."""
TFIDF: Final = "tf-idf with ridge regression"
FIRST: Final = "version 0.1's recipe, same data"
YEARS: Final = (
    ("to 2018", 0, 2018), ("2019-2020", 2019, 2020), ("2021-2024", 2021, 2024), ("2025-2026", 2025, 2026),
)  # fmt: skip
_HIGH: Final = 70.0
"""Points of reliability from which local outlets with agency copy are found."""


class Left(NamedTuple):
    """A left-out collection: its outlets with their ratings, and what each system says of them (one row)."""

    name: str
    outlets: Array
    rated: Array
    ours: Array
    tfidf: Array
    first: Array


class Labelled(NamedTuple):
    """Articles of rated outlets, and by article: may it enter a fit, is it agency copy, year (0: unknown)."""

    examples: Examples
    may_fit: Array
    agency: Array
    year: Array
    lean: Mapping[str, str]
    simple: Tfidf


def new_collections(labelled: Labelled, target: int, recipe: Recipe) -> list[Left]:
    """Return what each system says of every collection none of whose outlets was in its fit."""
    import numpy as np

    examples, left = labelled.examples, []
    for name, tested in examples.groups(recipe.min_articles).items():
        trains = labelled.may_fit & away_from(examples, tested)
        outlets = np.unique(examples.outlet[tested])
        lines = fit_lines(examples, trains, target, recipe)
        ours = examples.means(lines.raw(examples.values)[:, None], tested)[outlets].T
        first = examples.means(first_recipe.points(examples, trains, target)[:, None], tested)[outlets].T
        words = labelled.simple.fit(examples, trains).points(examples, outlets, tested)[:, target][None]
        left.append(Left(name, outlets, examples.ratings[outlets, target], ours, words, first))
    return left


def of_new_collections(left: Sequence[Left], target: str, seed: int) -> Iterator[Figure]:
    """Return the mean agreement over collections with both baselines, then each collection's."""
    import numpy as np

    def mean(system: str) -> float:
        return float(np.nanmean([spearman(getattr(one, system), one.rated) for one in left]))

    reach = mean_interval([(one.ours, one.rated) for one in left], np.random.default_rng(seed))
    outlets = sum(len(one.rated) for one in left)
    for system, name in (("tfidf", TFIDF), ("first", FIRST)):
        yield Figure(
            "outlets", f"{target}: new collections, mean", "Spearman", mean("ours"), reach, outlets,
            mean(system), name, EXPERTS[target],
        )  # fmt: skip
    for one in left:
        yield _spearman(f"{target}: new collection, {one.name}", one.ours, one.rated, seed, one.tfidf)


def coverage(labelled: Labelled, target: int, recipe: Recipe) -> Iterator[Figure]:
    """Return the share of ratings inside intervals that were made without their collection."""
    import numpy as np

    fitted = labelled.examples.only(labelled.may_fit)
    random = np.random.default_rng(0)
    transferred = unseen_collections(fitted, target, recipe) or unseen(fitted, target, recipe, 0)
    bags = calibration.samples(fitted, target, transferred, random)
    cut = calibration.shrinkage(bags)
    held = calibration.held_out(fitted, np.unique(bags[0].outlet), recipe.min_articles, None)
    nominal = calibration.nominal_level(bags, cut, held)
    shares = []
    for name, tested in labelled.examples.groups(recipe.min_articles).items():
        inside = _inside(labelled, target, recipe, tested, (bags, cut, nominal))
        shares.append(inside)
        yield _share(f"{TARGETS[target]}: inside the 90% interval, new collection, {name}", inside)
    yield _share(f"{TARGETS[target]}: inside the 90% interval, new collections", np.concatenate(shares))


def _inside(
    labelled: Labelled, target: int, recipe: Recipe, tested: Array,
    trust: tuple[list[calibration.Bags], tuple[float, float], float],
) -> Array:  # fmt: skip
    """Return for each outlet of one collection whether its interval holds its rating."""
    import numpy as np

    examples, (bags, cut, nominal) = labelled.examples, trust
    away = away_from(examples, tested)
    lines = fit_lines(examples, labelled.may_fit & away, target, recipe)
    own = np.array(sorted(set(range(len(examples.outlets))) - set(examples.outlet[away].tolist())))
    bands = calibration.bands(bags, cut, own, nominal)
    outlets = np.unique(examples.outlet[tested])
    counts = examples.counts(tested)[outlets]
    points = examples.means(lines.raw(examples.values)[:, None], tested)[outlets, 0]
    scores = (lines.baseline + cut[0] * counts / (counts + cut[1]) * points).clip(0, 100)
    sizes = np.log([band.articles for band in bands])
    below, above = (np.interp(np.log(counts), sizes, [band[side] for band in bands]) for side in (1, 2))
    rated = examples.ratings[outlets, target]
    held: Array = (rated >= scores - below) & (rated <= scores + above)
    return held


def _share(name: str, inside: Array) -> Figure:
    """Return a share of outlets with its binomial interval."""
    reach = share_interval(int(inside.sum()), len(inside))
    return Figure("outlets", name, "share", float(inside.mean()), reach, len(inside))


def of_unseen_outlets(labelled: Labelled, target: int, recipe: Recipe, seed: int) -> Iterator[Figure]:
    """Return figures by cross-validation over outlets: all, and by year, agency copy, rating and lean."""
    import numpy as np

    examples, name = labelled.examples, TARGETS[target]
    found = unseen(examples, target, recipe, seed, labelled.may_fit)
    tested = ~np.isnan(found.points[0])
    words = _tfidf(labelled, tested, target, recipe, seed)
    outlets = np.unique(examples.outlet[tested])
    ours, rated = _means(examples, found, tested, outlets), examples.ratings[outlets, target]
    yield _spearman(f"{name}: unseen outlets", ours, rated, seed, words[:, outlets])
    masks = {
        "without agency copy": ~labelled.agency,
        **{f"articles {label}": (labelled.year >= a) & (labelled.year <= b) for label, a, b in YEARS},
        "articles of unknown year": labelled.year == 0,
        f"outlets rated {_HIGH:.0f} or more": (examples.ratings[:, 0] >= _HIGH)[examples.outlet],
        **{f"{side} outlets": _of_lean(labelled, side) for side in ("left", "center", "right")},
    }
    for label, mask in masks.items():
        some = examples.counts(tested & mask) >= recipe.min_articles
        chosen = np.flatnonzero(some)
        if len(chosen) >= recipe.min_articles:
            points = _means(examples, found, tested & mask, chosen)
            yield _spearman(
                f"{name}: unseen outlets, {label}", points, examples.ratings[chosen, target], seed
            )
    yield _sided(labelled, name, ours.mean(axis=0), outlets, rated, seed)
    if target:
        yield _beyond(ours.mean(axis=0), rated, examples.ratings[outlets, 0], seed)


def _means(examples: Examples, found: Unseen, mask: Array, outlets: Array) -> Array:
    """Return each outlet's mean points over its articles of `mask`, a row for each repetition."""
    import numpy as np

    return np.array([examples.means(np.nan_to_num(row)[:, None], mask)[outlets, 0] for row in found.points])


def _of_lean(labelled: Labelled, side: str) -> Array:
    import numpy as np

    lean = np.array([labelled.lean.get(outlet, "") == side for outlet in labelled.examples.outlets])
    of_article: Array = lean[labelled.examples.outlet]
    return of_article


def _tfidf(labelled: Labelled, tested: Array, target: int, recipe: Recipe, seed: int) -> Array:
    """Return tf-idf's points on the first repetition's folds, as one row over all outlets."""
    import numpy as np

    examples = labelled.examples
    points = np.full((1, len(examples.outlets)), np.nan)
    for held in folds(np.unique(examples.outlet[tested]), recipe, seed):
        rule = labelled.simple.fit(examples, labelled.may_fit & ~np.isin(examples.outlet, held))
        points[0, held] = rule.points(examples, held, tested)[:, target]
    return points


def _spearman(name: str, ours: Array, rated: Array, seed: int, simple: Array | None = None) -> Figure:
    low, high = _interval(lambda chosen: spearman(ours[:, chosen], rated[chosen]), len(rated), seed)
    theirs = nan if simple is None else spearman(simple, rated)
    return Figure(
        "outlets", name, "Spearman", spearman(ours, rated), (low, high), len(rated), theirs,
        "" if simple is None else TFIDF,
    )  # fmt: skip


def _sided(labelled: Labelled, target: str, points: Array, outlets: Array, rated: Array, seed: int) -> Figure:
    """Return how many points right outlets get more than left ones of the same rating."""
    import numpy as np

    lean = np.array([labelled.lean.get(labelled.examples.outlets[outlet], "") for outlet in outlets])
    sided = np.isin(lean, ("left", "right"))
    score, right, given = points[sided], lean[sided] == "right", rated[sided]
    reach = _interval(lambda at: _lean(score[at], given[at], right[at]), len(score), seed)
    name = f"{target}: right against left at the same rating"
    return Figure("outlets", name, "points", _lean(score, given, right), reach, len(score))


def _lean(score: Array, rated: Array, right: Array) -> float:
    """Return lean's coefficient in a regression of score on expert rating and lean (right 1, left 0)."""
    import numpy as np

    columns = np.column_stack([np.ones(len(score)), rated, right.astype(float)])
    return float(np.linalg.lstsq(columns, score, rcond=None)[0][2])


def _beyond(points: Array, rated: Array, reliability: Array, seed: int) -> Figure:
    """Return what our bias says of rated bias beyond rated reliability: a partial rank correlation."""
    reach = _interval(lambda at: _partial(points[at], rated[at], reliability[at]), len(points), seed)
    value = _partial(points, rated, reliability)
    return Figure(
        "outlets", "bias: beyond the rated reliability", "partial Spearman", value, reach, len(points)
    )


def _partial(first: Array, second: Array, given: Array) -> float:
    """Return Spearman's correlation of two rows with a third held constant."""
    xy, xz, yz = (spearman(a[None], b) for a, b in ((first, second), (first, given), (second, given)))
    return (xy - xz * yz) / float(((1 - xz**2) * (1 - yz**2)) ** 0.5)


def _interval(statistic: Callable[[Array], float], cases: int, seed: int) -> tuple[float, float]:
    import numpy as np

    return interval(statistic, cases, np.random.default_rng(seed))
