"""How far to trust a score: shrinkage and intervals by the number of articles.

Conformal intervals (Vovk et al. 2005; Barber et al. 2021 for residuals of cross-validation), one for each
number of articles: the residuals are those of bags of so many articles of an outlet in a collection that
the rule had not seen (of an outlet it had not seen, where all articles are of one collection). Written out
here since MAPIE 1.6 takes every bag for an independent case, where forty of an outlet are one, and knows no
width that shrinks with the number of articles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from reliability.scoring.crossvalidation import Unseen
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
_BAGS = 40
_LEVELS: Final = (0.90, 0.91, 0.92, 0.93, 0.94, 0.95, 0.96, 0.97, 0.98)
"""Nominal levels that are tried until intervals made without a collection hold `COVERAGE` of its outlets."""
_HALVES = (0.5, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0, 12.0, 16.0, 24.0)


class Bags(NamedTuple):
    """Samples of `size` articles of one outlet each: its index, mean points, baseline and rating."""

    size: int
    outlet: Array
    points: Array
    baseline: Array
    rating: Array

    def scores(self, slope: float, half: float) -> Array:
        """What the model says of each bag."""
        strength = self.size / (self.size + half)
        scores: Array = (self.baseline + slope * strength * self.points).clip(0, 100)
        return scores


def sample(examples: Examples, target: int, unseen: Unseen, size: int, random: np.random.Generator) -> Bags:
    """Bags of every tested outlet that has `size` articles, without replacement within a bag."""
    import numpy as np

    rows: list[tuple[int, float, float]] = []
    for outlet in range(len(examples.outlets)):
        of_outlet = np.flatnonzero((examples.outlet == outlet) & ~np.isnan(unseen.points[0]))
        if len(of_outlet) >= size:
            for bag in range(_BAGS):
                chosen = random.choice(of_outlet, size, replace=False)
                repeat = bag % len(unseen.points)
                points = float(unseen.points[repeat, chosen].mean())
                rows.append((outlet, points, float(unseen.baseline[repeat, chosen[0]])))
    outlet_of = np.array([row[0] for row in rows], dtype=int)
    points_of, baseline_of = (np.array([row[at] for row in rows]) for at in (1, 2))
    return Bags(size, outlet_of, points_of, baseline_of, examples.ratings[outlet_of, target])


def samples(examples: Examples, target: int, unseen: Unseen, random: np.random.Generator) -> list[Bags]:
    """Bags of every size that outlets have."""
    found = (sample(examples, target, unseen, size, random) for size in SIZES)
    return [bags for bags in found if len(bags.outlet)]


def shrinkage(bags: list[Bags]) -> tuple[float, float]:
    """The slope and the half number of articles with the least squared error over the sizes of bags."""
    import numpy as np

    bags = [bag for bag in bags if bag.size <= MOST_FITTED]
    rated = np.concatenate([bag.rating - bag.baseline for bag in bags])
    weight = np.concatenate([np.full(len(bag.points), 1 / max(len(bag.points), 1)) for bag in bags])
    best = (np.inf, 1.0, _HALVES[0])
    for half in _HALVES:
        input_ = np.concatenate([bag.points * bag.size / (bag.size + half) for bag in bags])
        slope = float((weight * input_ * rated).sum() / max((weight * input_**2).sum(), 1e-12))
        error = float((weight * (rated - slope * input_) ** 2).sum())
        best = min(best, (error, slope, half))
    return max(best[1], 0.0), best[2]


def bands(
    bags: list[Bags], cut: tuple[float, float], without: Array | None = None, nominal: float = COVERAGE
) -> list[Band]:
    """The conformal band of every size, from all outlets or those not in `without`; `cut` is slope and half.

    Residuals of all sizes are brought to one scale, so that few outlets with many articles do not decide.
    """
    import numpy as np

    slope, half = cut
    kept = [np.ones(len(b.outlet), bool) if without is None else ~np.isin(b.outlet, without) for b in bags]
    residuals = [(b.rating - b.scores(slope, half))[k] for b, k in zip(bags, kept, strict=True)]
    scales = _scales([b.size for b in bags], [float(r.std()) for r in residuals], half)
    pooled = np.concatenate([r / scale for r, scale in zip(residuals, scales, strict=True)])
    outlets = len(np.unique(bags[0].outlet[kept[0]]))
    level = min((1 + nominal) / 2 * (1 + 1 / max(outlets, 1)), 1.0)
    below, above = (max(float(np.quantile(side, level)), 0.0) for side in (-pooled, pooled))
    return [Band(b.size, below * scale, above * scale) for b, scale in zip(bags, scales, strict=True)]


def _scales(sizes: list[int], deviations: list[float], half: float) -> list[float]:
    """Deviations of residuals, smoothed: what stays, and what articles average out."""
    import numpy as np
    from scipy.optimize import nnls

    columns = np.array([[1.0, 1 / (size + half)] for size in sizes])
    found, _ = nnls(columns, np.array(deviations) ** 2)
    return [float(scale) for scale in np.sqrt(columns @ found)]


def part(bags: list[Bags], cut: tuple[float, float], baseline: float, nominal: float) -> Part:
    """A target's part of the model; `nominal` is what `nominal_level` gives."""
    drawn = bands(bags, cut, nominal=nominal)
    rounded = tuple(Band(b.articles, round(b.below, 2), round(b.above, 2)) for b in drawn)
    return Part(round(baseline, 4), cut[1], rounded)


def nominal_level(bags: list[Bags], cut: tuple[float, float], held: list[Array]) -> float:
    """The least level at which intervals made without a group of outlets hold `COVERAGE` of its ratings."""
    import numpy as np

    for level in _LEVELS:
        if np.mean(np.concatenate(covered(bags, cut, held, level))) >= COVERAGE:
            return level
    return _LEVELS[-1]


def covered(
    bags: list[Bags], cut: tuple[float, float], held: list[Array], nominal: float = COVERAGE
) -> list[Array]:
    """For each size and outlet: share of bags whose interval, made without its group, holds its rating."""
    import numpy as np

    inside = [np.zeros(len(b.outlet), bool) for b in bags]
    for group in held:
        for b, holds, band in zip(bags, inside, bands(bags, cut, group, nominal), strict=True):
            out = np.isin(b.outlet, group)
            low, high = (b.scores(*cut) + reach for reach in (-band.below, band.above))
            holds[out] = ((b.rating >= low) & (b.rating <= high))[out]
    return [_shares(b.outlet, holds) for b, holds in zip(bags, inside, strict=True)]


def held_out(
    examples: Examples, tested: Array, least: int, random: np.random.Generator | None
) -> list[Array]:
    """Groups of the outlets `tested`: ten at `random`, else by the collection with most of their articles."""
    import numpy as np

    if random is not None:
        return list(np.array_split(random.permutation(tested), 10))
    masks = list(examples.groups(least).values())
    counts = np.array([examples.counts(mask) for mask in masks])
    home = counts.argmax(axis=0)[tested]
    return [tested[home == group] for group in range(len(masks)) if (home == group).any()]


def _shares(outlet: Array, holds: Array) -> Array:
    import numpy as np

    counts = np.bincount(outlet)
    shares: Array = (np.bincount(outlet, holds) / np.maximum(counts, 1))[counts > 0]
    return shares
