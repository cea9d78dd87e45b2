"""What a fit reached on outlets it had not seen: the figures of its card."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from reliability.scoring import calibration
from reliability.scoring.agreement import (
    Agreement,
    agreement,
    interval,
    mean_interval,
    share_interval,
    spearman,
)
from reliability.scoring.calibration import COVERAGE, Bags
from reliability.scoring.crossvalidation import Unseen
from reliability.scoring.examples import Examples

if TYPE_CHECKING:
    import numpy as np

    from reliability.scoring.examples import Array

MIN_ARTICLES = 5
"""Of a collection, for an outlet to count in its figure."""


class Cut(NamedTuple):
    """How points are shrunk: times `slope`, and by half at `half` articles."""

    slope: float
    half: float


def figures(
    examples: Examples, at: int, target: str, found: Unseen, cut: Cut, random: np.random.Generator
) -> Iterator[Agreement]:
    """Agreement and error over all articles and by collection, on outlets not seen."""
    import numpy as np

    tested = ~np.isnan(found.points[0])
    own = examples.only(tested)
    seen = Unseen(found.points[:, tested], found.baseline[:, tested])
    groups = own.groups(MIN_ARTICLES)
    whole = {"all articles": np.ones(len(own.outlet), bool)}
    for name, chosen in {**whole, **(groups if len(groups) > 1 else {})}.items():
        yield from _of_group(name, own.only(chosen), at, target, seen, chosen, cut, random)


def by_size(
    bags: list[Bags], held: list[Array], target: str, cut: Cut, nominal: float, random: np.random.Generator
) -> Iterator[Agreement]:
    """Agreement, error and coverage by number of articles; intervals come from other groups of outlets."""
    inside = calibration.covered(bags, cut, held, nominal)
    for bag, holds in zip(bags, inside, strict=True):
        yield from _by_size(bag, holds, target, bag.scores(*cut), random)


def of_new_collections(
    examples: Examples, at: int, target: str, found: Unseen, random: np.random.Generator
) -> Iterator[Agreement]:
    """Agreement in each collection of which nothing was in the fit, and their mean."""
    import numpy as np

    groups = examples.groups(MIN_ARTICLES)
    rows = []
    for name, mask in groups.items():
        chosen = mask & ~np.isnan(found.points[0])
        own = examples.only(chosen)
        outlets = np.flatnonzero(own.counts())
        points = own.means(found.points[0, chosen][:, None])[outlets].T
        rows.append((name, points, own.ratings[outlets, at]))
    rows = [row for row in rows if len(row[2]) > 2]
    yield _mean_agreement(rows, target, random)
    for name, points, rated in rows:
        yield agreement(f"Spearman, new collection, {name}", target, points, rated, random)


def _mean_agreement(
    rows: list[tuple[str, Array, Array]], target: str, random: np.random.Generator
) -> Agreement:
    """The mean over collections, its interval by resampling each collection's outlets."""
    import numpy as np

    value = float(np.mean([spearman(points, rated) for _, points, rated in rows]))
    low, high = mean_interval([(points, rated) for _, points, rated in rows], random)
    outlets = sum(len(rated) for _, _, rated in rows)
    what = "Spearman, new collections, mean"
    return Agreement(what, target, round(value, 3), round(low, 3), round(high, 3), outlets)


def _of_group(
    name: str, own: Examples, at: int, target: str, seen: Unseen, chosen: Array, cut: Cut,
    random: np.random.Generator,
) -> Iterator[Agreement]:  # fmt: skip
    """The figures of the articles `own`, and the error of saying the training outlets' mean of all."""
    import numpy as np

    outlets = np.flatnonzero(own.counts())
    rated = own.ratings[outlets, at]
    points, mean = (
        np.array([own.means(row[:, None])[outlets, 0] for row in rows[:, chosen]]) for rows in seen
    )
    counts = own.counts()[outlets]
    scores = (mean + cut.slope * counts / (counts + cut.half) * points).clip(0, 100)
    yield agreement(f"Spearman, {name}", target, points, rated, random)
    yield _mean(f"mean error in points, {name}", target, np.abs(scores - rated).mean(axis=0), random)
    plain = np.abs(mean - rated).mean(axis=0)
    yield _mean(f"mean error in points, {name}, the mean for all", target, plain, random)


def _by_size(
    bags: Bags, holds: Array, target: str, scores: Array, random: np.random.Generator
) -> Iterator[Agreement]:
    """Agreement, error and coverage at one number of articles."""
    import numpy as np

    outlets = len(np.unique(bags.outlet))
    each, rated = scores.reshape(outlets, -1).T, bags.rating.reshape(outlets, -1)[:, 0]
    label = f"{bags.size} article{'s' if bags.size > 1 else ''}"
    yield agreement(f"Spearman, {label}", target, each, rated, random)
    yield _mean(f"mean error in points, {label}", target, np.abs(each - rated).mean(axis=0), random)
    yield _share(f"share inside the {COVERAGE:.0%} interval, {label}", target, holds)


def _mean(what: str, target: str, values: Array, random: np.random.Generator) -> Agreement:
    low, high = interval(lambda at: float(values[at].mean()), len(values), random)
    return Agreement(what, target, round(float(values.mean()), 3), round(low, 3), round(high, 3), len(values))


def _share(what: str, target: str, holds: Array) -> Agreement:
    """A share of outlets with its binomial interval, an outlet being one draw."""
    low, high = share_interval(round(float(holds.sum())), len(holds))
    return Agreement(what, target, round(float(holds.mean()), 3), round(low, 3), round(high, 3), len(holds))
