"""Rows of `score` back to profiles, so that sources can be compared from scores made earlier."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from math import isinf, isnan, nan
from pathlib import Path

from reliability.errors import InputError
from reliability.records import Article, ArticleProfile, Measure
from reliability.reports import table_file
from reliability.reports.columns import Cell, article_columns


def profiles(path: Path, measures: Sequence[Measure]) -> Iterator[ArticleProfile]:
    """A profile for each article of the table at `path` that did not fail; without text and evidence.

    A folder means all tables in it. Raises `InputError` if a column is missing or a number is invalid.
    """
    for table in _tables(path):
        yield from from_rows(table_file.read(table), measures, str(table))


def from_rows(
    rows: Iterable[Mapping[str, Cell]], measures: Sequence[Measure], place: str
) -> Iterator[ArticleProfile]:
    """The same from the rows of the table called `place`."""
    names = [measure.name for measure in measures]
    known = {column.name for column in article_columns(measures)}
    for position, row in enumerate(rows, 1):
        _require(row, ["article", "source", "words", "status", "note", *names], place)
        if row["status"] != "failed":
            yield _profile(row, names, known, f"{place}, row {position}")


def _tables(path: Path) -> Sequence[Path]:
    """The tables that `path` is or holds, as a cluster writes them: many in a folder."""
    if not path.is_dir():
        return [path]
    found = sorted(each for each in path.iterdir() if each.suffix.lower() in table_file.READ)
    if not found:
        raise InputError(f"{path} holds no table. Endings understood: {', '.join(table_file.READ)}.")
    return found


def _profile(row: Mapping[str, Cell], names: Sequence[str], known: Set[str], place: str) -> ArticleProfile:
    """The profile of a row; columns that are not ours become fields."""
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
            fields={name: _text(cell) for name, cell in row.items() if name not in known},
        ),
        words=_whole(row["words"], place),
        notes=notes,
        values={name: _number(row[name], place) for name in names},
        genre=_text(row.get("genre")),
        agency=_text(row.get("agency")),
    )


def _require(row: Mapping[str, Cell], names: Sequence[str], place: str) -> None:
    missing = [name for name in names if name not in row]
    if missing:
        raise InputError(
            f"{place} has no column {missing[0]!r} ({len(missing)} are missing). "
            "Give a table that this version's `reliability score -o` wrote with --columns all."
        )


def _text(cell: Cell) -> str:
    return "" if cell is None else str(cell)


def _whole(cell: Cell, place: str) -> int:
    found = _number(cell, place)
    if isnan(found):
        raise _edited(cell, place)
    return int(found)


def _number(cell: Cell, place: str) -> float:
    """NaN for an empty cell."""
    try:
        found = nan if cell is None else float(cell)
    except ValueError:
        raise _edited(cell, place) from None
    if isinf(found):
        raise _edited(cell, place)
    return found


def _edited(cell: Cell, place: str) -> InputError:
    return InputError(f"{place}: {'' if cell is None else cell!r} is not a number. Was the table edited?")
