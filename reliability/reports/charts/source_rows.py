"""Source profiles as the rows that charts of sources are drawn from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from math import isnan
from typing import Any

from reliability.records import SourceProfile
from reliability.reports.printable import shortened

Datum = dict[str, Any]
TOOLTIP = ("source:N", "reliability:Q", "low:Q", "high:Q", "bias:Q", "articles:Q")
LONGEST = 24
"""Letters of a name in a chart; longer ones end in an ellipsis."""


def scored(profiles: Iterable[SourceProfile]) -> list[SourceProfile]:
    """Those that have a score, in their order."""
    return [profile for profile in profiles if not isnan(profile.reliability)]


def name(profile: SourceProfile) -> str:
    """The source's name as a chart shows it, with its period where it has one."""
    shown = shortened(profile.source, LONGEST)
    return f"{shown}, {shortened(profile.period, LONGEST)}" if profile.period else shown


def told_apart(shown: Iterable[str]) -> Iterator[str]:
    """Names as they are shown; one that was there before, perhaps cut to it, gets a number."""
    seen: Counter[str] = Counter()
    for each in shown:
        seen[each] += 1
        yield each if seen[each] == 1 else f"{each} ({seen[each]})"


def row(profile: SourceProfile, rank: int = 0) -> Datum:
    """Its numbers to one decimal; those that are not known are left out."""
    low, high = profile.reliability_interval
    bias_low, bias_high = profile.bias_interval
    numbers = {
        "reliability": profile.reliability, "low": low, "high": high,
        "bias": profile.bias, "bias_low": bias_low, "bias_high": bias_high,
    }  # fmt: skip
    return {
        "source": name(profile), "period": shortened(profile.period, LONGEST), "rank": rank,
        "articles": profile.scored, "group": group(profile),
        **{key: round(value, 1) for key, value in numbers.items() if not isnan(value)},
    }  # fmt: skip


def group(profile: SourceProfile) -> str:
    """The letters of a source by reliability."""
    return profile.ranks["reliability"].group if "reliability" in profile.ranks else ""


def ends(profiles: Sequence[SourceProfile], most: int) -> list[SourceProfile]:
    """At most so many: the first and the last half of them."""
    if len(profiles) <= most:
        return list(profiles)
    return [*profiles[: most - most // 2], *profiles[len(profiles) - most // 2 :]]
