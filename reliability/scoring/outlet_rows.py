"""Rows of each outlet as it was scored unseen: what the card draws, and the worst of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from reliability.records import Target
from reliability.scoring.calibration import Shrinkage
from reliability.scoring.examples import Examples
from reliability.scoring.model import Model

if TYPE_CHECKING:
    from reliability.scoring.examples import Array
    from reliability.scoring.unseen_figures import UnseenArticles

WORST: Final = 10
"""Outlets listed in the card."""
_MOVED: Final = 3
"""Measures listed for an outlet."""


def outlet_rows(tested: UnseenArticles, shrinkage: Shrinkage) -> list[dict[str, Any]]:
    """Return `outlet, articles, rated, score` of every tested outlet, the worst first."""
    import numpy as np

    examples = tested.examples
    outlets = np.flatnonzero(examples.counts())
    points, mean = (
        np.mean([examples.means(row[:, None])[outlets, 0] for row in rows], axis=0) for rows in tested.unseen
    )
    counts = examples.counts()[outlets]
    scores = (mean + shrinkage.slope * counts / (counts + shrinkage.half_articles) * points).clip(0, 100)
    rows = [
        {
            "outlet": examples.outlets[outlet],
            "articles": int(count),
            "rated": round(float(rated), 1),
            "score": round(float(score), 1),
        }
        for outlet, count, rated, score in zip(outlets, counts, tested.ratings(outlets), scores, strict=True)
    ]
    return sorted(rows, key=lambda row: (-abs(row["score"] - row["rated"]), row["outlet"]))


def worst_with_reasons(
    model: Model, examples: Examples, rows: list[dict[str, Any]], target: Target
) -> list[dict[str, Any]]:
    """Return the worst of `rows` with `moved`: the measures that move the outlet most, and their points.

    The points are those of the model fitted on all outlets; those of the folds' models differ little.
    """
    return [{**row, "moved": _largest_moves(model, examples, row, target)} for row in rows[:WORST]]


def _largest_moves(model: Model, examples: Examples, row: dict[str, Any], target: Target) -> dict[str, float]:
    import numpy as np

    values: Array = examples.values[examples.outlet == examples.outlets.index(row["outlet"])]
    weighed = [
        model.weigh(dict(zip(examples.measures, article.tolist(), strict=True)), target) for article in values
    ]
    means = {name: float(np.mean([points[name] for points in weighed])) for name in examples.measures}
    strength = model.strength(target, row["articles"])
    largest = sorted(means, key=lambda name: -abs(means[name]))[:_MOVED]
    return {name: round(strength * means[name], 1) for name in largest}
