"""Ratings by others: shown next to our score and compared with it, never mixed into it."""

from __future__ import annotations

import csv
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from io import StringIO
from math import isfinite, isnan, nan
from os import PathLike
from pathlib import Path
from statistics import StatisticsError, correlation
from typing import Any, NamedTuple

from reliability.errors import InputError
from reliability.ingest import data_frames
from reliability.ingest.domains import site
from reliability.ingest.source_names import name_key
from reliability.records import SourceProfile
from reliability.reports.source_page import GivenRating, OthersRatings

DOMAINS = ("domain", "url", "website", "site", "source", "name", "outlet")
"""Names of the column that says whose rating it is, in any case; the first one found is used."""
LEAST = 3
"""Sources that an agreement needs: two always agree or disagree wholly."""
_EMPTY = ("", "na", "n/a", "nan", "null", "none", "-")
"""How tables of ratings write a missing rating."""
_LISTED = 20
"""Sources without a rating that are listed."""
_NAMED = 3
"""Sources named where the two differ most."""


class Ratings(NamedTuple):
    """Ratings by name, of outlets by domain or name; NaN where one is not given.

    `words` are the columns left out because they hold words, `repeated` the outlets with different ratings.
    """

    names: tuple[str, ...]
    by_domain: Mapping[str, Mapping[str, float]]
    words: tuple[str, ...] = ()
    repeated: tuple[str, ...] = ()

    def of(self, profile: SourceProfile) -> Mapping[str, float]:
        """The ratings of a source, by its domain, else by its name."""
        return next((self.by_domain[key] for key in _keys(profile) if key in self.by_domain), {})

    def beside(self, profiles: Iterable[SourceProfile]) -> list[SourceProfile]:
        """Return `profiles` with their ratings, NaN where they have none."""
        unrated = dict.fromkeys(self.names, nan)
        return [replace(profile, ratings={**unrated, **self.of(profile)}) for profile in profiles]


def _keys(profile: SourceProfile) -> tuple[str, ...]:
    return profile.domain, site(profile.source), name_key(profile.source)


def read(path: Path) -> Ratings:
    """Ratings from a CSV with a column of domains or urls (`DOMAINS`); every other column of numbers is one.

    Raises `InputError` where it cannot be read or has no such columns.
    """
    try:
        rows = list(_rows(path.read_text(encoding="utf-8-sig")))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"Ratings {path} cannot be read: {error}.") from None
    return from_rows(rows, f"Ratings {path}")


def given(ratings: Any) -> Ratings:
    """Return the ratings of a CSV file, a data frame, or an iterable of records."""
    if isinstance(ratings, str | PathLike):
        return read(Path(ratings))
    if isinstance(ratings, Mapping) or not isinstance(ratings, Iterable):
        kind = type(ratings).__name__
        raise InputError(f"Expected ratings as a CSV file, a data frame or a list of records, got {kind}.")
    rows = data_frames.rows(ratings)
    records = list(ratings if rows is None else rows)
    if wrong := [one for one in records if not isinstance(one, Mapping)]:
        kind = type(wrong[0]).__name__
        raise InputError(f"Expected each rating as a record with a source or domain, got {kind}.")
    names = dict.fromkeys(str(name) for record in records for name in record)
    return from_rows([{name: _cell(record.get(name)) for name in names} for record in records], "Ratings")


def _cell(value: object) -> str:
    return "" if value is None else str(value)


def from_rows(rows: Sequence[Mapping[str, str]], place: str) -> Ratings:
    """Return the ratings in the rows of a table called `place`; raises `InputError` where it has none."""
    columns = [name for name in rows[0] if name] if rows else []
    keys = [name for wanted in DOMAINS for name in columns if name.strip().lower() == wanted]
    others = [name for name in columns if name not in keys]
    names = tuple(name for name in others if _numeric(rows, name))
    if not keys or not names:
        found = ", ".join(columns) or "no rows"
        in_words = " Ratings in words (HIGH, MIXED) cannot be compared: give them as numbers." if keys else ""
        raise InputError(
            f"{place} need a column domain or source and a column of numbers. Found: {found}.{in_words}"
        )
    by_domain: dict[str, dict[str, float]] = {}
    repeated: dict[str, None] = {}
    for key, row in _keyed(rows, keys):
        given = {name: _number(row[name]) for name in names}
        if str(by_domain.setdefault(key, given)) != str(given):
            repeated[key] = None
    words = tuple(name for name in others if name not in names and _level(rows, name))
    return Ratings(names, by_domain, words, tuple(repeated))


def _rows(text: str) -> Iterator[dict[str, str]]:
    """The rows of a CSV whose cells are parted by whichever of these its header holds most often."""
    header = text.partition("\n")[0]
    yield from csv.DictReader(StringIO(text, newline=""), delimiter=max(",;\t", key=header.count))


