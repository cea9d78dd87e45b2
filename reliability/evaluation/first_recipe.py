"""The recipe of version 0.1, fitted to the same data as a baseline: free signs, a line with one bend."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from reliability.scoring.examples import Array, Examples

_PENALTY: Final = 2.0
_HALF_WEIGHT: Final = 10.0
_END: Final = 4.0
"""All as in version 0.1: the penalty, the articles at which an outlet weighs half, the end of a line in
standard deviations."""


def points(examples: Examples, trains: Array, target: int) -> Array:
    """Return points from the training mean for every article, by a fit on the articles `trains` (a mask)."""
    import numpy as np
    from sklearn.linear_model import Ridge

    trains = trains & ~np.isnan(examples.ratings[examples.outlet, target])
    counts = examples.counts(trains)
    outlets = np.flatnonzero(counts)
    weight = counts[outlets] / (counts[outlets] + _HALF_WEIGHT)
    columns = _columns(examples, trains, counts)
    means = examples.means(columns, trains)[outlets]
    level = np.average(means, axis=0, weights=weight)
    spread = np.sqrt(np.average((means - level) ** 2, axis=0, weights=weight))
    spread[spread < 1e-9] = 1.0
    ridge = Ridge(alpha=_PENALTY)
    ridge.fit(
        (means - level) / spread, examples.ratings[outlets, target], sample_weight=weight / weight.sum()
    )
    points_of_articles: Array = (columns - level) @ (ridge.coef_ / spread)
    return points_of_articles


def _columns(examples: Examples, trains: Array, counts: Array) -> Array:
    """Return standardised measures, and their part above the mean."""
    import numpy as np

    values = examples.values
    weight = np.where(trains, (1 / (np.maximum(counts, 1) + _HALF_WEIGHT))[examples.outlet], 0.0)
    defined = ~np.isnan(values)
    share = weight[:, None] * defined
    total = np.maximum(share.sum(axis=0), 1e-12)
    filled = np.where(defined, values, 0.0)
    mean = (share * filled).sum(axis=0) / total
    deviation = np.sqrt((share * (filled - mean) ** 2).sum(axis=0) / total)
    steps = np.clip((values - mean) / np.where(deviation > 1e-4, deviation, 1.0), -_END, _END)
    columns: Array = np.nan_to_num(np.hstack([steps, np.maximum(steps, 0)]))
    return columns
