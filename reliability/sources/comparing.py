"""Sources side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from math import isnan

from reliability.records import ArticleScore, SourceProfile
from reliability.sources.changes import changed
from reliability.sources.genres import Mix, mixed, shared
from reliability.sources.likeness import differences
from reliability.sources.profiling import profile
from reliability.sources.ranking import periods, rank
from reliability.sources.scorer import Scorer
from reliability.sources.separation import Correction
from reliability.sources.summary import Key, SourceSummary, summarise, together

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
    return from_summaries(summaries, model, like_with_like=like_with_like, correction=correction)


def from_summaries(
    summaries: Iterable[SourceSummary],
    model: Scorer,
    *,
    like_with_like: bool = False,
    correction: Correction = "holm",
) -> tuple[SourceProfile, ...]:
    """The same from summaries made elsewhere.

    `like_with_like` weights the shared genres equally in all sources; sources without them are not scored.
    """
    given = [*summaries]
    found = (
        _alike(given, model)
        if like_with_like
        else [profile(each, model) for each in together(given).values()]
    )
    noted = _noted(changed(found, model.reference), given, genres=not like_with_like)
    return tuple(each for group in periods(sorted(noted, key=_order)) for each in rank(group, correction))


def _alike(given: list[SourceSummary], model: Scorer) -> list[SourceProfile]:
    """Profiles from the genres that sources share, or unscored."""
    mix = shared(given)
    parts: dict[Key, list[SourceSummary]] = {}
    for each in given:
        parts.setdefault(each.key._replace(genre=""), []).append(each)
    return [
        _unlike(whole, model) if key not in mix.keys else _weighted(whole, parts[key], mix, model)
        for key, whole in together(given).items()
    ]


def _weighted(whole: SourceSummary, parts: list[SourceSummary], mix: Mix, model: Scorer) -> SourceProfile:
    summary, effective = mixed(whole, parts, mix.shares)
    return profile(summary, model, effective)


def _unlike(whole: SourceSummary, model: Scorer) -> SourceProfile:
    """The profile of a source without the genres that are compared; unscored ones keep their own notes."""
    found = profile(replace(whole, scored=0), model)
    return replace(found, notes=(*found.notes, "other_genres")) if whole.scored else found


def _noted(
    profiles: list[SourceProfile], given: list[SourceSummary], *, genres: bool
) -> Iterable[SourceProfile]:
    """`profiles`, each with what it differs in from the others."""
    codes: dict[tuple[str, str], list[str]] = {}
    for found in differences(given):
        if genres or found.kind != "genre":
            codes.setdefault((found.source, found.period), []).append(f"{found.kind}_differs")
    for each in profiles:
        more = [] if not each.scored else codes.get((each.source, each.period), [])
        yield replace(each, notes=(*each.notes, *more))


def _order(profile: SourceProfile) -> tuple[bool, float, str]:
    """By style, without one by reliability, as far as tables show them: equal there is ordered by name."""
    first = profile.reliability if isnan(profile.style) else profile.style
    return isnan(first), 0.0 if isnan(first) else -round(first, 1), profile.source
