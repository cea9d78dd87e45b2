"""Profiles from the table of `score`, so that sources can be compared from scores made earlier."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from math import isinf, isnan, nan
from pathlib import Path

from reliability.errors import InputError
from reliability.records import Article, ArticleProfile, Measure
from reliability.reports import table_file
from reliability.reports.columns import Cell, article_columns


def profiles(path: Path, measures: Sequence[Measure]) -> Iterator[ArticleProfile]:
    """Yield a profile, without text and evidence, of each article in the table at `path` that did not fail.

    A folder means all tables in it. Raises `InputError` if a column is missing or a number is invalid.
    """
    for file in _tables(path):
        yield from from_rows(table_file.read(file), measures, str(file))


def from_rows(
    rows: Iterable[Mapping[str, Cell]], measures: Sequence[Measure], table: str
) -> Iterator[ArticleProfile]:
    """Yield the profiles from the rows of the table called `table`."""
    names = [measure.name for measure in measures]
    ours = {column.name for column in article_columns(measures)}
    for position, row in enumerate(rows, 1):
        _require_columns(row, ["article", "source", "words", "status", "note", *names], table)
        if row["status"] != "failed":
            yield _profile(row, names, ours, f"{table}, row {position}")


def _tables(path: Path) -> Sequence[Path]:
    """Return the table at `path`, or the tables in this folder: a cluster writes many."""
    if not path.is_dir():
        return [path]
    tables = sorted(file for file in path.iterdir() if file.suffix.lower() in table_file.READ)
    if not tables:
        raise InputError(f"{path} holds no table. Endings understood: {', '.join(table_file.READ)}.")
    return tables


def _profile(row: Mapping[str, Cell], names: Sequence[str], ours: Set[str], table: str) -> ArticleProfile:
    """Return the profile of a row; other columns become fields."""
    notes = tuple(code for code in _text(row["note"]).split("; ") if code)
    return ArticleProfile(
        article=Article(
            text="",
            id=_text(row["article"]),
            source=_text(row["source"]),
            domain=_text(row.get("domain")),
            title=_text(row.get("title")),
            url=_text(row.get("url")),
            published=_text(row.get("published")),
            notes=notes,
            duplicate_of=_text(row.get("duplicate_of")),
            fields={name: _text(cell) for name, cell in row.items() if name not in ours},
        ),
        words=_whole(row["words"], table),
        notes=notes,
        values={name: _number(row[name], table) for name in names},
        genre=_text(row.get("genre")),
        agency=_text(row.get("agency")),
    )


def _require_columns(row: Mapping[str, Cell], names: Sequence[str], table: str) -> None:
    missing = [name for name in names if name not in row]
    if missing:
        raise InputError(
            f"{table} has no column {missing[0]!r} ({len(missing)} are missing). "
            "Give a table that this version's `reliability score -o` wrote with --columns all."
        )


def _text(cell: Cell) -> str:
    return "" if cell is None else str(cell)


def _whole(cell: Cell, table: str) -> int:
    number = _number(cell, table)
    if isnan(number):
        raise _not_a_number(cell, table)
    return int(number)


def _number(cell: Cell, table: str) -> float:
    """Return the number, NaN for an empty cell."""
    try:
        number = nan if cell is None else float(cell)
    except ValueError:
        raise _not_a_number(cell, table) from None
    if isinf(number):
        raise _not_a_number(cell, table)
    return number


def _not_a_number(cell: Cell, table: str) -> InputError:
    return InputError(f"{table}: {'' if cell is None else cell!r} is not a number. Was the table edited?")
