"""Ratings that others gave, beside our score: shown and compared, never mixed into it."""

from __future__ import annotations

import csv
import re
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
from reliability.ingest import frames
from reliability.ingest.domains import site
from reliability.records import SourceProfile
from reliability.reports.source_page import Beside, GivenRating

DOMAINS = ("domain", "url", "website", "site", "source", "name", "outlet")
"""Names of the column that says whose rating it is, in whatever case; the first that is there."""
LEAST = 3
"""Sources that an agreement needs: two always agree or disagree wholly."""
_EMPTY = ("", "na", "n/a", "nan", "null", "none", "-")
"""How tables of ratings write that there is none."""
_LISTED = 20
"""Sources without a rating that are listed."""
_PUNCTUATION = re.compile(r"[\W_]+")
_NAMED = 3
"""Sources named where the two differ most."""


class Ratings(NamedTuple):
    """Rating by name, by domain; NaN where it is not given."""

    names: tuple[str, ...]
    by_domain: Mapping[str, Mapping[str, float]]

    def of(self, profile: SourceProfile) -> Mapping[str, float]:
        """The ratings of a source, by its domain, else by its name."""
        return next((self.by_domain[key] for key in _keys(profile) if key in self.by_domain), {})

    def beside(self, profiles: Iterable[SourceProfile]) -> list[SourceProfile]:
        """Return `profiles` with their ratings, NaN where they have none."""
        unrated = dict.fromkeys(self.names, nan)
        return [replace(profile, ratings={**unrated, **self.of(profile)}) for profile in profiles]


def _keys(profile: SourceProfile) -> tuple[str, ...]:
    return profile.domain, site(profile.source), _name_key(profile.source)


def _name_key(name: str) -> str:
    """`name` without case, punctuation and "The": rated tables and archives differ in those."""
    return _PUNCTUATION.sub("", name.casefold().strip().removeprefix("the "))


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
    rows = frames.rows(ratings)
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
    key = next((name for wanted in DOMAINS for name in columns if name.strip().lower() == wanted), "")
    names = tuple(name for name in columns if name != key and _numeric(rows, name))
    if not key or not names:
        found = ", ".join(columns) or "no rows"
        words = " Ratings in words (HIGH, MIXED) cannot be compared: give them as numbers." if key else ""
        raise InputError(
            f"{place} need a column domain or source and columns of numbers. Found: {found}.{words}"
        )
    by_domain = {domain: {name: _number(row[name]) for name in names} for domain, row in _keyed(rows, key)}
    return Ratings(names, by_domain)


def _rows(text: str) -> Iterator[dict[str, str]]:
    """The rows of a CSV whose cells are parted by whichever of these its header holds most often."""
    header = text.partition("\n")[0]
    yield from csv.DictReader(StringIO(text, newline=""), delimiter=max(",;\t", key=header.count))


def agreement(profiles: Sequence[SourceProfile], ratings: Ratings) -> Iterator[str]:
    """For each rating a line: Spearman's rank correlation with reliability, and where they differ most.

    One line for all of them where not a single source is rated.
    """
    if profiles and not any(ratings.of(profile) for profile in profiles):
        here = sorted({profile.domain or profile.source for profile in profiles})
        yield (
            f"No source here has a rating: of {len(ratings.by_domain)} rated outlets "
            f"({_some(sorted(ratings.by_domain))}) none is among the {len(here)} here ({_some(here)})."
        )
        return
    yield from _unjoined(profiles, ratings)
    for other in beside(profiles, ratings):
        yield f"{other.name}: {other.says}"


def _unjoined(profiles: Sequence[SourceProfile], ratings: Ratings) -> Iterator[str]:
    """Lines that name the sources without a rating, if there are any."""
    without = sorted({profile.source for profile in profiles if not ratings.of(profile)})
    if without:
        yield f"{len(without)} of the sources here have no rating: {', '.join(without[:_LISTED])}" + (
            f" and {len(without) - _LISTED} more." if len(without) > _LISTED else "."
        )


def _some(names: Sequence[str]) -> str:
    return ", ".join(names[:_NAMED]) + (", …" if len(names) > _NAMED else "")


def beside(profiles: Sequence[SourceProfile], ratings: Ratings) -> Iterator[Beside]:
    """Each rating beside the scores, the sources that differ most in rank first."""
    for name in ratings.names:
        both = [
            GivenRating(profile.source, score, theirs)
            for profile, score in _whole(profiles)
            if not isnan(theirs := ratings.of(profile).get(name, nan))
        ]
        apart = _apart(both)
        order = sorted(range(len(both)), key=lambda at: -apart[at])
        yield Beside(f"rating_{name}", _agreement(both), [both[at] for at in order])


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


def _keyed(rows: Sequence[Mapping[str, str]], column: str) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Rows with their registered domain, or name; of one given twice the first stands."""
    seen: set[str] = set()
    for row in rows:
        cell = (row[column] or "").strip()
        key = site(cell) or _name_key(cell)
        if key and key not in seen:
            seen.add(key)
            yield key, row


def _numeric(rows: Sequence[Mapping[str, str]], name: str) -> bool:
    given = [cell for row in rows if (cell := (row[name] or "").strip().lower()) not in _EMPTY]
    return bool(given) and not any(isnan(_number(cell)) for cell in given)


def _number(cell: str | None) -> float:
    try:
        value = float(cell or "nan")
    except ValueError:
        return nan
    return value if isfinite(value) else nan
