"""Figures of a model's card about outlets that the fit had not seen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from reliability.records import TARGETS, Target
from reliability.scoring.agreement import Agreement, TargetFigures
from reliability.scoring.calibration import COVERAGE, Bags, Shrinkage
from reliability.scoring.crossvalidation import UnseenPoints
from reliability.scoring.examples import Examples

if TYPE_CHECKING:
    from reliability.scoring.examples import Array

MIN_ARTICLES = 5
"""Of a collection, for an outlet to count in its figure."""


class UnseenArticles(NamedTuple):
    """Articles of outlets that were not seen, with their points for one target."""

    target: Target
    examples: Examples
    unseen: UnseenPoints

    def only(self, chosen: Array) -> UnseenArticles:
        """Return the articles `chosen` (a mask)."""
        return UnseenArticles(self.target, self.examples.only(chosen), self.unseen.only(chosen))

    def ratings(self, outlets: Array) -> Array:
        """Return the ratings of `outlets`."""
        rated: Array = self.examples.ratings[outlets, TARGETS.index(self.target)]
        return rated


def unseen_articles(target: Target, examples: Examples, unseen: UnseenPoints) -> UnseenArticles:
    """Return the articles that have points in `unseen`."""
    import numpy as np

    return UnseenArticles(target, examples, unseen).only(~np.isnan(unseen.points[0]))


def article_figures(
    tested: UnseenArticles, shrinkage: Shrinkage, figures: TargetFigures
) -> Iterator[Agreement]:
    """Yield agreement and error over all articles and by collection."""
    import numpy as np

    groups = tested.examples.groups(MIN_ARTICLES)
    masks = {"all articles": np.ones(len(tested.examples.outlet), bool)}
    for name, chosen in {**masks, **(groups if len(groups) > 1 else {})}.items():
        yield from _group_figures(name, tested.only(chosen), shrinkage, figures)


def _group_figures(
    name: str, group: UnseenArticles, shrinkage: Shrinkage, figures: TargetFigures
) -> Iterator[Agreement]:
    """Yield the figures of one group, and the error of predicting the training outlets' mean for all."""
    import numpy as np

    counts = group.examples.counts()
    outlets = np.flatnonzero(counts)
    counts, rated = counts[outlets], group.ratings(outlets)
    points, means = (
        np.array([group.examples.means(row[:, None])[outlets, 0] for row in rows]) for rows in group.unseen
    )
    scores = (means + shrinkage.slope * counts / (counts + shrinkage.half_articles) * points).clip(0, 100)
    yield figures.rank_correlation(f"Spearman, {name}", points, rated)
    yield figures.mean(f"mean error in points, {name}", np.abs(scores - rated).mean(axis=0))
    errors_of_mean = np.abs(means - rated).mean(axis=0)
    yield figures.mean(f"mean error in points, {name}, the mean for all", errors_of_mean)


def size_figures(
    bags: Bags, shares_inside: Array, shrinkage: Shrinkage, figures: TargetFigures
) -> Iterator[Agreement]:
    """Yield agreement, error and coverage at one number of articles."""
    import numpy as np

    outlets = len(np.unique(bags.outlet))
    scores = bags.scores(shrinkage).reshape(outlets, -1).T
    rated = bags.rating.reshape(outlets, -1)[:, 0]
    label = f"{bags.size} article{'s' if bags.size > 1 else ''}"
    yield figures.rank_correlation(f"Spearman, {label}", scores, rated)
    yield figures.mean(f"mean error in points, {label}", np.abs(scores - rated).mean(axis=0))
    yield figures.share(f"share inside the {COVERAGE:.0%} interval, {label}", shares_inside)


def collection_figures(
    target: Target, examples: Examples, unseen: UnseenPoints, figures: TargetFigures
) -> Iterator[Agreement]:
    """Yield the mean agreement over collections that the fit saw nothing of, then each collection's."""
    import numpy as np

    articles = UnseenArticles(target, examples, unseen)
    groups: dict[str, tuple[Array, Array]] = {}
    for name, mask in examples.groups(MIN_ARTICLES).items():
        tested = articles.only(mask & ~np.isnan(unseen.points[0]))
        outlets = np.flatnonzero(tested.examples.counts())
        if len(outlets) > 2:
            points = tested.examples.means(tested.unseen.points[0][:, None])[outlets].T
            groups[name] = points, tested.ratings(outlets)
    yield figures.mean_rank_correlation("Spearman, new collections, mean", list(groups.values()))
    for name, (points, rated) in groups.items():
        yield figures.rank_correlation(f"Spearman, new collection, {name}", points, rated)
