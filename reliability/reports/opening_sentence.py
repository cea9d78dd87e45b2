"""What a comparison says, in two sentences, and its charts in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import isnan

from reliability.records import SourceProfile

_READ_OUT = 10
"""Sources that a chart's description names; the table has all."""


def headline(profiles: Sequence[SourceProfile]) -> str:
    """What the comparison says, in two sentences."""
    known = [profile for profile in profiles if not isnan(profile.reliability)]
    scored = sorted(known, key=lambda profile: -profile.reliability)
    if not scored:
        return "None of these sources could be scored. The notes say why."
    many = f"{sum(profile.scored for profile in scored):,} articles"
    rows = "rows of sources and periods" if scored[0].period else "sources"
    first = f"{len(scored):,} of {len(profiles):,} {rows} could be scored, from {many}."
    return f"{first} {_order(scored)}"


def _order(scored: Sequence[SourceProfile]) -> str:
    best, worst = scored[0], scored[-1]
    if best.period:
        return _in_periods(scored)
    if len(scored) == 1:
        return f"{best.source} is written like outlets that experts rate {best.reliability:.0f} of 100."
    pairs = len(scored) * (len(scored) - 1) // 2
    apart = _apart(scored)
    if not apart:
        return "By this evidence none of them can be told apart for certain: the order may be chance."
    return (
        f"{best.source} is written most like outlets that experts trust ({best.reliability:.0f} of 100), "
        f"{worst.source} least ({worst.reliability:.0f}); {apart:,} of the {pairs:,} pairs of sources can be "
        "told apart."
    )


def _in_periods(scored: Sequence[SourceProfile]) -> str:
    """The same where a source has a row for each period: sources are told apart within one."""
    periods = Counter(profile.period for profile in scored)
    pairs = sum(many * (many - 1) // 2 for many in periods.values())
    apart = _apart(scored)
    sources = len({profile.source for profile in scored})
    return (
        f"They are {sources:,} sources in {len(periods):,} periods, and {apart:,} of the {pairs:,} pairs of "
        "sources within a period can be told apart."
    )


def _apart(scored: Sequence[SourceProfile]) -> int:
    """Pairs of sources that can be told apart by reliability."""
    return sum(profile.ranks["reliability"].low - 1 for profile in scored if "reliability" in profile.ranks)


def told(scored: Sequence[SourceProfile]) -> str:
    """The first sources with their numbers, for those who do not see a chart."""
    named = "; ".join(_told(profile) for profile in scored[:_READ_OUT])
    more = len(scored) - _READ_OUT
    return f"{named}{f'; and {more:,} more' if more > 0 else ''}. The table below has all numbers."


def _told(profile: SourceProfile) -> str:
    low, high = profile.reliability_interval
    period = f", {profile.period}" if profile.period else ""
    return f"{profile.source}{period}: reliability {profile.reliability:.0f} ({low:.0f} to {high:.0f})"
