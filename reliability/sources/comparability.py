"""Differences between sources that make their comparison unlike: genre, length, period, agency copy."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import nan, sqrt
from typing import Final, Literal, NamedTuple

from reliability.sources.genres import LEAST
from reliability.sources.summary import WORDS, SourceSummary, Sums, join_genres

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
"""Dated articles that a source needs for its time to be compared."""
_MONTH = re.compile(r"\d{4}-\d\d")


class Difference(NamedTuple):
    """What a source differs in from the others of its period, and how, as a phrase to print."""

    kind: Kind
    source: str
    period: str
    phrase: str


class _Count(NamedTuple):
    """Articles of some kind, among all."""

    articles: int
    total: int


def differences(summaries: Iterable[SourceSummary]) -> list[Difference]:
    """Return every difference to report, among the scored sources of each period."""
    listed = [*summaries]
    genres = _scored_by_genre(listed)
    by_period: dict[str, list[SourceSummary]] = {}
    for summary in join_genres(listed).values():
        if summary.scored:
            by_period.setdefault(summary.period, []).append(summary)
    return [
        difference
        for period, sources in sorted(by_period.items())
        if len(sources) > 1
        for difference in _differences_in_period(
            sorted(sources, key=lambda summary: summary.source), genres.get(period, {})
        )
    ]


def _scored_by_genre(summaries: Sequence[SourceSummary]) -> dict[str, dict[str, dict[str, int]]]:
    """Return numbers of scored articles by period, genre and source."""
    scored: dict[str, dict[str, dict[str, int]]] = {}
    for summary in summaries:
        if summary.genre and summary.scored:
            by_genre = scored.setdefault(summary.period, {})
            by_genre.setdefault(summary.genre, {})[summary.source] = summary.scored
    return scored


def _differences_in_period(
    sources: Sequence[SourceSummary], genres: Mapping[str, Mapping[str, int]]
) -> Iterator[Difference]:
    phrases: dict[Kind, Sequence[str]] = {
        "genre": _genre_phrases(sources, genres),
        "length": _length_phrases(sources),
        "period": _period_phrases(sources),
        "agency": _agency_phrases(sources),
    }
    for number, summary in enumerate(sources):
        for kind, by_source in phrases.items():
            if by_source[number]:
                yield Difference(kind, summary.source, summary.period, by_source[number])


def _genre_phrases(sources: Sequence[SourceSummary], genres: Mapping[str, Mapping[str, int]]) -> list[str]:
    """Return a phrase for each source on the genre in which it differs most."""
    distances = {
        genre.replace("_", " "): _share_distances(
            [_Count(scored.get(summary.source, 0), summary.scored) for summary in sources]
        )
        for genre, scored in genres.items()
    }
    farthest = [
        max(
            (
                (by_source[number][0], f"{name} {by_source[number][1]}")
                for name, by_source in distances.items()
            ),
            default=(0, ""),
        )
        for number in range(len(sources))
    ]
    return [phrase if distance else "" for distance, phrase in farthest]


def _agency_phrases(sources: Sequence[SourceSummary]) -> list[str]:
    """Return a phrase for each source with far more or less agency copy than the others."""
    shares = _share_distances(
        [_Count(summary.notes.get("agency_copy", 0), summary.articles) for summary in sources]
    )
    return [f"agency copy {phrase}" if distance else "" for distance, phrase in shares]


def _share_distances(counts: Sequence[_Count]) -> list[tuple[float, str]]:
    """Return how far each source's share is from the others' mean (0: not far), and a phrase."""
    shares = [count / total for count, total in counts]
    count_of_all, total_of_all = sum(count for count, _ in counts), sum(total for _, total in counts)
    pooled, sum_of_shares = count_of_all / total_of_all, sum(shares)
    distances = []
    for share, (_, total) in zip(shares, counts, strict=True):
        others = max(sum_of_shares - share, 0.0) / (len(shares) - 1)
        error = sqrt(pooled * (1 - pooled) * (1 / total + 1 / (total_of_all - total)))
        distance = abs(share - others)
        far = total >= LEAST and distance >= max(SHARE, SURE * error)
        distances.append((distance if far else 0.0, f"{100 * share:.0f} %, others {100 * others:.0f} %"))
    return distances


def _length_phrases(sources: Sequence[SourceSummary]) -> list[str]:
    """Return a phrase for each source whose articles are much longer or shorter than the others' median."""
    lengths = [summary.sums.get(WORDS, Sums()) for summary in sources]
    ordered = sorted(sums.mean for sums in lengths)
    phrases = []
    for sums in lengths:
        others = _median_without(ordered, bisect_left(ordered, sums.mean))
        error = sums.deviation / sqrt(sums.count) if sums.count > 1 else nan
        far = not 1 / LONGER < sums.mean / others < LONGER and abs(sums.mean - others) >= SURE * error
        phrases.append(f"{sums.mean:,.0f} words an article, others {others:,.0f}" if far else "")
    return phrases


def _median_without(ordered: Sequence[float], left_out: int) -> float:
    """Return the median of `ordered` without the value at index `left_out`."""
    middle, even = divmod(len(ordered) - 1, 2)
    high, low = (middle + (middle >= left_out), middle - 1 + (middle - 1 >= left_out))
    return ordered[high] if even else (ordered[low] + ordered[high]) / 2


def _period_phrases(sources: Sequence[SourceSummary]) -> list[str]:
    """Return a phrase for each source most of whose dated articles are from another time than the others'."""
    dated = [_dated(summary) for summary in sources]
    total: Counter[str] = Counter()
    for months in dated:
        total.update(months)
    phrases = []
    for months in dated:
        (begun, ended), (first, last) = _span(months), _span(total - months)
        far = bool(first) and months.total() >= _FEWEST_DATED and _mostly_outside(months, first, last)
        phrases.append(f"{begun} to {ended}, others {first} to {last}" if far else "")
    return phrases


def _mostly_outside(months: Counter[str], first: str, last: str) -> bool:
    near = range(_month_number(first) - _NEAR, _month_number(last) + _NEAR + 1)
    inside = sum(count for month, count in months.items() if _month_number(month) in near)
    return inside < MEANWHILE * months.total()


def _dated(summary: SourceSummary) -> Counter[str]:
    """Return articles by month, those without a month left out."""
    return Counter({month: count for month, count in summary.months.items() if _MONTH.fullmatch(month)})


def _month_number(month: str) -> int:
    """Return the months since the year 0."""
    return 12 * int(month[:4]) + int(month[5:])


def _span(months: Counter[str]) -> tuple[str, str]:
    """Return the first and the last month of the middle nine tenths; empty without any."""
    cut = months.total() * (1 - _MIDDLE) / 2
    first = _month_after(sorted(months.items()), cut)
    return first, _month_after(sorted(months.items(), reverse=True), cut)


def _month_after(months: Sequence[tuple[str, int]], cut: float) -> str:
    """Return the month in which more than `cut` articles have been passed."""
    passed = 0
    for month, count in months:
        passed += count
        if passed > cut:
            return month
    return ""
