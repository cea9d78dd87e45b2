"""In what sources differ so that their comparison is not like with like."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import nan, sqrt
from typing import Final, Literal, NamedTuple

from reliability.sources.genres import LEAST
from reliability.sources.summary import WORDS, SourceSummary, Sums, together

Kind = Literal["genre", "length", "period", "agency"]

SHARE: Final = 0.25
"""Difference of the share of a genre, or of agency copy, that is reported. Within 45 rated outlets opinion
scores 18 points lower than reports (of many articles), so that a quarter more moves a source by 4 to 5."""
LONGER: Final = 2.0
"""Ratio of lengths that is reported: cut to 60 %, half of the articles move by two points or more."""
MEANWHILE: Final = 0.5
"""Share of a source's dated articles in the others' period below which it is reported: its typical article
has no counterpart then."""
SURE: Final = 2.0
"""Standard errors that a difference must also exceed, so that a few articles cause no report by chance."""
_NEAR: Final = 3
"""Months before and after the others' time that still count as theirs: much of a season's news is one."""
_MIDDLE: Final = 0.9
"""Share of the others' articles that their time holds; a few stragglers make no overlap."""
_FEWEST_DATED: Final = 3
_MONTH = re.compile(r"\d{4}-\d\d")


class Difference(NamedTuple):
    """What a source differs in from the others of its period, and how, as a phrase to print."""

    kind: Kind
    source: str
    period: str
    told: str


class _Count(NamedTuple):
    """`part` of `whole` articles are of some kind."""

    part: int
    whole: int


def differences(summaries: Iterable[SourceSummary]) -> list[Difference]:
    """Return every difference to report, among the scored sources of each period."""
    given = [*summaries]
    genres = _scored(given)
    by_period: dict[str, list[SourceSummary]] = {}
    for each in together(given).values():
        if each.scored:
            by_period.setdefault(each.period, []).append(each)
    return [
        found
        for period, same in sorted(by_period.items())
        if len(same) > 1
        for found in _among(sorted(same, key=lambda each: each.source), genres.get(period, {}))
    ]


def _scored(given: Sequence[SourceSummary]) -> dict[str, dict[str, dict[str, int]]]:
    """Scored articles by period, genre and source."""
    found: dict[str, dict[str, dict[str, int]]] = {}
    for each in given:
        if each.genre and each.scored:
            found.setdefault(each.period, {}).setdefault(each.genre, {})[each.source] = each.scored
    return found


def _among(same: Sequence[SourceSummary], genres: Mapping[str, Mapping[str, int]]) -> Iterator[Difference]:
    """The differences among sources of one period."""
    shares = {
        genre.replace("_", " "): _shares([_Count(scored.get(each.source, 0), each.scored) for each in same])
        for genre, scored in genres.items()
    }
    copied = _shares([_Count(each.notes.get("agency_copy", 0), each.articles) for each in same])
    lengths, times = _lengths(same), _times(same)
    for at, each in enumerate(same):
        genre = max(
            ((found[at][0], f"{name} {found[at][1]}") for name, found in shares.items()), default=(0, "")
        )
        told: dict[Kind, str] = {
            "genre": genre[1] if genre[0] else "",
            "length": lengths[at],
            "period": times[at],
            "agency": f"agency copy {copied[at][1]}" if copied[at][0] else "",
        }
        for kind, phrase in told.items():
            if phrase:
                yield Difference(kind, each.source, each.period, phrase)


def _shares(counts: Sequence[_Count]) -> list[tuple[float, str]]:
    """For each source how far its share is from the mean of the others', and a phrase; 0 where it is near."""
    shares = [part / whole for part, whole in counts]
    parts, wholes = sum(part for part, _ in counts), sum(whole for _, whole in counts)
    pooled, all_shares = parts / wholes, sum(shares)
    found = []
    for mine, (_, whole) in zip(shares, counts, strict=True):
        theirs = max(all_shares - mine, 0.0) / (len(shares) - 1)
        error = sqrt(pooled * (1 - pooled) * (1 / whole + 1 / (wholes - whole)))
        apart = abs(mine - theirs)
        far = whole >= LEAST and apart >= max(SHARE, SURE * error)
        found.append((apart if far else 0.0, f"{100 * mine:.0f} %, others {100 * theirs:.0f} %"))
    return found


def _lengths(same: Sequence[SourceSummary]) -> list[str]:
    """A phrase for each source whose articles are much longer or shorter than the others' median."""
    sums = [each.sums.get(WORDS, Sums()) for each in same]
    ordered = sorted(each.mean for each in sums)
    found = []
    for mine in sums:
        at = bisect_left(ordered, mine.mean)
        theirs = _median_without(ordered, at)
        error = mine.deviation / sqrt(mine.count) if mine.count > 1 else nan
        far = not 1 / LONGER < mine.mean / theirs < LONGER and abs(mine.mean - theirs) >= SURE * error
        found.append(f"{mine.mean:,.0f} words an article, others {theirs:,.0f}" if far else "")
    return found


def _median_without(ordered: Sequence[float], left_out: int) -> float:
    """The median of `ordered` without the one at that place."""
    middle, even = divmod(len(ordered) - 1, 2)
    high, low = (middle + (middle >= left_out), middle - 1 + (middle - 1 >= left_out))
    return ordered[high] if even else (ordered[low] + ordered[high]) / 2


def _times(same: Sequence[SourceSummary]) -> list[str]:
    """A phrase for each source most of whose dated articles are from another time than the others'."""
    dated = [_dated(each) for each in same]
    total: Counter[str] = Counter()
    for months in dated:
        total.update(months)
    found = []
    for mine in dated:
        first, last = _span(total - mine)
        begun, ended = _span(mine)
        far = False
        if first and mine.total() >= _FEWEST_DATED:
            near = range(_number(first) - _NEAR, _number(last) + _NEAR + 1)
            inside = sum(count for month, count in mine.items() if _number(month) in near)
            far = inside < MEANWHILE * mine.total()
        found.append(f"{begun} to {ended}, others {first} to {last}" if far else "")
    return found


def _dated(summary: SourceSummary) -> Counter[str]:
    """Articles by month, those without a month left out."""
    return Counter({month: count for month, count in summary.months.items() if _MONTH.fullmatch(month)})


def _number(month: str) -> int:
    """Months since the year 0."""
    return 12 * int(month[:4]) + int(month[5:])


def _span(months: Counter[str]) -> tuple[str, str]:
    """The first and the last month of the middle nine tenths; empty without any."""
    cut = months.total() * (1 - _MIDDLE) / 2
    first = _reached(sorted(months.items()), cut)
    return first, _reached(sorted(months.items(), reverse=True), cut)


def _reached(months: Sequence[tuple[str, int]], cut: float) -> str:
    """The month in which more than `cut` articles have been passed."""
    passed = 0
    for month, count in months:
        passed += count
        if passed > cut:
            return month
    return ""