def agreement(profiles: Sequence[SourceProfile], ratings: Ratings) -> Iterator[str]:
    """For each rating a line: Spearman's rank correlation with reliability, and where they differ most.

    One line for all of them where not a single source is rated.
    """
    yield from _left_out(ratings)
    if profiles and not any(ratings.of(profile) for profile in profiles):
        here = sorted({profile.domain or profile.source for profile in profiles})
        yield (
            f"No source here has a rating: of {len(ratings.by_domain)} rated outlets "
            f"({_some(sorted(ratings.by_domain), _NAMED)}) none is among the {len(here)} here "
            f"({_some(here, _LISTED)})."
        )
        return
    yield _joined(profiles, ratings)
    for other in beside(profiles, ratings):
        yield f"{other.name}: {other.says}"


def _left_out(ratings: Ratings) -> Iterator[str]:
    """Lines that name columns of words and outlets rated twice, if there are any."""
    if ratings.words:
        words = _some(ratings.words, _LISTED)
        yield f"Ratings in words are left out: {words}. Give them as numbers to compare them."
    if ratings.repeated:
        twice = _some(ratings.repeated, _LISTED)
        yield f"Rated more than once, with different numbers; the first is used: {twice}."


def _joined(profiles: Sequence[SourceProfile], ratings: Ratings) -> str:
    """How many sources have a rating, and which have none."""
    sources = {profile.source: bool(ratings.of(profile)) for profile in profiles}
    without = sorted(source for source, rated in sources.items() if not rated)
    joined = f"{len(sources) - len(without)} of {len(sources)} sources have a rating"
    return f"{joined}. Without one: {_some(without, _LISTED)}." if without else f"{joined}."


def _some(names: Sequence[str], most: int) -> str:
    more = f" and {len(names) - most:,} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more


def beside(profiles: Sequence[SourceProfile], ratings: Ratings) -> Iterator[OthersRatings]:
    """Yield the ratings next to the scores, beginning with the sources that differ most in rank."""
    for name in ratings.names:
        both = [
            GivenRating(profile.source, score, theirs)
            for profile, score in _whole(profiles)
            if not isnan(theirs := ratings.of(profile).get(name, nan))
        ]
        apart = _apart(both)
        order = sorted(range(len(both)), key=lambda at: -apart[at])
        yield OthersRatings(f"rating_{name}", _agreement(both), [both[at] for at in order])


def _whole(profiles: Sequence[SourceProfile]) -> Iterator[tuple[SourceProfile, float]]:
    """Each scored source once with its reliability; over several periods the mean, weighed by articles."""
    periods: dict[str, list[SourceProfile]] = {}
    for profile in profiles:
        if not isnan(profile.reliability):
            periods.setdefault(profile.source, []).append(profile)
    for found in periods.values():
        articles = sum(profile.scored for profile in found)
        yield found[0], sum(profile.reliability * profile.scored for profile in found) / articles


def _apart(both: Sequence[GivenRating]) -> list[float]:
    """How far the two ranks of each source lie from each other."""
    ours, theirs = _ranks([row.reliability for row in both]), _ranks([row.rating for row in both])
    return [abs(one - other) for one, other in zip(ours, theirs, strict=True)]


def _agreement(both: Sequence[GivenRating]) -> str:
    if len(both) < LEAST:
        return f"{len(both)} of the sources scored here have one, too few to compare."
    ours, theirs = _ranks([row.reliability for row in both]), _ranks([row.rating for row in both])
    try:
        rho = correlation(ours, theirs)
    except StatisticsError:
        return f"all {len(both)} sources have the same, which says nothing."
    apart = _apart(both)
    far = [at for at in sorted(range(len(both)), key=lambda at: -apart[at])[:_NAMED] if apart[at]]
    told = "; ".join(
        f"{both[at].source} (score {both[at].reliability:.0f}, rating {both[at].rating:g})" for at in far
    )
    turned = " (perhaps lower is better there)" if rho < 0 else ""
    where = f" Farthest apart in rank: {told}." if told else ""
    return f"Spearman {rho:.2f} over {len(both)} sources{turned}.{where}"


def _ranks(values: Sequence[float]) -> list[float]:
    """Ranks from 1, the mean of them for equal values."""
    ordered = sorted(values)
    return [(bisect_left(ordered, value) + bisect_right(ordered, value) + 1) / 2 for value in values]


def _keyed(
    rows: Sequence[Mapping[str, str]], columns: Sequence[str]
) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Rows with each registered domain, or name, that they have."""
    for row in rows:
        cells = [(row[column] or "").strip() for column in columns]
        for key in dict.fromkeys(site(cell) or name_key(cell) for cell in cells if cell):
            yield key, row


def _level(rows: Sequence[Mapping[str, str]], name: str) -> bool:
    """Whether a column holds a few words again and again, as levels do (HIGH, MIXED, LOW)."""
    given = [cell for row in rows if (cell := (row[name] or "").strip().lower()) not in _EMPTY]
    return 1 < 2 * len(set(given)) <= len(given)


def _numeric(rows: Sequence[Mapping[str, str]], name: str) -> bool:
    given = [cell for row in rows if (cell := (row[name] or "").strip().lower()) not in _EMPTY]
    return bool(given) and not any(isnan(_number(cell)) for cell in given)


def _number(cell: str | None) -> float:
    try:
        value = float(cell or "nan")
    except ValueError:
        return nan
    return value if isfinite(value) else nan
