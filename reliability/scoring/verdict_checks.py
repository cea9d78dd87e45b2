"""How well `one_sided` does on sources that it has not seen: agreement and calibration."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from reliability.scoring import verdict_fitting
from reliability.scoring.agreement import interval
from reliability.scoring.verdict_fitting import Labels

if TYPE_CHECKING:
    from reliability.scoring.examples import Array

BINS: Final = 5


def reached(labels: Labels, seed: int) -> dict[str, Any]:
    """Return what the card says of `one_sided`: figures with 95 % intervals, and the reliability diagram."""
    import numpy as np

    odds, judged = unseen(labels, seed), labels.one_sided
    random = np.random.default_rng(seed)
    figures = {}
    for name, of in (("AUC", auc), ("calibration slope", slope), ("expected calibration error", error)):
        low, high = interval(lambda at, of=of: of(odds[at], judged[at]), len(odds), random, 300)  # type: ignore[misc]
        figures[name] = [round(value, 3) for value in (of(odds, judged), low, high)]
    return {
        "articles": len(odds),
        "sources": len(np.unique(labels.source)),
        "share": round(float(judged.mean()), 3),
        "figures": figures,
        "diagram": reliability_diagram(odds, judged),
    }


def auc(odds: Array, judged: Array) -> float:
    """Return the probability that a one-sided article has higher log-odds than another; NaN without both."""
    from scipy.stats import rankdata

    ones = int(judged.sum())
    if not 0 < ones < len(judged):
        return float("nan")
    return float((rankdata(odds)[judged == 1].sum() - ones * (ones + 1) / 2) / (ones * (len(judged) - ones)))


def unseen(labels: Labels, seed: int) -> Array:
    """Return calibrated log-odds; neither the fit nor its calibration saw the article's outlet."""
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


def error(odds: Array, judged: Array) -> float:
    """Return the expected calibration error over five bins of equal count (Naeini et al. 2015), 0-1."""
    import numpy as np

    bins = np.array_split(np.argsort(odds, kind="stable"), BINS)
    probability = 1 / (1 + np.exp(-odds))
    gaps = [len(one) * abs(probability[one].mean() - judged[one].mean()) for one in bins if len(one)]
    return float(sum(gaps) / len(odds))


def reliability_diagram(odds: Array, judged: Array) -> list[dict[str, float]]:
    """Return predicted and observed share of each bin, in points, and its number of articles."""
    import numpy as np

    probability = 100 / (1 + np.exp(-odds))
    return [
        {
            "predicted": round(float(probability[one].mean()), 1),
            "observed": round(float(100 * judged[one].mean()), 1),
            "articles": len(one),
        }
        for one in np.array_split(np.argsort(odds, kind="stable"), BINS)
    ]
