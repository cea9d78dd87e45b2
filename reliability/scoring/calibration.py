"""How far to trust a score: shrinkage and intervals by the number of articles.

Conformal intervals (Vovk et al. 2005; Barber et al. 2021 for residuals of cross-validation), one for each
number of articles: the residuals are those of bags of so many articles of an outlet in a collection that
the rule had not seen (of an outlet it had not seen, where all articles are of one collection). Written out
here since MAPIE 1.6 takes every bag for an independent case, where forty of an outlet are one, and knows no
width that shrinks with the number of articles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from reliability.scoring.crossvalidation import UnseenPoints
from reliability.scoring.examples import Examples
from reliability.scoring.model import Band, Part

if TYPE_CHECKING:
    import numpy as np

    from reliability.scoring.examples import Array

SIZES: Final = (1, 2, 5, 10, 20, 40, 60)
"""Numbers of articles that intervals are measured at; the labelled outlets have no more."""
MOST_FITTED: Final = 40
"""Slope and half number are fitted up to here: sixty are all that an outlet has, the same each time."""
COVERAGE: Final = 0.90
"""Share of experts' ratings that intervals are to contain."""
_BAGS: Final = 40
"""Bags of each size drawn from an outlet."""
_LEVELS: Final = (0.90, 0.91, 0.92, 0.93, 0.94, 0.95, 0.96, 0.97, 0.98)
"""Nominal levels that are tried until intervals made without a collection hold `COVERAGE` of its outlets."""
_RANDOM_GROUPS: Final = 10
"""Groups of outlets where all articles are of one collection: the usual ten folds."""
_HALVES: Final = (0.5, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0, 12.0, 16.0, 24.0)
"""Half numbers of articles that are tried, in nearly equal ratios."""


class Shrinkage(NamedTuple):
    """How points become a score: times `slope`, and by half for an outlet of `half_articles`."""

    slope: float
    half_articles: float


class Bags(NamedTuple):
    """Samples of `size` articles of one outlet each: its index, mean points, baseline and rating."""

    size: int
    outlet: Array
    points: Array
    baseline: Array
    rating: Array

    def scores(self, shrinkage: Shrinkage) -> Array:
        """Return the model's score of each bag."""
        strength = self.size / (self.size + shrinkage.half_articles)
        scores: Array = (self.baseline + shrinkage.slope * strength * self.points).clip(0, 100)
        return scores


class Calibration(NamedTuple):
    """How far to trust a score, learned from bags and from `groups` of outlets left out together."""

    bags: list[Bags]
    groups: list[Array]
    shrinkage: Shrinkage
    nominal: float

    def coverage(self) -> list[Array]:
        """Return the shares of bags inside their intervals; see `coverage`."""
        return coverage(self.bags, self.shrinkage, self.groups, self.nominal)

    def part(self, baseline: float) -> Part:
        """Return a target's part of the model."""
        exact = bands(self.bags, self.shrinkage, nominal=self.nominal)
        rounded = tuple(Band(b.articles, round(b.below, 2), round(b.above, 2)) for b in exact)
        return Part(round(baseline, 4), self.shrinkage.half_articles, rounded)


def calibrate(bags: list[Bags], groups: list[Array]) -> Calibration:
    """Fit the shrinkage, and the level at which intervals hold for groups left out."""
    shrinkage = fit_shrinkage(bags)
    return Calibration(bags, groups, shrinkage, nominal_level(bags, shrinkage, groups))


def sample(
    examples: Examples, target: int, unseen: UnseenPoints, size: int, random: np.random.Generator
) -> Bags:
    """Return bags of every tested outlet with `size` articles, without replacement within a bag."""
    import numpy as np

    outlets: list[int] = []
    points: list[float] = []
    baselines: list[float] = []
    for outlet in range(len(examples.outlets)):
        articles = np.flatnonzero((examples.outlet == outlet) & ~np.isnan(unseen.points[0]))
        if len(articles) >= size:
            for bag in range(_BAGS):
                chosen = random.choice(articles, size, replace=False)
                repeat = bag % len(unseen.points)
                outlets.append(outlet)
                points.append(float(unseen.points[repeat, chosen].mean()))
                baselines.append(float(unseen.baseline[repeat, chosen[0]]))
    of_bag = np.array(outlets, dtype=int)
    return Bags(size, of_bag, np.array(points), np.array(baselines), examples.ratings[of_bag, target])


def samples(examples: Examples, target: int, unseen: UnseenPoints, random: np.random.Generator) -> list[Bags]:
    """Return bags of every size that outlets have."""
    by_size = (sample(examples, target, unseen, size, random) for size in SIZES)
    return [bags for bags in by_size if len(bags.outlet)]


