"""Clear differences between sources, in sentences with the facts behind them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import product
from math import isnan, nan
from typing import NamedTuple, Protocol

from reliability.extractors import main_measure
from reliability.plain import whole
from reliability.records import DIMENSIONS, MEASURED, SourceProfile
from reliability.reports.dots import LABELS
from reliability.reports.groups import letters
from reliability.reports.page import number

_FACTS = {
    "sourcing_checkable_statements_per_1000_words": (
        "makes more statements that can be checked with a named person or a document than",
        "per 1,000 words",
    ),
    "hedging_hedges_per_1000_words": ("hedges more than", "hedges per 1,000 words"),
    "sentiment_mean": ("has a more positive tone than", "on a scale from −1 to 1"),
    "loaded_wording_loaded_words_per_1000_words": ("uses more loaded words than", "per 1,000 words"),
}
"""Meanings of a higher value of a dimension's main measure, to which the probability refers."""


class ComparedPair(Protocol):
    """Two sources compared by one measure, as in the table of pairs."""

    @property
    def first(self) -> str:
        """The source with the higher value."""

    @property
    def second(self) -> str:
        """The other source."""

    @property
    def measure(self) -> str:
        """The `style` or a dimension."""

    @property
    def probability(self) -> float:
        """The probability (0-1) that the first is higher."""


class Count(NamedTuple):
    """The number of pairs of sources, and of those in which it is clear which is higher."""

    measure: str
    apart: int
    pairs: int


_CANDIDATES = 30
"""Sources at each end of the order among which the largest difference is looked for: 900 pairs."""


def largest(profiles: Sequence[SourceProfile]) -> Iterator[tuple[str, SourceProfile, SourceProfile]]:
    """Yield for each measure the two sources that differ most among those that can be told apart.

    The highest and the lowest of all are often sources of few articles, of which little is certain.
    """
    for measure in MEASURED:
        ranked = [profile for profile in profiles if measure in profile.ranks and not profile.period]
        ordered = sorted(ranked, key=lambda profile: -getattr(profile, measure))
        apart = [
            (getattr(first, measure) - getattr(last, measure), -rank, first, last)
            for rank, (first, last) in enumerate(product(ordered[:_CANDIDATES], ordered[-_CANDIDATES:]))
            if _is_above(first, last, measure)
        ]
        if apart:
            _, _, first, last = max(apart, key=lambda pair: pair[:2])
            yield measure, first, last


def described_pairs(
    profiles: Sequence[SourceProfile], compare: Callable[[Sequence[SourceProfile]], Iterable[ComparedPair]]
) -> list[ComparedPair]:
    """Return the pairs that the page describes in words; `compare` gives the pairs of some sources."""
    return [
        pair
        for measure, first, last in largest(profiles)
        for pair in compare([first, last])
        if pair.measure == measure
    ]


def _is_above(first: SourceProfile, last: SourceProfile, measure: str) -> bool:
    higher = getattr(first, measure) > getattr(last, measure)
    return higher and not _share_a_letter(first, last, measure)


def _share_a_letter(first: SourceProfile, second: SourceProfile, measure: str) -> bool:
    groups = [set(letters(profile.ranks[measure].group)) for profile in (first, second)]
    return bool(groups[0] & groups[1])


def counts(profiles: Sequence[SourceProfile]) -> list[Count]:
    """Return for each measure how many pairs of sources of a period can be told apart."""
    periods: dict[str, list[SourceProfile]] = {}
    for profile in profiles:
        periods.setdefault(profile.period, []).append(profile)
    return [
        Count(LABELS[measure], *_count_pairs(list(periods.values()), measure))
        for measure in MEASURED
        if any(measure in profile.ranks for profile in profiles)
    ]


def _count_pairs(periods: Sequence[Sequence[SourceProfile]], measure: str) -> tuple[int, int]:
    ranked = [[profile for profile in period if measure in profile.ranks] for period in periods]
    apart = sum(profile.ranks[measure].low - 1 for period in ranked for profile in period)
    return apart, sum(len(period) * (len(period) - 1) // 2 for period in ranked)


def sentences(profiles: Sequence[SourceProfile], pairs: Sequence[ComparedPair]) -> list[str]:
    """Return a sentence for each pair, with the values behind it."""
    by_name = {profile.source: profile for profile in profiles if not profile.period}
    return [
        _sentence(pair, by_name[pair.first], by_name[pair.second]) + _other_sources(pair, by_name)
        for pair in pairs
    ]


def _other_sources(pair: ComparedPair, profiles: Mapping[str, SourceProfile]) -> str:
    """Say from how many other sources the two can be told apart, in the same direction."""
    ranked = [profile for profile in profiles.values() if pair.measure in profile.ranks]
    if len(ranked) < 3:
        return ""
    above = len(ranked) - profiles[pair.first].ranks[pair.measure].high
    below = profiles[pair.second].ranks[pair.measure].low - 1
    counted = ((pair.first, "higher", above), (pair.second, "lower", below))
    others = len(ranked) - 1
    clauses = [
        f"{name} is clearly {which} than {'all' if count == others else f'{count:,} of'} the {others:,} "
        "others"
        for name, which, count in counted
        if count > 1
    ]
    return f" Also, {' and '.join(clauses)}." if clauses else ""


def _sentence(pair: ComparedPair, first: SourceProfile, second: SourceProfile) -> str:
    chance = f"probability {_probability(pair.probability)}"
    if pair.measure not in DIMENSIONS:
        return (
            f"{pair.first} is closer to the writing of highly rated outlets than {pair.second}: "
            f"style {whole(first.style)} against {whole(second.style)} of 100, {chance}."
        )
    main = main_measure(pair.measure)
    generic = f"has more {LABELS[pair.measure]} than", f"({_in_words(main.what)})"
    verb, unit = _FACTS.get(main.name, generic)
    higher, lower = (profile.values.get(main.name, nan) for profile in (first, second))
    if isnan(higher) or isnan(lower):
        return f"{pair.first} {verb} {pair.second}, {chance}."
    return f"{pair.first} {verb} {pair.second}: {_number(higher)} against {_number(lower)} {unit}, {chance}."


def _in_words(quantity: str) -> str:
    return quantity.replace("_", " ").replace("1000", "1,000")


def _probability(chance: float) -> str:
    return ">\u00a0.99" if chance > 0.99 else f"{chance:.2f}".removeprefix("0")


def _number(value: float) -> str:
    return number(value, 1 if abs(value) >= 1 else 2)
