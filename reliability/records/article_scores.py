"""A scored article."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import nan
from typing import Literal

from reliability.records.article_profiles import ArticleProfile
from reliability.records.dimensions import Interval
from reliability.records.display import main_numbers, notebook_html
from reliability.records.plain_record import PlainRecord

Status = Literal["scored", "declined", "failed"]


@dataclass(frozen=True, slots=True)
class ArticleScore(PlainRecord):
    """A scored article: how it is written, and how people would probably rate it.

    All numbers are NaN unless `status` is `scored`.

    Parameters
    ----------
    profile : ArticleProfile
        The measures, with the article.
    status : {"scored", "declined", "failed"}
        Whether the article was scored; `notes` say why not.
    notes : tuple of str
        Codes of `NOTES`.
    model, version : str
        The model, and the version of this package.
    style : float
        Percentile of `style_points` among reference articles, 0 to 100. Higher means closer to the writing of
        outlets that experts rate highly. The weights were learned from ratings and are held fixed.
    sourcing, hedging, sentiment, loaded_wording : float
        Percentiles among reference articles, 0 to 100; no ratings are used. Higher means more of it, for
        sentiment a more positive tone.
    style_interval, sourcing_interval, ... : tuple of float
        90 % intervals that show sampling only: they are wider for short texts.
    one_sided : float
        Probability that readers call the article one-sided, 0 to 100.
    reliability, bias : float
        Predicted expert ratings of an outlet that writes like this, 0 to 100. Higher bias: more one-sided.
    reliability_interval, bias_interval : tuple of float
        90 % prediction intervals.
    baseline, contributions : float, mapping
        `baseline + sum(contributions.values())` is `reliability`; likewise `bias_...` and `one_sided_...`.
    style_points : float
        The sum of points whose percentile is `style`.

    Examples
    --------
    >>> import reliability
    >>> text = " ".join(f"Bridge {n} may stay closed, Ann Lopez told {n} reporters." for n in range(20))
    >>> score = reliability.score(text, source="a.example")
    >>> score.status, 0 <= score.style <= 100
    ('scored', True)
    >>> abs(score.baseline + sum(score.contributions.values()) - score.reliability) < 1e-6
    True
    """

    profile: ArticleProfile
    status: Status
    notes: tuple[str, ...]
    model: str
    version: str
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
    one_sided: float = nan
    reliability: float = nan
    reliability_interval: Interval = (nan, nan)
    bias: float = nan
    bias_interval: Interval = (nan, nan)
    baseline: float = nan
    contributions: Mapping[str, float] = field(default_factory=dict)
    bias_baseline: float = nan
    bias_contributions: Mapping[str, float] = field(default_factory=dict)
    one_sided_baseline: float = nan
    one_sided_contributions: Mapping[str, float] = field(default_factory=dict)
    style_points: float = nan

    def __repr__(self) -> str:
        """Return the main numbers in one line."""
        label = f"{self.profile.article.id!r} of {self.profile.article.source!r}"
        return f"<ArticleScore {label}: {main_numbers(self) if self.status == 'scored' else self.status}>"

    def _repr_html_(self) -> str:
        return notebook_html(self)
