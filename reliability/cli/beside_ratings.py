"""Ratings that others gave, beside our score: shown and compared, never mixed into it."""

from __future__ import annotations

import csv
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from math import isfinite, isnan, nan
from pathlib import Path
from statistics import StatisticsError, correlation
from typing import NamedTuple

from reliability.errors import InputError
from reliability.ingest.domains import site
from reliability.records import SourceProfile
from reliability.reports.columns import VALUE_DECIMALS, Cell, Column, number

DOMAIN = "domain"
LEAST = 3
"""Sources that an agreement needs: two always agree or disagree wholly."""
_EMPTY = ("", "na", "n/a", "nan", "null", "none", "-")
"""How tables of ratings write that there is none."""
_NAMED = 3
"""Sources named where the two differ most."""


class Ratings(NamedTuple):
    """Rating by name, by domain; NaN where it is not given."""

    names: tuple[str, ...]
    by_domain: Mapping[str, Mapping[str, float]]

    def of(self, profile: SourceProfile) -> Mapping[str, float]:
        """The ratings of a source, by its domain or its name where that is one."""
        return self.by_domain.get(profile.domain or site(profile.source), {})

    def columns(self) -> tuple[Column, ...]:
        """A column a rating, for the end of the row."""
        return tuple(
            Column(f"rating.{name}", "number", f"`{name}` of the table given with --ratings, as it is there")
            for name in self.names
        )

    def cells(self, profile: SourceProfile) -> dict[str, Cell]:
        """The cells of those columns."""
        given = self.of(profile)
        return {f"rating.{name}": number(given.get(name, nan), VALUE_DECIMALS) for name in self.names}


def read(path: Path) -> Ratings:
    """Ratings from a CSV with a column `domain` (or urls there); every column of numbers is one.

    Raises `InputError` where it cannot be read or has no such columns.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"Ratings {path} cannot be read: {error}.") from None
    columns = [name for name in rows[0] if name] if rows else []
    names = tuple(name for name in columns if name != DOMAIN and _numeric(rows, name))
    if DOMAIN not in columns or not names:
        found = ", ".join(columns) or "no rows"
        raise InputError(f"Ratings {path} need a column domain and columns of numbers. Found: {found}.")
    by_domain = {key: {name: _number(row[name]) for name in names} for key, row in _keyed(rows)}
    return Ratings(names, by_domain)


def agreement(profiles: Sequence[SourceProfile], ratings: Ratings) -> Iterator[str]:
    """For each rating a line: Spearman's rank correlation with reliability, and where they differ most."""
    for name in ratings.names:
        both = [
            (profile.source, profile.reliability, theirs)
            for profile in profiles
            if not isnan(theirs := ratings.of(profile).get(name, nan)) and not isnan(profile.reliability)
        ]
        yield f"rating.{name}: {_agreement(both)}"


def _agreement(both: Sequence[tuple[str, float, float]]) -> str:
    if len(both) < LEAST:
        return f"{len(both)} of the sources scored here have one, too few to compare."
    ours, theirs = _ranks([row[1] for row in both]), _ranks([row[2] for row in both])
    try:
        rho = correlation(ours, theirs)
    except StatisticsError:
        return f"all {len(both)} sources have the same, which says nothing."
    apart = [abs(one - other) for one, other in zip(ours, theirs, strict=True)]
    far = [at for at in sorted(range(len(both)), key=lambda at: -apart[at])[:_NAMED] if apart[at]]
    told = "; ".join(f"{both[at][0]} (score {both[at][1]:.0f}, rating {both[at][2]:g})" for at in far)
    turned = " (perhaps lower is better there)" if rho < 0 else ""
    where = f" Farthest apart in rank: {told}." if told else ""
    return f"Spearman {rho:.2f} over {len(both)} sources{turned}.{where}"


def _ranks(values: Sequence[float]) -> list[float]:
    """Ranks from 1, the mean of them for equal values."""
    ordered = sorted(values)
    return [(bisect_left(ordered, value) + bisect_right(ordered, value) + 1) / 2 for value in values]


def _keyed(rows: Sequence[Mapping[str, str]]) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Rows with their registered domain; of a domain given twice the first stands."""
    seen: set[str] = set()
    for row in rows:
        key = site((row[DOMAIN] or "").strip())
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
