"""A source, compared with others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import inf, nan
from typing import Any, NamedTuple

from reliability.plain import named
from reliability.records.dimensions import Interval
from reliability.records.display import main_numbers, notebook_html
from reliability.records.plain_record import PlainRecord


class Estimate(NamedTuple):
    """A value, its standard error, and the degrees of freedom with which the error is known."""

    value: float
    error: float
    freedom: float = inf

    def to_dict(self) -> dict[str, Any]:
        """Return the record as plain values that JSON can hold."""
        return named(self)


class Rank(NamedTuple):
    """The best and the worst rank that a source may have, and the letters of its group.

    Rank 1 is the highest value. Sources that share a letter cannot be told apart.
    """

    low: int
    high: int
    group: str

    def to_dict(self) -> dict[str, Any]:
        """Return the record as plain values that JSON can hold."""
        return named(self)


class Change(NamedTuple):
    """How the articles of a source from a period on differ from the earlier ones, in points.

    `low` and `high` are a 90 % interval. Both groups of articles extend to the next flagged change. `flagged`
    means that the probability of a change exceeds .95, counting all periods of the source.
    """

    difference: float
    low: float
    high: float
    flagged: bool

    def to_dict(self) -> dict[str, Any]:
        """Return the record as plain values that JSON can hold."""
        return named(self)


@dataclass(frozen=True, slots=True)
class SourceProfile(PlainRecord):
    """A source: means over its articles, and its rank among the sources compared.

    Units and directions are those of `ArticleScore`.

    Parameters
    ----------
    source, domain : str
        The name of the source, and its registered domain or empty.
    articles, scored, words : int
        Number of articles, of scored articles, and of words in the scored ones.
    notes : tuple of str
        Codes of `NOTES`.
    model, version : str
        The model, and the version of this package.
    values : mapping
        Mean by measure over the scored articles.
    levels : mapping
        Percentile of each family's main measure among the reference outlets, 0 to 100.
    style, sourcing, hedging, sentiment, loaded_wording : float
        Percentiles among reference outlets, of the means over the articles.
    style_interval, sourcing_interval, ... : tuple of float
        90 % intervals that show how much the articles vary.
    reliability, bias : float
        Predicted expert ratings, 0 to 100, with 90 % prediction intervals.
    baseline, contributions : float, mapping
        As in `ArticleScore`.
    period : str
        The period that the articles are from, or empty.
    effective : int
        How many articles of equal weight the scored ones are worth: all of them, unless genres were
        weighted.
    ranks : mapping
        A `Rank` for `style`, each dimension and `reliability`, among the sources of the same period.
    estimates : mapping
        The means behind `style` and the dimensions with their standard errors, in the measures' units.
    changes : mapping
        How the articles from this period on differ from the earlier ones.
    ratings : mapping
        Ratings that others gave to the source, by name, if `compare` was given any. No score depends on them.

    Examples
    --------
    >>> import reliability
    >>> text = " ".join(f"Bridge {n} may stay closed, Ann Lopez told {n} reporters." for n in range(20))
    >>> scores = reliability.score_all([{"text": text, "source": "a.example"}])
    >>> profile = reliability.compare(scores)[0]
    >>> profile.source, profile.scored, profile.ranks["style"]
    ('a.example', 1, Rank(low=1, high=1, group='A'))
    """

    source: str
    domain: str
    articles: int
    scored: int
    words: int
    notes: tuple[str, ...]
    model: str
    version: str
    values: Mapping[str, float]
    levels: Mapping[str, float]
    style: float = nan
    style_interval: Interval = (nan, nan)
    sourcing: float = nan
    sourcing_interval: Interval = (nan, nan)
    hedging: float = nan
    hedging_interval: Interval = (nan, nan)
    sentiment: float = nan
    sentiment_interval: Interval = (nan, nan)
    loaded_wording: float = nan
    loaded_wording_interval: Interval = (nan, nan)
    reliability: float = nan
    reliability_interval: Interval = (nan, nan)
    bias: float = nan
    bias_interval: Interval = (nan, nan)
    baseline: float = nan
    contributions: Mapping[str, float] = field(default_factory=dict)
    bias_baseline: float = nan
    bias_contributions: Mapping[str, float] = field(default_factory=dict)
    period: str = ""
    effective: int = 0
    ranks: Mapping[str, Rank] = field(default_factory=dict)
    estimates: Mapping[str, Estimate] = field(default_factory=dict)
    changes: Mapping[str, Change] = field(default_factory=dict)
    ratings: Mapping[str, float] = field(default_factory=dict)

    def __repr__(self) -> str:
        """Return the main numbers in one line."""
        label = repr(self.source) + (f" {self.period}" if self.period else "")
        numbers = main_numbers(self) if self.scored else "no score"
        return f"<SourceProfile {label}: {self.scored} of {self.articles} articles, {numbers}>"

    def _repr_html_(self) -> str:
        return notebook_html(self)
