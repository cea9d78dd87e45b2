"""Which sources can be told apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations, product
from math import erf, hypot, isnan, sqrt
from string import ascii_uppercase
from typing import Final, NamedTuple

from reliability.records import SourceProfile
from reliability.sources.scorer import Scorer

LEVEL: Final = 0.10
"""The chance of any false difference among all pairs (Holm 1979)."""


class Pair(NamedTuple):
    """Two sources: the probability that the experts rate `first` above `second`, and if it is beyond chance.

    `p` is two-sided and unadjusted; `apart` is Holm's verdict over all pairs of the period.
    """

    first: str
    second: str
    period: str
    difference: float
    probability: float
    p: float
    apart: bool


def pairs(profiles: Sequence[SourceProfile], model: Scorer) -> list[Pair]:
    """Every pair of scored sources of the same period, by the normal errors of the intervals' model."""
    scored = [profile for profile in profiles if not isnan(profile.reliability)]
    return [pair for period in periods(scored) for pair in _pairs(period, model)]


def periods(profiles: Iterable[SourceProfile]) -> list[list[SourceProfile]]:
    """`profiles` by period, in order; those without one are last."""
    found: dict[str, list[SourceProfile]] = {}
    for profile in profiles:
        found.setdefault(profile.period, []).append(profile)
    return [found[period] for period in sorted(found, key=lambda period: (not period, period))]


def _pairs(scored: Sequence[SourceProfile], model: Scorer) -> list[Pair]:
    known = [(each, model.error("reliability", each.effective or each.scored)) for each in scored]
    found = [_pair(first, second) for first, second in combinations(known, 2)]
    apart = _holm([pair.p for pair in found])
    return [pair._replace(apart=verdict) for pair, verdict in zip(found, apart, strict=True)]


def rank(profiles: Sequence[SourceProfile], model: Scorer) -> list[SourceProfile]:
    """`profiles` of one period (best first) with each one's ranks and the letters of its groups."""
    scored = [profile for profile in profiles if not isnan(profile.reliability)]
    apart = {
        (at, other)
        for (at, other), pair in zip(combinations(range(len(scored)), 2), _pairs(scored, model), strict=True)
        if pair.apart
    }
    groups = _letters(len(scored), apart)
    below, above = Counter(at for at, _ in apart), Counter(other for _, other in apart)
    ranked = [
        replace(
            profile,
            rank_low=1 + above[at],
            rank_high=len(scored) - below[at],
            group=groups[at],
        )
        for at, profile in enumerate(scored)
    ]
    return ranked + [profile for profile in profiles if isnan(profile.reliability)]


def _pair(one: tuple[SourceProfile, float], other: tuple[SourceProfile, float]) -> Pair:
    """Two sources with the standard deviations of their errors."""
    (first, of_first), (second, of_second) = one, other
    error = hypot(of_first, of_second)
    difference = first.reliability - second.reliability
    above = 0.5 * (1 + erf(difference / error / sqrt(2))) if error else 0.5
    p = 2 * min(above, 1 - above)
    return Pair(first.source, second.source, first.period, difference, above, p, False)


def _holm(p: Sequence[float]) -> list[bool]:
    """Holm's step-down verdicts at `LEVEL`."""
    verdicts = [False] * len(p)
    for passed, at in enumerate(sorted(range(len(p)), key=p.__getitem__)):
        if p[at] > LEVEL / (len(p) - passed):
            break
        verdicts[at] = True
    return verdicts


def _letters(count: int, apart: set[tuple[int, int]]) -> list[str]:
    """Letters by maximal runs of sources none of which are apart (the letter display of Piepho 2004)."""
    nearest = [-1] * count  # above each source, the last one that it is apart from
    for at, other in apart:
        nearest[other] = max(nearest[other], at)
    runs: list[tuple[int, int]] = []
    last = -1
    for first in range(count):
        before, last = last, max(first, last)  # a run without its first source is a run
        while last + 1 < count and nearest[last + 1] < first:
            last += 1
        if last > before:
            runs.append((first, last))
    found: list[list[str]] = [[] for _ in range(count)]
    for (low, high), name in zip(runs, _names(), strict=False):
        for each in found[low : high + 1]:
            each.append(name)
    return ["".join(each) for each in found]


def _names() -> Iterator[str]:
    """A to Z, then a', b', … with two and more marks."""
    for marks, letter in product(range(1000), ascii_uppercase):
        yield letter + "'" * marks
