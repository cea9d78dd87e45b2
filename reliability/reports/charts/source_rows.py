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
    """Return those that have a score, in their order."""
    return [profile for profile in profiles if not isnan(profile.reliability)]


def name(profile: SourceProfile) -> str:
    """Return the source's name as a chart shows it, with its period if it has one."""
    shown = shortened(profile.source, LONGEST)
    return f"{shown}, {shortened(profile.period, LONGEST)}" if profile.period else shown


def distinct(names: Iterable[str]) -> Iterator[str]:
    """Yield the names; a repeated one, perhaps after shortening, gets a number."""
    seen: Counter[str] = Counter()
    for shown in names:
        seen[shown] += 1
        yield shown if seen[shown] == 1 else f"{shown} ({seen[shown]})"


def source_row(profile: SourceProfile, rank: int = 0) -> Datum:
    """Return its numbers to one decimal, without unknown ones."""
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
    """Return the letters of a source by reliability."""
    return profile.ranks["reliability"].group if "reliability" in profile.ranks else ""


def ends(profiles: Sequence[SourceProfile], most: int) -> list[SourceProfile]:
    """Return all of them, or the first and the last so that there are `most`."""
    if len(profiles) <= most:
        return list(profiles)
    return [*profiles[: most - most // 2], *profiles[len(profiles) - most // 2 :]]
