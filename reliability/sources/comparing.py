"""Compare sources: profiles with ranks and notes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from math import isnan

from reliability.records import ArticleScore, SourceProfile
from reliability.significance import Correction
from reliability.sources.comparability import differences
from reliability.sources.genres import Mix, mix_genres, shared_genres
from reliability.sources.period_changes import with_changes
from reliability.sources.profiling import profile
from reliability.sources.ranks import by_period, rank
from reliability.sources.scorer import Scorer
from reliability.sources.summary import Key, SourceSummary, join_genres, summarise

Period = Callable[[ArticleScore], str]
"""Names the period (or any other kind) that an article is counted in."""


def compare(
    scores: Iterable[ArticleScore],
    model: Scorer,
    period: Period | None = None,
    *,
    like_with_like: bool = False,
    correction: Correction = "holm",
) -> tuple[SourceProfile, ...]:
    """Return a profile for each source (and period), ordered by style in its period, unscored ones last."""
    summaries = summarise(scores, period).values()
    return compare_summaries(summaries, model, like_with_like=like_with_like, correction=correction)


def compare_summaries(
    summaries: Iterable[SourceSummary],
    model: Scorer,
    *,
    like_with_like: bool = False,
    correction: Correction = "holm",
) -> tuple[SourceProfile, ...]:
    """Return the same from summaries made elsewhere.

    `like_with_like` weights the shared genres equally in all sources; sources without them are not scored.
    """
    listed = [*summaries]
    profiles = (
        _profiles_like_with_like(listed, model)
        if like_with_like
        else [profile(summary, model) for summary in join_genres(listed).values()]
    )
    complete = _with_notes(with_changes(profiles, model.reference), listed, genres=not like_with_like)
    groups = by_period(sorted(complete, key=_sort_key))
    return tuple(ranked for group in groups for ranked in rank(group, correction))


def _profiles_like_with_like(summaries: list[SourceSummary], model: Scorer) -> list[SourceProfile]:
    """Return profiles from the genres that sources share; sources without them are not scored."""
    mix = shared_genres(summaries)
    parts: dict[Key, list[SourceSummary]] = {}
    for summary in summaries:
        parts.setdefault(summary.key._replace(genre=""), []).append(summary)
    return [
        _unscored(total, model) if key not in mix.keys else _weighted_profile(total, parts[key], mix, model)
        for key, total in join_genres(summaries).items()
    ]


def _weighted_profile(
    total: SourceSummary, parts: list[SourceSummary], mix: Mix, model: Scorer
) -> SourceProfile:
    summary, effective = mix_genres(total, parts, mix.shares)
    return profile(summary, model, effective)


def _unscored(total: SourceSummary, model: Scorer) -> SourceProfile:
    """Return the profile of a source without the genres that are compared."""
    unscored = profile(replace(total, scored=0), model)
    return replace(unscored, notes=(*unscored.notes, "other_genres")) if total.scored else unscored


def _with_notes(
    profiles: list[SourceProfile], summaries: list[SourceSummary], *, genres: bool
) -> Iterable[SourceProfile]:
    """Yield `profiles` with notes on how they differ from the others."""
    codes: dict[tuple[str, str], list[str]] = {}
    for difference in differences(summaries):
        if genres or difference.kind != "genre":
            codes.setdefault((difference.source, difference.period), []).append(f"{difference.kind}_differs")
    for compared in profiles:
        more = codes.get((compared.source, compared.period), []) if compared.scored else []
        yield replace(compared, notes=(*compared.notes, *more))


def _sort_key(profile: SourceProfile) -> tuple[bool, float, str]:
    """Order by style (reliability where there is none) as tables show it, then by name."""
    first = profile.reliability if isnan(profile.style) else profile.style
    return isnan(first), 0.0 if isnan(first) else -round(first, 1), profile.source
