"""Ranks and groups of sources, by style, each dimension and the predicted rating."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import isnan

from reliability.records import RANKED, Estimate, Rank, SourceProfile
from reliability.sources.letters import letters
from reliability.sources.separation import Correction, separated


def periods(profiles: Iterable[SourceProfile]) -> list[list[SourceProfile]]:
    """Return `profiles` by period, in order; those without one are last."""
    grouped: dict[str, list[SourceProfile]] = {}
    for profile in profiles:
        grouped.setdefault(profile.period, []).append(profile)
    return [grouped[period] for period in sorted(grouped, key=lambda period: (not period, period))]


def rank(profiles: Sequence[SourceProfile], correction: Correction = "holm") -> list[SourceProfile]:
    """Return `profiles` of one period, in their order, with their ranks by every number that they have."""
    ranks: list[dict[str, Rank]] = [{} for _ in profiles]
    for measure in RANKED:
        for place, one in _ranks(profiles, measure, correction):
            ranks[place][measure] = one
    return [replace(profile, ranks=found) for profile, found in zip(profiles, ranks, strict=True)]


def _ranks(
    profiles: Sequence[SourceProfile], measure: str, correction: Correction
) -> Iterable[tuple[int, Rank]]:
    """The rank of each profile with an estimate, by its place among `profiles`."""
    places = in_order(profiles, measure)
    result = separated([profiles[place].estimates[measure] for place in places], correction)
    last = len(places) - result.below
    groups = letters(result.nearest.tolist())
    ends = zip((1 + result.above).tolist(), last.tolist(), groups, strict=True)
    return zip(places, (Rank(*one) for one in ends), strict=True)


def in_order(profiles: Sequence[SourceProfile], measure: str) -> list[int]:
    """Return the places of profiles with an estimate of `measure`, highest first, equals by name."""
    known = [place for place, profile in enumerate(profiles) if known_estimate(profile, measure)]
    return sorted(
        known, key=lambda place: (-profiles[place].estimates[measure].value, profiles[place].source)
    )


def known_estimate(profile: SourceProfile, measure: str) -> Estimate | None:
    """Return the profile's estimate, None where it is undefined."""
    estimate = profile.estimates.get(measure)
    return None if estimate is None or isnan(estimate.value) or isnan(estimate.error) else estimate
