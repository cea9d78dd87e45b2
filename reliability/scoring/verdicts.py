"""Whether readers would call an article one-sided: an additive model of log-odds."""

from __future__ import annotations

from collections.abc import Mapping
from math import exp, fsum, nan
from typing import NamedTuple

from reliability.scoring.curves import Curve

_SMALL = 1e-9
"""A smaller change of log-odds is rounding."""


class Verdict(NamedTuple):
    """Calibrated log-odds of an article about which nothing is known, and what each measure adds to them."""

    baseline: float
    curves: Mapping[str, Curve]

    def weigh(self, values: Mapping[str, float]) -> dict[str, float]:
        """Return the log-odds that each measure adds."""
        return {name: curve(values.get(name, nan)) for name, curve in self.curves.items()}

    def rate(self, values: Mapping[str, float]) -> tuple[float, dict[str, float]]:
        """Return the probability (0-100), and contributions that add up to it from `probability(baseline)`.

        Log-odds become points by the slope between the baseline and the article, so that signs and
        proportions are kept.
        """
        odds_by_measure = self.weigh(values)
        move = fsum(odds_by_measure.values())
        start, end = probability(self.baseline), probability(self.baseline + move)
        slope = (end - start) / move if abs(move) > _SMALL else start * (100 - start) / 100
        return end, {name: slope * odds for name, odds in odds_by_measure.items()}


def probability(log_odds: float) -> float:
    """Return the probability in points of 100."""
    if log_odds < 0:
        odds = exp(log_odds)
        return 100 * odds / (1 + odds)
    return 100 / (1 + exp(-log_odds))
