"""A fitted additive model, as data: it knows its arithmetic and nothing else."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import fsum, isnan, log, nan
from typing import Any, NamedTuple

from reliability.records import Interval, Target

_NORMAL_90 = 1.6449
"""Half the width of a normal distribution's middle 90 %, in standard deviations."""


class Curve(NamedTuple):
    """A piecewise linear function through the points `(x[i], y[i])`, constant beyond its ends. NaN: 0."""

    x: tuple[float, ...]
    y: tuple[float, ...]

    def __call__(self, value: float) -> float:
        """The function's value."""
        x, y = self
        at = bisect_right(x, value)
        if 0 < at < len(x):
            left, low = x[at - 1], y[at - 1]
            return low + (y[at] - low) * (value - left) / (x[at] - left)
        if value != value:  # NaN: nothing is known, so nothing moves
            return 0.0
        return y[-1] if at else y[0]


class Term(NamedTuple):
    """A measure's part in the scores: from its value to points, by target.

    The points are those of very many such articles; see `Part.strength`.
    """

    measure: str
    curves: Mapping[Target, Curve]


class Band(NamedTuple):
    """The 90 % interval of the experts' rating around a score from `articles` articles, in points."""

    articles: int
    below: float
    above: float


class Part(NamedTuple):
    """What belongs to one target: its baseline, its intervals, how fast articles add up to certainty.

    `half_articles` is the number of articles at which the terms count for half of their full weight.
    """

    baseline: float
    half_articles: float
    bands: tuple[Band, ...]

    def strength(self, articles: int) -> float:
        """The share (0-1) of their full weight that the terms have with so many articles.

        One article says little about its outlet, so its score stays near the baseline: the regression to
        the mean of a reliability coefficient (Spearman 1910, Brown 1910).
        """
        return articles / (articles + self.half_articles)

    def band(self, articles: int) -> Band:
        """The band for so many articles: linear in the logarithm of their number, else constant."""
        x = tuple(log(band.articles) for band in self.bands)
        at = log(max(articles, 1))
        below = Curve(x, tuple(band.below for band in self.bands))(at)
        return Band(articles, below, Curve(x, tuple(band.above for band in self.bands))(at))


class Rated(NamedTuple):
    """A score in points, its 90 % interval, and what made it: contributions by measure."""

    score: float
    interval: Interval
    contributions: dict[str, float]


class Level(NamedTuple):
    """A family's lead measure and its quantiles (0, 5, … 100 %) among the reference outlets' means."""

    measure: str
    quantiles: tuple[float, ...]

    def __call__(self, value: float) -> float:
        """Where `value` stands among the reference outlets, 0-100; NaN if it is NaN."""
        if isnan(value):
            return nan
        below = bisect_right(self.quantiles, value)
        first = sum(q < value for q in self.quantiles)
        if below > first:  # on a quantile, perhaps on many that are equal: the middle of them
            at = (first + below - 1) / 2
        elif 0 < below < len(self.quantiles):
            low, high = self.quantiles[below - 1], self.quantiles[below]
            at = below - 1 + (value - low) / (high - low)
        else:
            at = 0 if below == 0 else len(self.quantiles) - 1
        return 100 * at / (len(self.quantiles) - 1)


@dataclass(frozen=True, slots=True)
class Model:
    """An additive scorer. `parts` has an entry for each target it was fitted for.

    `requires` names the word lists and packages it was fitted with; `about` what a reader wants to know
    (data, seed, cross-validated figures); `mismatch` is why it scores nothing, or empty.
    """

    name: str
    terms: tuple[Term, ...]
    parts: Mapping[Target, Part]
    levels: Mapping[str, Level] = field(default_factory=dict)
    requires: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    about: Mapping[str, Any] = field(default_factory=dict)
    checksum: str = ""
    mismatch: str = ""

    def weigh(self, values: Mapping[str, float], target: Target) -> dict[str, float]:
        """Points that each measure of one article would move the score if there were very many like it."""
        read, get = Curve.__call__, values.get
        return {measure: read(curves[target], get(measure, nan)) for measure, curves in self.terms}

    def rate(self, target: Target, weighed: Mapping[str, float], articles: int) -> Rated:
        """The score from the mean over `articles` articles of what `weigh` gives."""
        part = self.parts[target]
        strength = part.strength(articles)
        contributions = {measure: strength * points for measure, points in weighed.items()}
        score = part.baseline + fsum(contributions.values())
        if not 0 <= score <= 100:
            contributions["clipped"] = (0 if score < 0 else 100) - score
        score = min(max(score, 0.0), 100.0)
        band = part.band(articles)
        return Rated(score, (max(score - band.below, 0.0), min(score + band.above, 100.0)), contributions)

    def baseline(self, target: Target) -> float:
        """The score of an article or source about which nothing is known; NaN for a target not fitted."""
        return self.parts[target].baseline if target in self.parts else nan

    def intervals(self, articles: int = 20) -> dict[Target, tuple[float, float]]:
        """Points below and above a score from so many articles, by target."""
        bands = {target: part.band(articles) for target, part in self.parts.items()}
        return {target: (band.below, band.above) for target, band in bands.items()}

    def strength(self, target: Target, articles: int) -> float:
        """See `Part.strength`."""
        return self.parts[target].strength(articles)

    def error(self, target: Target, articles: int) -> float:
        """Standard deviation, in points, of the experts' rating around a score from so many articles."""
        band = self.parts[target].band(articles)
        return (band.below + band.above) / (2 * _NORMAL_90)


def curve(points: Sequence[tuple[float, float]]) -> Curve:
    """The curve through `points`, in their order."""
    return Curve(tuple(x for x, _ in points), tuple(y for _, y in points))
