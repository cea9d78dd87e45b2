"""Compare scores with ratings by others: rank correlations, and the sources that differ most."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from math import isnan, nan
from statistics import StatisticsError, correlation

from reliability.evaluation.given_ratings import Ratings
from reliability.records import SourceProfile
from reliability.reports.source_page import GivenRating, OthersRatings

LEAST = 3
"""Sources that an agreement needs: two always agree or disagree wholly."""
_LISTED = 20
"""Sources without a rating that are listed."""
_NAMED = 3
"""Sources named where the two differ most."""


def lines(profiles: Sequence[SourceProfile], ratings: Ratings) -> Iterator[str]:
    """Yield for each rating a line: Spearman's correlation with reliability, and the largest differences.

    One line for all of them if no source is rated.
    """
    yield from _left_out(ratings)
    if profiles and not any(ratings.find(profile) for profile in profiles):
        names = sorted({profile.domain or profile.source for profile in profiles})
        yield (
            f"No source here has a rating: of {len(ratings.by_domain)} rated outlets "
            f"({_shortened(sorted(ratings.by_domain), _NAMED)}) none is among the {len(names)} here "
            f"({_shortened(names, _LISTED)})."
        )
        return
    yield _count_rated(profiles, ratings)
    for comparison in compare(profiles, ratings):
        yield f"{comparison.name}: {comparison.says}"


def _left_out(ratings: Ratings) -> Iterator[str]:
    """Yield lines that name columns of words and outlets rated twice, if there are any."""
    if ratings.words:
        words = _shortened(ratings.words, _LISTED)
        yield f"Ratings in words are left out: {words}. Give them as numbers to compare them."
    if ratings.repeated:
        outlets = _shortened(ratings.repeated, _LISTED)
        yield f"Rated more than once, with different numbers; the first is used: {outlets}."


def _count_rated(profiles: Sequence[SourceProfile], ratings: Ratings) -> str:
    """Say how many sources have a rating, and which have none."""
    sources = {profile.source: bool(ratings.find(profile)) for profile in profiles}
    unrated = sorted(source for source, rated in sources.items() if not rated)
    counts = f"{len(sources) - len(unrated)} of {len(sources)} sources have a rating"
    return f"{counts}. Without one: {_shortened(unrated, _LISTED)}." if unrated else f"{counts}."


def _shortened(names: Sequence[str], most: int) -> str:
    more = f" and {len(names) - most:,} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more


def compare(profiles: Sequence[SourceProfile], ratings: Ratings) -> Iterator[OthersRatings]:
    """Yield the ratings next to the scores, beginning with the sources that differ most in rank."""
    for name in ratings.names:
        rated = [
            GivenRating(profile.source, score, rating)
            for profile, score in _scored_sources(profiles)
            if not isnan(rating := ratings.find(profile).get(name, nan))
        ]
        distances = _rank_distances(rated)
        order = sorted(range(len(rated)), key=lambda row: -distances[row])
        yield OthersRatings(f"rating_{name}", _agreement(rated), [rated[row] for row in order])


def _scored_sources(profiles: Sequence[SourceProfile]) -> Iterator[tuple[SourceProfile, float]]:
    """Yield each scored source once with its reliability: the mean over periods, weighted by articles."""
    by_source: dict[str, list[SourceProfile]] = {}
    for profile in profiles:
        if not isnan(profile.reliability):
            by_source.setdefault(profile.source, []).append(profile)
    for periods in by_source.values():
        articles = sum(profile.scored for profile in periods)
        yield periods[0], sum(profile.reliability * profile.scored for profile in periods) / articles


def _rank_distances(rated: Sequence[GivenRating]) -> list[float]:
    """Return how far the two ranks of each source lie from each other."""
    by_score, by_rating = _ranks([row.reliability for row in rated]), _ranks([row.rating for row in rated])
    return [abs(first - second) for first, second in zip(by_score, by_rating, strict=True)]


def _agreement(rated: Sequence[GivenRating]) -> str:
    if len(rated) < LEAST:
        return f"{len(rated)} of the sources scored here have one, too few to compare."
    by_score, by_rating = _ranks([row.reliability for row in rated]), _ranks([row.rating for row in rated])
    try:
        rho = correlation(by_score, by_rating)
    except StatisticsError:
        return f"all {len(rated)} sources have the same, which says nothing."
    reversed_scale = " (perhaps lower is better there)" if rho < 0 else ""
    return f"Spearman {rho:.2f} over {len(rated)} sources{reversed_scale}.{_farthest_apart(rated)}"


def _farthest_apart(rated: Sequence[GivenRating]) -> str:
    distances = _rank_distances(rated)
    order = sorted(range(len(rated)), key=lambda row: -distances[row])
    farthest = [rated[row] for row in order[:_NAMED] if distances[row]]
    named = "; ".join(
        f"{row.source} (score {row.reliability:.0f}, rating {row.rating:g})" for row in farthest
    )
    return f" Farthest apart in rank: {named}." if named else ""


def _ranks(values: Sequence[float]) -> list[float]:
    """Return ranks from 1, the mean of them for equal values."""
    ordered = sorted(values)
    return [(bisect_left(ordered, value) + bisect_right(ordered, value) + 1) / 2 for value in values]