def fit_shrinkage(bags: list[Bags]) -> Shrinkage:
    """Return the shrinkage with the least squared error over the sizes of bags."""
    import numpy as np

    bags = [bag for bag in bags if bag.size <= MOST_FITTED]
    rated = np.concatenate([bag.rating - bag.baseline for bag in bags])
    weight = np.concatenate([np.full(len(bag.points), 1 / max(len(bag.points), 1)) for bag in bags])
    best = (np.inf, 1.0, _HALVES[0])
    for half in _HALVES:
        shrunk = np.concatenate([bag.points * bag.size / (bag.size + half) for bag in bags])
        slope = float((weight * shrunk * rated).sum() / max((weight * shrunk**2).sum(), 1e-12))  # never 0
        error = float((weight * (rated - slope * shrunk) ** 2).sum())
        best = min(best, (error, slope, half))
    _, slope, half = best
    return Shrinkage(max(slope, 0.0), half)


def bands(
    bags: list[Bags], shrinkage: Shrinkage, left_out: Array | None = None, nominal: float = COVERAGE
) -> list[Band]:
    """Return the conformal band of every size, from all outlets or those not in `left_out`.

    Residuals of all sizes are brought to one scale, so that few outlets with many articles do not decide.
    """
    import numpy as np

    used = [np.ones(len(b.outlet), bool) if left_out is None else ~np.isin(b.outlet, left_out) for b in bags]
    residuals = [(b.rating - b.scores(shrinkage))[mask] for b, mask in zip(bags, used, strict=True)]
    scales = _smooth([b.size for b in bags], residuals, shrinkage.half_articles)
    pooled = np.concatenate([r / scale for r, scale in zip(residuals, scales, strict=True)])
    outlets = len(np.unique(bags[0].outlet[used[0]]))
    level = min((1 + nominal) / 2 * (1 + 1 / max(outlets, 1)), 1.0)
    below, above = (max(float(np.quantile(side, level)), 0.0) for side in (-pooled, pooled))
    return [Band(b.size, below * scale, above * scale) for b, scale in zip(bags, scales, strict=True)]


def _smooth(sizes: list[int], residuals: list[Array], half: float) -> list[float]:
    """Return smoothed deviations of residuals: a constant part, and one that falls with the articles.

    A size that no outlet reaches has no residuals; its deviation follows from those of the other sizes.
    """
    import numpy as np
    from scipy.optimize import nnls

    columns = np.array([[1.0, 1 / (size + half)] for size in sizes])
    reached = [place for place, of_size in enumerate(residuals) if len(of_size)]
    parts, _ = nnls(columns[reached], np.array([residuals[place].std() for place in reached]) ** 2)
    return [float(scale) for scale in np.sqrt(columns @ parts)]


def nominal_level(bags: list[Bags], shrinkage: Shrinkage, groups: list[Array]) -> float:
    """Return the least level at which intervals made without a group hold `COVERAGE` of its ratings."""
    import numpy as np

    for level in _LEVELS:
        if np.mean(np.concatenate(coverage(bags, shrinkage, groups, level))) >= COVERAGE:
            return level
    return _LEVELS[-1]


def coverage(
    bags: list[Bags], shrinkage: Shrinkage, groups: list[Array], nominal: float = COVERAGE
) -> list[Array]:
    """Return for each size and outlet the share of bags whose interval contains the outlet's rating.

    The interval is made without the group of outlets that the outlet belongs to.
    """
    import numpy as np

    inside = [np.zeros(len(b.outlet), bool) for b in bags]
    for group in groups:
        for b, contains, band in zip(bags, inside, bands(bags, shrinkage, group, nominal), strict=True):
            tested = np.isin(b.outlet, group)
            low, high = (b.scores(shrinkage) + reach for reach in (-band.below, band.above))
            contains[tested] = ((b.rating >= low) & (b.rating <= high))[tested]
    return [_shares(b.outlet, contains) for b, contains in zip(bags, inside, strict=True)]


def held_out_groups(
    examples: Examples, tested: Array, least: int, random: np.random.Generator | None
) -> list[Array]:
    """Return groups of the outlets `tested`: ten at `random`, else by the collection with most articles."""
    import numpy as np

    if random is not None:
        return list(np.array_split(random.permutation(tested), _RANDOM_GROUPS))
    masks = list(examples.groups(least).values())
    counts = np.array([examples.counts(mask) for mask in masks])
    home = counts.argmax(axis=0)[tested]
    return [tested[home == group] for group in range(len(masks)) if (home == group).any()]


def _shares(outlet: Array, contains: Array) -> Array:
    import numpy as np

    counts = np.bincount(outlet)
    shares: Array = (np.bincount(outlet, contains) / np.maximum(counts, 1))[counts > 0]
    return shares
