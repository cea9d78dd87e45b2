"""A fitted additive model, as data: it knows its arithmetic and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from math import fsum, log, nan
from typing import Any, NamedTuple

from reliability.named_numbers import NamedNumbers
from reliability.records import TARGETS, Interval, Target
from reliability.scoring.curves import Curve, Curves, curve
from reliability.scoring.references import Reference, percentile
from reliability.scoring.verdicts import Verdict, probability
from reliability.significance import NORMAL_90

__all__ = [
    "TARGETS", "Band", "Curve", "Level", "Model", "Part", "Rated", "Reference", "Target", "Term", "Verdict",
    "curve",
]  # fmt: skip


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
        return _band(self.bands, articles)


@lru_cache(maxsize=1024)  # a band for each number of articles that sources have
def _band(bands: tuple[Band, ...], articles: int) -> Band:
    x = tuple(log(band.articles) for band in bands)
    position = log(max(articles, 1))
    below = Curve(x, tuple(band.below for band in bands))(position)
    return Band(articles, below, Curve(x, tuple(band.above for band in bands))(position))


class Rated(NamedTuple):
    """A score in points, its 90 % interval, and what made it: contributions by measure."""

    score: float
    interval: Interval
    contributions: NamedNumbers


class Level(NamedTuple):
    """A family's main measure and its quantiles (0, 5, … 100 %) among the reference outlets' means."""

    measure: str
    quantiles: tuple[float, ...]

    def __call__(self, value: float) -> float:
        """Return the percentile of `value` among the reference outlets, 0-100; NaN for NaN."""
        return percentile(self.quantiles, value)


@dataclass(frozen=True, slots=True)
class Model:
    """An additive scorer. `parts` has an entry for each target it was fitted for.

    `reference` gives percentiles among reference articles and outlets, for `style` and the four
    dimensions; `verdict` is the model of `one_sided`, None if it was not fitted.
    `requires` names the word lists and packages it was fitted with; `about` what a reader wants to know
    (data, seed, cross-validated figures); `mismatch` is why it scores nothing, or empty.
    """

    name: str
    terms: tuple[Term, ...]
    parts: Mapping[Target, Part]
    levels: Mapping[str, Level] = field(default_factory=dict)
    reference: Mapping[str, Reference] = field(default_factory=dict)
    verdict: Verdict | None = None
    requires: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    about: Mapping[str, Any] = field(default_factory=dict)
    checksum: str = ""
    mismatch: str = ""
    _curves: Mapping[Target, Curves] = field(init=False, repr=False, compare=False)
    _verdict_curves: Curves = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        curves = {
            target: Curves({measure: drawn[target] for measure, drawn in self.terms}) for target in self.parts
        }
        object.__setattr__(self, "_curves", curves)
        object.__setattr__(self, "_verdict_curves", Curves(self.verdict.curves if self.verdict else {}))

    def weigh(self, values: Mapping[str, float], target: Target) -> NamedNumbers:
        """Points that each measure of one article would move the score if there were very many like it."""
        return self._curves[target].read(values)

    def rate(self, target: Target, weighed: Mapping[str, float], articles: int) -> Rated:
        """The score from the mean over `articles` articles of what `weigh` gives."""
        part = self.parts[target]
        strength = part.strength(articles)
        full = weighed if isinstance(weighed, NamedNumbers) else NamedNumbers(weighed)
        contributions = full.with_numbers([strength * points for points in full.values()])
        score = part.baseline + fsum(contributions.values())
        if not 0 <= score <= 100:
            beyond = (0 if score < 0 else 100) - score
            contributions = NamedNumbers(dict(contributions.items()) | {"clipped": beyond})
        score = min(max(score, 0.0), 100.0)
        band = part.band(articles)
        return Rated(score, (max(score - band.below, 0.0), min(score + band.above, 100.0)), contributions)

    def style_points(self, values: Mapping[str, float]) -> float:
        """Return the unshrunk score of reliability, whose percentile is `style`; NaN if it was not fitted.

        A source's value is the mean over its articles.
        """
        return self.unshrunk(self.weigh(values, "reliability")) if "reliability" in self.parts else nan

    def unshrunk(self, weighed: Mapping[str, float]) -> float:
        """Return the unshrunk score of reliability from what `weigh` gives for it."""
        return self.baseline("reliability") + fsum(weighed.values())

    def one_sided(self, values: Mapping[str, float]) -> Rated:
        """Return the probability (0-100) that readers call the article one-sided, and what made it.

        Contributions add up from `one_sided_baseline` to the score. All is NaN for a model without a verdict.
        """
        if self.verdict is None:
            return Rated(nan, (nan, nan), NamedNumbers({}))
        score, contributions = self.verdict.points(self._verdict_curves.read(values))
        return Rated(score, (nan, nan), contributions)

    @property
    def one_sided_baseline(self) -> float:
        """The probability of an article about which nothing is known."""
        return nan if self.verdict is None else probability(self.verdict.baseline)

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
        return (band.below + band.above) / (2 * NORMAL_90)


def usual(model: Model) -> dict[str, Interval]:
    """Return where the middle 80 % of the reference outlets lie, for the measures of which it is known."""
    quantiles = {level.measure: level.quantiles for level in model.levels.values()}
    return {name: (of[len(of) // 10], of[-1 - len(of) // 10]) for name, of in quantiles.items() if of}
