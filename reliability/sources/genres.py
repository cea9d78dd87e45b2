"""Genres that sources share, equally weighted in all of them (direct standardisation)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from reliability.sources.summary import STEP, Key, SourceSummary, Sums

LEAST: Final = 3
"""Scored articles of a genre from which a source counts as having it. Fewer say little of how it writes them;
that three are few too, the interval says."""


class Mix(NamedTuple):
    """The share of each genre compared, and the sources (and periods) that have them all."""

    shares: Mapping[str, float]
    keys: frozenset[Key]


def shared(summaries: Iterable[SourceSummary]) -> Mix:
    """The genre that most sources have, and the others that all of these have; their mean shares in them.

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
    chosen = [genre for genre, found in having.items() if keys <= found]
    shares = [_shares(counts[key], chosen) for key in sorted(keys)]
    return Mix({genre: sum(each[genre] for each in shares) / len(shares) for genre in chosen}, keys)


def mixed(
    whole: SourceSummary, parts: Sequence[SourceSummary], shares: Mapping[str, float]
) -> tuple[SourceSummary, int]:
    """A summary whose means are those of `parts` (one a genre) weighted by `shares`; `whole` has the rest.

    And how many articles of equal weight it is worth: the effective sample size of Kish 1965. Means and their
    standard errors are meant; histograms are left out.
    """
    used = [part for part in parts if part.genre in shares and part.scored]
    scored = sum(part.scored for part in used)
    worth = 1 / sum(shares[part.genre] ** 2 / part.scored for part in used)
    points = {
        target: _weighted([(shares[part.genre] * scored / part.scored, part.points[target]) for part in used])
        for target in whole.points
    }
    names = {name for part in used for name in part.sums}
    sums = {
        name: _mean([(shares[part.genre], part.sums.get(name, Sums())) for part in used]) for name in names
    }
    return replace(whole, scored=scored, points=points, sums=sums), max(int(worth + 1e-9), 1)


def _counts(summaries: Iterable[SourceSummary]) -> dict[Key, dict[str, int]]:
    """Scored articles by genre, for each source and period; without those whose genre is unsure."""
    found: dict[Key, dict[str, int]] = {}
    for each in summaries:
        if each.genre and each.scored:
            found.setdefault(each.key._replace(genre=""), {})[each.genre] = each.scored
    return found


def _shares(scored: Mapping[str, int], genres: Sequence[str]) -> dict[str, float]:
    total = sum(scored[genre] for genre in genres)
    return {genre: scored[genre] / total for genre in genres}


def _weighted(parts: Sequence[tuple[float, Mapping[str, int]]]) -> dict[str, int]:
    names = sorted({name for _, points in parts for name in points})
    return {name: round(sum(weight * points.get(name, 0) for weight, points in parts)) for name in names}


def _mean(parts: Sequence[tuple[float, Sums]]) -> Sums:
    """Sums whose mean is the weighted mean of `parts`, those where something was counted."""
    known = [(share, sums) for share, sums in parts if sums.count]
    count = sum(sums.count for _, sums in known)
    weight = sum(share for share, _ in known)
    total = sum(share * sums.total / sums.count for share, sums in known)
    if not weight:
        return Sums()
    mean = total / weight
    error = sum((share / weight * (sums.deviation if sums.count > 1 else 0.0)) ** 2 / sums.count
                for share, sums in known)  # fmt: skip
    squares = count * mean**2 + (count - 1) * count * error * STEP**2
    return Sums(count, round(count * mean), round(squares))
