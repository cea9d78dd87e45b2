"""Agreement and calibration of `one_sided` on unseen sources."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from reliability.scoring import verdict_fitting
from reliability.scoring.agreement import interval
from reliability.scoring.verdict_fitting import Labels

if TYPE_CHECKING:
    import numpy as np

    from reliability.scoring.examples import Array

BINS: Final = 5
"""Of equal count; the reliability diagram has a row for each."""
_ROUNDS: Final = 300
"""Bootstrap samples: the slope is fitted anew in each, so fewer than elsewhere."""


def card_figures(labels: Labels, seed: int) -> dict[str, Any]:
    """Return the card's figures on `one_sided` with 95 % intervals, and the reliability diagram."""
    import numpy as np

    odds, judged = unseen_log_odds(labels, seed), labels.one_sided
    random = np.random.default_rng(seed)
    statistics = {"AUC": auc, "calibration slope": slope, "expected calibration error": calibration_error}
    return {
        "articles": len(odds),
        "sources": len(np.unique(labels.source)),
        "share": round(float(judged.mean()), 3),
        "figures": {
            name: _with_interval(statistic, odds, judged, random) for name, statistic in statistics.items()
        },
        "diagram": reliability_diagram(odds, judged),
    }


def _with_interval(
    statistic: Callable[[Array, Array], float], odds: Array, judged: Array, random: np.random.Generator
) -> list[float]:
    low, high = interval(lambda chosen: statistic(odds[chosen], judged[chosen]), len(odds), random, _ROUNDS)
    return [round(value, 3) for value in (statistic(odds, judged), low, high)]


def auc(odds: Array, judged: Array) -> float:
    """Return the probability that a one-sided article has higher log-odds than another; NaN without both."""
    from scipy.stats import rankdata

    ones = int(judged.sum())
    if not 0 < ones < len(judged):
        return float("nan")
    return float((rankdata(odds)[judged == 1].sum() - ones * (ones + 1) / 2) / (ones * (len(judged) - ones)))


def unseen_log_odds(labels: Labels, seed: int) -> Array:
    """Return calibrated log-odds of each article by a fit and a calibration that did not see its outlet."""
    import numpy as np

    odds = np.zeros(len(labels.one_sided))
    for out in verdict_fitting.folds(labels.source, seed):
        trained = Labels(labels.measures, *(rows[~out] for rows in labels[1:]))
        fitted = verdict_fitting.fit(trained)
        odds[out] = verdict_fitting.log_odds(fitted, labels.measures, labels.values[out])
    return odds


def slope(odds: Array, judged: Array) -> float:
    """Return the calibration slope: 1 is right, less is too sure."""
    return verdict_fitting.platt(odds, judged)[0]


def calibration_error(odds: Array, judged: Array) -> float:
    """Return the expected calibration error over five bins of equal count (Naeini et al. 2015), 0-1."""
    import numpy as np

    bins = np.array_split(np.argsort(odds, kind="stable"), BINS)
    probability = 1 / (1 + np.exp(-odds))
    gaps = [len(rows) * abs(probability[rows].mean() - judged[rows].mean()) for rows in bins if len(rows)]
    return float(sum(gaps) / len(odds))


def reliability_diagram(odds: Array, judged: Array) -> list[dict[str, float]]:
    """Return predicted and observed share of each bin, in points, and its number of articles."""
    import numpy as np

    probability = 100 / (1 + np.exp(-odds))
    return [
        {
            "predicted": round(float(probability[rows].mean()), 1),
            "observed": round(float(100 * judged[rows].mean()), 1),
            "articles": len(rows),
        }
        for rows in np.array_split(np.argsort(odds, kind="stable"), BINS)
    ]
