"""Sources side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from math import isnan

from reliability.records import ArticleScore, Profiles, SourceProfile
from reliability.sources.profiling import profile
from reliability.sources.ranking import rank
from reliability.sources.scorer import Scorer
from reliability.sources.summary import SourceSummary, summarise


def compare(
    scores: Iterable[ArticleScore], model: Scorer, period: Callable[[ArticleScore], str] | None = None
) -> Profiles:
    """A profile a source (and period), most reliable first, equals by name, unscored last."""
    return from_summaries(summarise(scores, period).values(), model)


def from_summaries(summaries: Iterable[SourceSummary], model: Scorer) -> Profiles:
    """The same from summaries made elsewhere."""
    found = sorted((profile(summary, model) for summary in summaries), key=_order)
    return Profiles(rank(found, model))


def _order(profile: SourceProfile) -> tuple[bool, float, str, str]:
    """Best first, as far as tables show scores: equal there is equal, and ordered by name."""
    unscored = isnan(profile.reliability)
    return unscored, 0.0 if unscored else -round(profile.reliability, 1), profile.source, profile.period
