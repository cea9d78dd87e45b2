"""Agreement with experts on outlets not seen, by several protocols, tf-idf beside it on the same folds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import nan
from typing import TYPE_CHECKING, Final, NamedTuple

from reliability.evaluation.figure import Figure
from reliability.evaluation.tfidf import Tfidf
from reliability.scoring.agreement import interval, spearman
from reliability.scoring.crossvalidation import unseen
from reliability.scoring.examples import Examples
from reliability.scoring.fitting import Recipe, fit_lines, folds
from reliability.scoring.model import TARGETS

if TYPE_CHECKING:
    from reliability.scoring.examples import Array

EXPERTS: Final = {"reliability": 0.80, "bias": nan}
"""Spearman of Ad Fontes with Media Bias/Fact Check on these outlets; of bias alone it is not known."""
HOME: Final = "allsides"
_SIMPLE = "tf-idf with ridge regression"


class Protocol(NamedTuple):
    """Which articles may train and which outlets are tested by which articles (masks over articles)."""

    name: str
    trains: Array
    shown: Array


def protocols(examples: Examples) -> tuple[Protocol, ...]:
    """Cross-validation: without `recovery` in the fit, without it at all, inside one, with it."""
    import numpy as np

    everything = np.ones(len(examples.outlet), bool)
    shippable = examples.collection != "recovery"
    home = examples.collection == HOME
    return (
        Protocol("all outlets, fitted without recovery", shippable, everything),
        Protocol("outlets without recovery", shippable, shippable),
        Protocol(f"inside {HOME}", home, home),
        Protocol("all outlets, recovery in the fit", everything, everything),
    )


def figures(
    examples: Examples, texts: list[str], leans: Mapping[str, str], recipe: Recipe, seed: int
) -> Iterator[Figure]:
    """All figures; `texts` are the examples' articles in their order, `leans` the outlets' where known."""
    simple = Tfidf(texts)
    for protocol in protocols(examples):
        yield from _crossvalidated(examples, simple, protocol, recipe, seed)
    yield from _transferred(examples, simple, recipe, seed)
    yield from _by_lean(examples, leans, recipe, seed)
    yield _beyond(examples, recipe, seed)


def predictions(
    examples: Examples, protocol: Protocol, target: int, recipe: Recipe, seed: int
) -> tuple[Array, Array]:
    """The outlets tested by a protocol, and their points (repetitions x outlets)."""
    import numpy as np

    kept = protocol.trains | protocol.shown
    own = examples.only(kept)
    shown = protocol.shown[kept]
    found = unseen(own, target, recipe, seed, protocol.trains[kept])
    outlets = np.flatnonzero(own.counts(shown & ~np.isnan(found.points[0])))
    points = np.nan_to_num(found.points)
    return outlets, np.array([own.means(row[:, None], shown)[outlets, 0] for row in points])


def _crossvalidated(
    examples: Examples, simple: Tfidf, protocol: Protocol, recipe: Recipe, seed: int
) -> Iterator[Figure]:
    import numpy as np

    ours = [predictions(examples, protocol, target, recipe, seed) for target in range(len(TARGETS))]
    outlets = ours[0][0]
    theirs = np.full((len(examples.outlets), len(TARGETS)), np.nan)
    for held in folds(outlets, recipe, seed):
        trains = protocol.trains & ~np.isin(examples.outlet, held)
        theirs[held] = simple.predict(examples, trains, held, protocol.shown)
    for target, (_, points) in enumerate(ours):
        beside = theirs[None, outlets, target]
        yield _figure(protocol.name, examples, outlets, points, beside, target, seed)


def _transferred(examples: Examples, simple: Tfidf, recipe: Recipe, seed: int) -> Iterator[Figure]:
    """Fitted on one collection, tried on the outlets of the others that it does not hold."""
    import numpy as np

    home = examples.collection == HOME
    outlets = np.flatnonzero((examples.counts(home) == 0) & (examples.counts() >= recipe.min_articles))
    theirs = simple.predict(examples, home, outlets, np.ones(len(home), bool))
    for target in range(len(TARGETS)):
        points = fit_lines(examples, home, target, recipe).raw(examples.values)[:, None]
        ours = examples.means(points)[outlets].T
        name = f"fitted on {HOME}, tried on outlets of other collections"
        yield _figure(name, examples, outlets, ours, theirs[None, :, target], target, seed)


def _figure(
    name: str, examples: Examples, outlets: Array, ours: Array, theirs: Array | None, target: int, seed: int
) -> Figure:
    import numpy as np

    rated = examples.ratings[outlets, target]
    random = np.random.default_rng(seed)
    low, high = interval(lambda at: spearman(ours[:, at], rated[at]), len(outlets), random)
    return Figure(
        "outlets", f"{TARGETS[target]}: {name}", "Spearman", spearman(ours, rated), (low, high),
        len(outlets), nan if theirs is None else spearman(theirs, rated), _SIMPLE, EXPERTS[TARGETS[target]],
    )  # fmt: skip


def _by_lean(examples: Examples, leans: Mapping[str, str], recipe: Recipe, seed: int) -> Iterator[Figure]:
    """Agreement among outlets of one lean, and what lean adds to a score at the same rating."""
    import numpy as np

    inside = protocols(examples)[2]
    outlets, points = predictions(examples, inside, 0, recipe, seed)
    rated = examples.ratings[outlets, 0]
    lean = np.array([leans.get(examples.outlets[outlet], "") for outlet in outlets])
    random = np.random.default_rng(seed)
    for side in ("left", "center", "right"):
        own = np.flatnonzero(lean == side)
        yield _figure(f"inside {HOME}, {side} outlets", examples, outlets[own], points[:, own], None, 0, seed)
    sided = np.isin(lean, ("left", "right"))
    mean, right, sided_rated = points.mean(axis=0)[sided], lean[sided] == "right", rated[sided]
    low, high = interval(lambda at: _lean(mean[at], sided_rated[at], right[at]), len(mean), random)
    name = "reliability: right against left at the same rating"
    yield Figure("outlets", name, "points", _lean(mean, sided_rated, right), (low, high), len(mean))


def _lean(score: Array, rated: Array, right: Array) -> float:
    """Lean's coefficient in a regression of score on expert rating and lean (right 1, left 0)."""
    import numpy as np

    columns = np.column_stack([np.ones(len(score)), rated, right.astype(float)])
    return float(np.linalg.lstsq(columns, score, rcond=None)[0][2])


def _beyond(examples: Examples, recipe: Recipe, seed: int) -> Figure:
    """What our bias says of the rated bias beyond the rated reliability: a partial rank correlation."""
    import numpy as np

    protocol = protocols(examples)[1]
    outlets, bias = predictions(examples, protocol, 1, recipe, seed)
    reliability, rated = examples.ratings[outlets].T
    mean = bias.mean(axis=0)
    random = np.random.default_rng(seed)
    low, high = interval(lambda at: _partial(mean[at], rated[at], reliability[at]), len(mean), random)
    name = "bias: beyond the rated reliability"
    return Figure(
        "outlets", name, "partial Spearman", _partial(mean, rated, reliability), (low, high), len(mean)
    )


def _partial(first: Array, second: Array, given: Array) -> float:
    """Spearman's correlation of two rows with a third held constant."""
    xy, xz, yz = (spearman(a[None], b) for a, b in ((first, second), (first, given), (second, given)))
    return (xy - xz * yz) / float(((1 - xz**2) * (1 - yz**2)) ** 0.5)
