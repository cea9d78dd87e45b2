"""Each outlet as it was scored unseen: what the card draws, and the worst of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from reliability.records import Target
from reliability.scoring.crossvalidation import Unseen
from reliability.scoring.examples import Examples
from reliability.scoring.model import Model

if TYPE_CHECKING:
    from reliability.scoring.reached import Cut

WORST: Final = 10
_MOVED: Final = 3


def scored_unseen(examples: Examples, at: int, found: Unseen, cut: Cut) -> list[dict[str, Any]]:
    """`outlet, articles, rated, score` of every tested outlet for target number `at`, the worst first."""
    import numpy as np

    tested = ~np.isnan(found.points[0])
    own = examples.only(tested)
    outlets = np.flatnonzero(own.counts())
    points, mean = (
        np.mean([own.means(row[tested][:, None])[outlets, 0] for row in rows], axis=0) for rows in found
    )
    counts = own.counts()[outlets]
    scores = (mean + cut.slope * counts / (counts + cut.half) * points).clip(0, 100)
    rows = [
        {
            "outlet": own.outlets[outlet],
            "articles": int(count),
            "rated": round(float(rated), 1),
            "score": round(float(score), 1),
        }
        for outlet, count, rated, score in zip(outlets, counts, own.ratings[outlets, at], scores, strict=True)
    ]
    return sorted(rows, key=lambda row: (-abs(row["score"] - row["rated"]), row["outlet"]))


def with_reasons(
    model: Model, examples: Examples, rows: list[dict[str, Any]], target: Target
) -> list[dict[str, Any]]:
    """The worst of `rows` with `moved`: the measures that move the outlet most, and by how many points.

    By the model fitted on all outlets: the folds' models have weights of their own, which differ little.
    """
    import numpy as np

    told = []
    for row in rows[:WORST]:
        values = examples.values[examples.outlet == examples.outlets.index(row["outlet"])]
        weighed = [
            model.weigh(dict(zip(examples.measures, each.tolist(), strict=True)), target) for each in values
        ]
        means = {name: float(np.mean([each[name] for each in weighed])) for name in examples.measures}
        strength = model.strength(target, row["articles"])
        most = sorted(means, key=lambda name: -abs(means[name]))[:_MOVED]
        told.append({**row, "moved": {name: round(strength * means[name], 1) for name in most}})
    return told
