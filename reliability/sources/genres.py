"""Genres that sources share, equally weighted in all of them (direct standardisation)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from reliability.sources.summary import STEP, Key, SourceSummary, Sums

LEAST: Final = 3
"""Scored articles of a genre that a source needs to be compared on it; fewer say little about how it writes
them. Intervals show how little three say."""


class Mix(NamedTuple):
    """The share of each genre compared, and the sources (and periods) that have them all."""

    shares: Mapping[str, float]
    keys: frozenset[Key]


def shared_genres(summaries: Iterable[SourceSummary]) -> Mix:
    """Return the genre that most sources have, and the others that all of these have, with their mean shares.

    Empty where no source has enough scored articles of any genre.
    """
    counts = _counts(summaries)
    having = {
        genre: frozenset(key for key, scored in counts.items() if scored.get(genre, 0) >= LEAST)
        for genre in sorted({genre for scored in counts.values() for genre in scored})
    }
    if not any(having.values()):
        return Mix({}, frozenset())
    first = max(having, key=lambda genre: (len(having[genre]), sum(c.get(genre, 0) for c in counts.values())))
    keys = having[first]
    chosen = [genre for genre, sources in having.items() if keys <= sources]
    shares = [_shares(counts[key], chosen) for key in sorted(keys)]
    return Mix({genre: sum(by_genre[genre] for by_genre in shares) / len(shares) for genre in chosen}, keys)


def mix_genres(
    total: SourceSummary, parts: Sequence[SourceSummary], shares: Mapping[str, float]
) -> tuple[SourceSummary, int]:
    """Return a summary whose means are those of `parts` (one per genre) weighted by `shares`, and its size.

    `total` provides the rest. The size is the effective sample size of Kish (1965): how many articles of
    equal weight the summary is worth. Histograms are left out.
    """
    used = [part for part in parts if part.genre in shares and part.scored]
    scored = sum(part.scored for part in used)
    effective = 1 / sum(shares[part.genre] ** 2 / part.scored for part in used)
    points = {
        target: _weighted_counts(
            [(shares[part.genre] * scored / part.scored, part.points[target]) for part in used]
        )
        for target in total.points
    }
    names = {name for part in used for name in part.sums}
    sums = {
        name: _weighted_mean([(shares[part.genre], part.sums.get(name, Sums())) for part in used])
        for name in names
    }
    return replace(total, scored=scored, points=points, sums=sums), max(int(effective + 1e-9), 1)


def _counts(summaries: Iterable[SourceSummary]) -> dict[Key, dict[str, int]]:
    """Return scored articles by genre for each source and period, without those of unknown genre."""
    counts: dict[Key, dict[str, int]] = {}
    for summary in summaries:
        if summary.genre and summary.scored:
            counts.setdefault(summary.key._replace(genre=""), {})[summary.genre] = summary.scored
    return counts


def _shares(scored: Mapping[str, int], genres: Sequence[str]) -> dict[str, float]:
    total = sum(scored[genre] for genre in genres)
    return {genre: scored[genre] / total for genre in genres}


def _weighted_counts(parts: Sequence[tuple[float, Mapping[str, int]]]) -> dict[str, int]:
    names = sorted({name for _, points in parts for name in points})
    return {name: round(sum(weight * points.get(name, 0) for weight, points in parts)) for name in names}


def _weighted_mean(parts: Sequence[tuple[float, Sums]]) -> Sums:
    """Return sums whose mean is the weighted mean of those `parts` that have any."""
    counted = [(share, sums) for share, sums in parts if sums.count]
    count = sum(sums.count for _, sums in counted)
    weight = sum(share for share, _ in counted)
    total = sum(share * sums.total / sums.count for share, sums in counted)
    if not weight:
        return Sums()
    mean = total / weight
    error = sum((share / weight * (sums.deviation if sums.count > 1 else 0.0)) ** 2 / sums.count
                for share, sums in counted)  # fmt: skip
    squares = count * mean**2 + (count - 1) * count * error * STEP**2
    return Sums(count, round(count * mean), round(squares))
