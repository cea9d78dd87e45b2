"""Ranks and groups of sources, by style, each dimension and the predicted rating."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import isnan

from reliability.records import RANKED, Estimate, Rank, SourceProfile
from reliability.significance import Correction
from reliability.sources.letters import letters
from reliability.sources.separation import separate


def by_period(profiles: Iterable[SourceProfile]) -> list[list[SourceProfile]]:
    """Return `profiles` by period, in order; those without one are last."""
    grouped: dict[str, list[SourceProfile]] = {}
    for profile in profiles:
        grouped.setdefault(profile.period, []).append(profile)
    return [grouped[period] for period in sorted(grouped, key=lambda period: (not period, period))]


def rank(profiles: Sequence[SourceProfile], correction: Correction = "holm") -> list[SourceProfile]:
    """Return `profiles` of one period, in their order, with ranks by every measure that they have."""
    ranks: list[dict[str, Rank]] = [{} for _ in profiles]
    for measure in RANKED:
        for position, measure_rank in _ranks(profiles, measure, correction):
            ranks[position][measure] = measure_rank
    return [replace(profile, ranks=by_measure) for profile, by_measure in zip(profiles, ranks, strict=True)]


def _ranks(
    profiles: Sequence[SourceProfile], measure: str, correction: Correction
) -> Iterable[tuple[int, Rank]]:
    """Return the rank of each profile with an estimate, by its position among `profiles`."""
    positions = in_falling_order(profiles, measure)
    result = separate([profiles[position].estimates[measure] for position in positions], correction)
    last = len(positions) - result.below
    groups = letters(result.nearest.tolist())
    ends = zip((1 + result.above).tolist(), last.tolist(), groups, strict=True)
    return zip(positions, (Rank(*row) for row in ends), strict=True)


def in_falling_order(profiles: Sequence[SourceProfile], measure: str) -> list[int]:
    """Return positions of the profiles with an estimate of `measure`, highest first, equals by name."""
    positions = [position for position, profile in enumerate(profiles) if known_estimate(profile, measure)]
    return sorted(
        positions,
        key=lambda position: (-profiles[position].estimates[measure].value, profiles[position].source),
    )


def known_estimate(profile: SourceProfile, measure: str) -> Estimate | None:
    """Return the profile's estimate, None where it is undefined."""
    estimate = profile.estimates.get(measure)
    return None if estimate is None or isnan(estimate.value) or isnan(estimate.error) else estimate
