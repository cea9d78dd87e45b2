"""The result of a comparison in two sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import isnan

from reliability.plain import whole
from reliability.records import SourceProfile


def headline(profiles: Sequence[SourceProfile]) -> str:
    """Return the result of the comparison in two sentences."""
    with_style = [profile for profile in profiles if not isnan(profile.style)]
    ordered = sorted(with_style, key=lambda profile: -profile.style)
    if not ordered:
        return "None of these sources could be scored. The notes say why."
    articles = sum(profile.scored for profile in ordered)
    rows = "rows of sources and periods" if ordered[0].period else "sources"
    first = f"{len(ordered):,} of {len(profiles):,} {rows} could be scored, from {articles:,} articles."
    return f"{first} {_order_in_words(ordered)}"


def _order_in_words(ordered: Sequence[SourceProfile]) -> str:
    best, worst = ordered[0], ordered[-1]
    if best.period:
        return periods_in_words(ordered)
    if len(ordered) == 1:
        return f"{best.source} has style {whole(best.style)} of 100 among the reference outlets."
    pairs = len(ordered) * (len(ordered) - 1) // 2
    apart = _pairs_apart(ordered)
    if not apart:
        return "None of them can be told apart in style, so their order may be due to chance."
    return (
        f"{best.source} writes most like highly rated outlets (style {whole(best.style)} of 100), "
        f"{worst.source} least ({whole(worst.style)}); {apart:,} of the {pairs:,} pairs of sources can be "
        "told apart in style."
    )


def periods_in_words(profiles: Sequence[SourceProfile]) -> str:
    """Return how many sources and periods there are; empty if sources have no periods."""
    periods = Counter(profile.period for profile in profiles if profile.period)
    if not periods:
        return ""
    pairs = sum(count * (count - 1) // 2 for count in periods.values())
    sources = len({profile.source for profile in profiles})
    return (
        f"They are {sources:,} sources in {len(periods):,} periods, and {_pairs_apart(profiles):,} of the "
        f"{pairs:,} pairs of sources within a period can be told apart in style."
    )


def _pairs_apart(profiles: Sequence[SourceProfile]) -> int:
    """Count the pairs of sources that can be told apart by style."""
    return sum(profile.ranks["style"].low - 1 for profile in profiles if "style" in profile.ranks)
