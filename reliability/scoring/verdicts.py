"""Whether readers would call an article one-sided: an additive model of log-odds."""

from __future__ import annotations

from collections.abc import Mapping
from math import exp, fsum
from typing import NamedTuple

from reliability.named_numbers import NamedNumbers
from reliability.scoring.curves import Curve, Curves

_SMALL = 1e-9
"""A smaller change of log-odds is rounding."""


class Verdict(NamedTuple):
    """Calibrated log-odds of an article about which nothing is known, and what each measure adds to them."""

    baseline: float
    curves: Mapping[str, Curve]

    def weigh(self, values: Mapping[str, float]) -> NamedNumbers:
        """Return the log-odds that each measure adds."""
        return Curves(self.curves).read(values)

    def rate(self, values: Mapping[str, float]) -> tuple[float, NamedNumbers]:
        """Return the probability (0-100) and the contributions that make it; see `points`."""
        return self.points(self.weigh(values))

    def points(self, added: NamedNumbers) -> tuple[float, NamedNumbers]:
        """Return the probability (0-100) that the log-odds `added` by each measure make, and contributions.

        Contributions add up to the probability from `probability(baseline)`. Log-odds become points by the
        slope between the baseline and the article, so that signs and proportions are kept.
        """
        move = fsum(added.values())
        start, end = probability(self.baseline), probability(self.baseline + move)
        slope = (end - start) / move if abs(move) > _SMALL else start * (100 - start) / 100
        return end, added.with_numbers([slope * odds for odds in added.values()])


def probability(log_odds: float) -> float:
    """Return the probability in points of 100."""
    if log_odds < 0:
        odds = exp(log_odds)
        return 100 * odds / (1 + odds)
    return 100 / (1 + exp(-log_odds))
