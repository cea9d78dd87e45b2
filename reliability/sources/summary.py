"""Summaries of a source's articles: sums that merge exactly, in any order.

Sums are whole numbers of millionths, so that partial sums give the same result however they are split.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from math import isnan, nan
from typing import Any, Final, NamedTuple

from reliability.records import ArticleScore

STEP: Final = 1_000_000
"""Steps of one unit in the sums: two more digits than values are rounded to."""
_POSITIVE = tuple(mantissa * 10.0**power for power in range(-2, 4) for mantissa in (1, 1.8, 3.2, 5.6))
EDGES: Final = (*(-x for x in reversed(_POSITIVE)), -1e-9, 1e-9, *_POSITIVE)
"""Edges of the histograms' bins: four a decade from 0.01 to 5,600 on both sides, and one bin for 0."""
RELIABILITY: Final = "reliability"
BIAS: Final = "bias"
STYLE: Final = "style"
WORDS: Final = "words"


class Key(NamedTuple):
    """Whose articles a summary contains; `period` and `genre` are empty for all together."""

    source: str
    period: str = ""
    genre: str = ""


@dataclass(slots=True)
class Sums:
    """Count, sum, sum of squares and histogram of one number over articles; NaN is left out."""

    count: int = 0
    total: int = 0
    squares: int = 0
    bins: dict[int, int] = field(default_factory=dict)

    def add(self, value: float) -> None:
        """Count one article."""
        if isnan(value):
            return
        steps = round(value * STEP)
        edge = bisect_right(EDGES, value)
        self.count += 1
        self.total += steps
        self.squares += steps * steps
        self.bins[edge] = self.bins.get(edge, 0) + 1

    def merge(self, other: Sums) -> None:
        """Add what `other` counted."""
        self.count += other.count
        self.total += other.total
        self.squares += other.squares
        for edge, count in other.bins.items():
            self.bins[edge] = self.bins.get(edge, 0) + count

    @property
    def mean(self) -> float:
        """Return the mean; NaN if nothing was counted."""
        return self.total / self.count / STEP if self.count else nan

    @property
    def deviation(self) -> float:
        """Return the standard deviation over articles (n − 1); NaN for fewer than two."""
        if self.count < 2:
            return nan
        spread = self.squares * self.count - self.total * self.total
        return float((spread / (self.count * (self.count - 1))) ** 0.5 / STEP)


@dataclass(slots=True)
class SourceSummary:
    """A source's articles as sums. `measured` are those whose measures count (not declined for their text).

    `sums` are by measure, and of the scores, the points of style and the length under `reliability`, `bias`,
    `style` and `words`; `points` are the contributions to each score, in millionths of a point; `months`
    counts articles by month.
    """

    source: str = ""
    domain: str = ""
    period: str = ""
    genre: str = ""
    articles: int = 0
    measured: int = 0
    scored: int = 0
    words: int = 0
    notes: dict[str, int] = field(default_factory=dict)
    months: dict[str, int] = field(default_factory=dict)
    sums: dict[str, Sums] = field(default_factory=dict)
    points: dict[str, dict[str, int]] = field(default_factory=lambda: {RELIABILITY: {}, BIAS: {}})

    @property
    def key(self) -> Key:
        """Return whose articles these are."""
        return Key(self.source, self.period, self.genre)

    def add(self, score: ArticleScore) -> None:
        """Count one article, unless it failed; of a duplicate, count only the note."""
        if score.status == "failed":
            return
        if "duplicate" in score.notes:
            self.notes["duplicate"] = self.notes.get("duplicate", 0) + 1
            return
        self.articles += 1
        self.words += score.profile.words
        self.domain = min(filter(None, (self.domain, score.profile.article.domain)), default="")
        _add_counts(self.notes, dict.fromkeys(score.notes, 1))
        if score.status == "scored" or "model_mismatch" in score.notes:
            self.measured += 1
            self._sum(score.profile.values)
            self._sum({WORDS: score.profile.words})
            _add_counts(self.months, {score.profile.article.published[:7]: 1})
        if score.status == "scored":
            self.scored += 1
            self._sum({RELIABILITY: score.reliability, BIAS: score.bias, STYLE: score.style_points})
            _add_points(self.points[RELIABILITY], score.contributions)
            _add_points(self.points[BIAS], score.bias_contributions)

    def merge(self, other: SourceSummary) -> None:
        """Add what `other` counted."""
        self.articles += other.articles
        self.measured += other.measured
        self.scored += other.scored
        self.words += other.words
        self.domain = min(filter(None, (self.domain, other.domain)), default="")
        _add_counts(self.notes, other.notes)
        _add_counts(self.months, other.months)
        for name, sums in other.sums.items():
            self.sums.setdefault(name, Sums()).merge(sums)
        for target, points in other.points.items():
            _add_counts(self.points.setdefault(target, {}), points)

    def _sum(self, values: Mapping[str, float]) -> None:
        for name, value in values.items():
            self.sums.setdefault(name, Sums()).add(value)

    def to_json(self) -> str:
        """Return one line of JSON."""
        return json.dumps(_plain(self), sort_keys=True, ensure_ascii=False)

    @classmethod
    def from_json(cls, line: str) -> SourceSummary:
        """Return the summary that `to_json` wrote."""
        content = json.loads(line)
        sums = {
            name: Sums(count, total, squares, {int(edge): count for edge, count in bins.items()})
            for name, (count, total, squares, bins) in content.pop("sums").items()
        }
        return cls(**content, sums=sums)


def _plain(summary: SourceSummary) -> dict[str, Any]:
    sums = {name: [s.count, s.total, s.squares, s.bins] for name, s in summary.sums.items()}
    names = (*Key._fields, "domain", "articles", "measured", "scored", "words", "notes", "months", "points")
    return {**{name: getattr(summary, name) for name in names}, "sums": sums}


def _add_counts(counts: dict[str, int], more: Mapping[str, int]) -> None:
    for name, count in more.items():
        counts[name] = counts.get(name, 0) + count


def _add_points(points: dict[str, int], contributions: Mapping[str, float]) -> None:
    for name, value in contributions.items():
        if name != "clipped":  # a source is clipped once, after its articles are averaged
            points[name] = points.get(name, 0) + round(value * STEP)


def summarise(
    scores: Iterable[ArticleScore], period: Callable[[ArticleScore], str] | None = None
) -> dict[Key, SourceSummary]:
    """Return one summary per source and genre; with `period`, per period (`period(score)` names it)."""
    summaries: dict[Key, SourceSummary] = {}
    for score in scores:
        key = Key(score.profile.article.source, period(score) if period else "", score.profile.genre)
        if key not in summaries:
            summaries[key] = SourceSummary(**key._asdict())
        summaries[key].add(score)
    return {key: summary for key, summary in summaries.items() if summary.articles or summary.notes}


def merge(parts: Iterable[Mapping[Key, SourceSummary]]) -> dict[Key, SourceSummary]:
    """Return summaries of all articles from summaries of parts; equal to summarising all at once."""
    merged: dict[Key, SourceSummary] = {}
    for part in parts:
        for key, summary in part.items():
            merged.setdefault(key, SourceSummary(**key._asdict())).merge(summary)
    return merged


def join_genres(summaries: Iterable[SourceSummary]) -> dict[Key, SourceSummary]:
    """Return one summary for all genres of a source, per period; none without an article."""
    merged = merge({summary.key._replace(genre=""): summary} for summary in summaries)
    return {key: summary for key, summary in merged.items() if summary.articles}
