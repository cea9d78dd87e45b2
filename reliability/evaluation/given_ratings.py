"""Ratings by others: shown next to our score and compared with it, never mixed into it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from math import isfinite, isnan, nan
from os import PathLike
from pathlib import Path
from typing import Any, NamedTuple

from reliability.errors import InputError
from reliability.ingest import data_frames
from reliability.ingest.domains import site
from reliability.ingest.source_names import name_key
from reliability.records import SourceProfile
from reliability.scoring.label_table import read_rows

DOMAINS = ("domain", "url", "website", "site", "source", "name", "outlet")
"""Names of the column with the rated source, in any case; the first one that a table has is used."""
_EMPTY = ("", "na", "n/a", "nan", "null", "none", "-")
"""How tables of ratings write a missing rating."""


class Ratings(NamedTuple):
    """Ratings by name, of outlets by domain or name; NaN where one is missing.

    `words` are the columns left out because they hold words, `repeated` the outlets with different ratings.
    """

    names: tuple[str, ...]
    by_domain: Mapping[str, Mapping[str, float]]
    words: tuple[str, ...] = ()
    repeated: tuple[str, ...] = ()

    def find(self, profile: SourceProfile) -> Mapping[str, float]:
        """Return the ratings of a source, by its domain, else by its name."""
        keys = (profile.domain, site(profile.source), name_key(profile.source))
        return next((self.by_domain[key] for key in keys if key in self.by_domain), {})

    def add_to(self, profiles: Iterable[SourceProfile]) -> list[SourceProfile]:
        """Return `profiles` with their ratings, NaN where they have none."""
        unrated = dict.fromkeys(self.names, nan)
        return [replace(profile, ratings={**unrated, **self.find(profile)}) for profile in profiles]


def read(path: Path) -> Ratings:
    """Return the ratings of a CSV with a column of `DOMAINS`; every other column of numbers is a rating.

    Raises `InputError` if the file cannot be read or has no such columns.
    """
    return from_rows(read_rows(path, "Ratings", InputError, ",;\t"), f"Ratings {path}")


def read_any(ratings: Any) -> Ratings:
    """Return the ratings of a CSV file, a data frame, or an iterable of records."""
    if isinstance(ratings, str | PathLike):
        return read(Path(ratings))
    if isinstance(ratings, Mapping) or not isinstance(ratings, Iterable):
        kind = type(ratings).__name__
        raise InputError(f"Expected ratings as a CSV file, a data frame or a list of records, got {kind}.")
    rows = data_frames.rows(ratings)
    records = list(ratings if rows is None else rows)
    if wrong := [record for record in records if not isinstance(record, Mapping)]:
        kind = type(wrong[0]).__name__
        raise InputError(f"Expected each rating as a record with a source or domain, got {kind}.")
    names = dict.fromkeys(str(name) for record in records for name in record)
    return from_rows([{name: _cell(record.get(name)) for name in names} for record in records], "Ratings")


def _cell(value: object) -> str:
    return "" if value is None else str(value)


def from_rows(rows: Sequence[Mapping[str, str]], table: str) -> Ratings:
    """Return the ratings in the rows of a table of this name; raises `InputError` if it has none."""
    columns = [name for name in rows[0] if name] if rows else []
    keys = [name for wanted in DOMAINS for name in columns if name.strip().lower() == wanted]
    others = [name for name in columns if name not in keys]
    names = tuple(name for name in others if _is_numeric(rows, name))
    if not keys or not names:
        in_words = " Ratings in words (HIGH, MIXED) cannot be compared: give them as numbers." if keys else ""
        raise InputError(
            f"{table} need a column domain or source and a column of numbers. "
            f"Found: {', '.join(columns) or 'no rows'}.{in_words}"
        )
    by_domain: dict[str, dict[str, float]] = {}
    repeated: dict[str, None] = {}
    for key, row in _keyed(rows, keys):
        numbers = {name: _number(row[name]) for name in names}
        if str(by_domain.setdefault(key, numbers)) != str(numbers):
            repeated[key] = None
    words = tuple(name for name in others if name not in names and _holds_levels(rows, name))
    return Ratings(names, by_domain, words, tuple(repeated))


def _keyed(
    rows: Sequence[Mapping[str, str]], columns: Sequence[str]
) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Yield rows with each registered domain, or name, that they have."""
    for row in rows:
        cells = [(row[column] or "").strip() for column in columns]
        for key in dict.fromkeys(site(cell) or name_key(cell) for cell in cells if cell):
            yield key, row


def _holds_levels(rows: Sequence[Mapping[str, str]], name: str) -> bool:
    """Return whether a column repeats a few words, as levels do (HIGH, MIXED, LOW)."""
    cells = _filled_cells(rows, name)
    return 1 < 2 * len(set(cells)) <= len(cells)


def _is_numeric(rows: Sequence[Mapping[str, str]], name: str) -> bool:
    cells = _filled_cells(rows, name)
    return bool(cells) and not any(isnan(_number(cell)) for cell in cells)


def _filled_cells(rows: Sequence[Mapping[str, str]], name: str) -> list[str]:
    cells = ((row[name] or "").strip().lower() for row in rows)
    return [cell for cell in cells if cell not in _EMPTY]


def _number(cell: str | None) -> float:
    try:
        value = float(cell or "nan")
    except ValueError:
        return nan
    return value if isfinite(value) else nan
