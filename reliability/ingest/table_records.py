"""Split the lines of a table into the cells of its records, by a dialect."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

_MOST_LINES, _MOST_CHARACTERS = 10_000, 64 * 2**20
"""Lines and characters of one cell between tabs, which are held in memory: no article has as many."""

Cells = list[str] | str
"""The cells of a record, or why it cannot be read."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """How the cells of a table are written.

    `quote` is empty where quotation marks belong to the text. `space`: spaces after a delimiter do not belong
    to the cell. `last_open`: the last cell continues to the end of the line, including delimiters.
    `skipped` lines precede the header.
    """

    delimiter: str
    quote: str = '"'
    escape: str = ""
    space: bool = False
    last_open: bool = False
    skipped: int = 0

    @property
    def is_tabbed(self) -> bool:
        """Whether cells are between tabs, where quotation marks may belong to the text."""
        return self.delimiter == "\t" and self.quote == '"' and not self.escape

    def toggles_cell(self, line: str) -> bool:
        """Whether `line` closes the quoted cell that is open before it, or opens one that stays open."""
        return (_unescaper(self)(line) if self.escape else line).count(self.quote) % 2 == 1


_TABS = Dialect("\t")


def split_records(lines: Iterator[str], dialect: Dialect, width: int) -> Iterator[Cells]:
    """Yield the cells of each record of a table with `width` columns; 0 if that is not known yet."""
    if dialect.is_tabbed and width:
        return _split_at_tabs(lines, width)
    if dialect.last_open and width:
        return (line.rstrip("\r\n").split(dialect.delimiter, width - 1) for line in lines)
    if not dialect.quote:
        return (line.rstrip("\r\n").split(dialect.delimiter) if line.strip("\r\n") else [] for line in lines)
    return split_quoted(map(_unescaper(dialect), lines) if dialect.escape else lines, dialect)


def split_quoted(lines: Iterable[str], dialect: Dialect) -> Iterator[Cells]:
    """Yield the cells of each record by the rules of CSV."""
    rows = csv.reader(
        lines,
        delimiter=dialect.delimiter,
        quotechar=dialect.quote,
        skipinitialspace=dialect.space,
        strict=True,
    )
    while True:
        try:
            yield next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield str(error)


def _unescaper(dialect: Dialect) -> Callable[[str], str]:
    """Return a function that turns escaped quotation marks into doubled ones; other escapes stay."""
    pattern = re.compile(rf"{re.escape(dialect.escape)}([{re.escape(dialect.quote + dialect.escape)}])")
    return lambda line: pattern.sub(
        lambda match: dialect.quote * 2 if match[1] == dialect.quote else match[1], line
    )


def _split_at_tabs(lines: Iterator[str], width: int) -> Iterator[Cells]:
    """Yield records between tabs; quotation marks against the rules of CSV belong to the text."""
    for line in lines:
        cells = line.rstrip("\r\n").split("\t")
        if not _leaves_open(cells):
            yield [] if cells == [""] else _without_quotes(cells, line)
            continue
        open_lines = [line, *_until_closed(lines)]
        if _is_cut(open_lines) and not _are_rows(open_lines, width):
            yield from _skip_cell(lines, width)
        else:
            yield from _split_open_lines(open_lines, width)


def _leaves_open(cells: Sequence[str]) -> bool:
    """Whether a cell begins with a mark, and the marks of its line do not pair."""
    return any(cell.startswith('"') for cell in cells) and sum(cell.count('"') for cell in cells) % 2 == 1


def _until_closed(lines: Iterator[str]) -> Iterator[str]:
    """Yield the lines down to the one that closes a quotation mark, or as many as one cell may have."""
    characters = 0
    for line in islice(lines, _MOST_LINES):
        yield line
        characters += len(line)
        if line.count('"') % 2 or characters > _MOST_CHARACTERS:
            return


def _is_cut(lines: Sequence[str]) -> bool:
    """Whether `lines` are as many as one cell may have, and do not end it."""
    too_many = len(lines) > _MOST_LINES or sum(map(len, lines)) > _MOST_CHARACTERS
    return too_many and lines[-1].count('"') % 2 == 0


def _are_rows(lines: Sequence[str], width: int) -> bool:
    return all(line.count("\t") == width - 1 for line in lines)


def _skip_cell(lines: Iterator[str], width: int) -> Iterator[Cells]:
    """Skip the rest of a cell, down to the line that closes it or to a line that is a whole row."""
    reason = f"a cell has more than {_MOST_LINES:,} lines or {_MOST_CHARACTERS:,} characters"
    for line in lines:
        if line.count('"') % 2:
            break
        if _are_rows([line], width):
            yield reason
            yield _without_quotes(line.rstrip("\r\n").split("\t"), line)
            return
    yield reason


def _split_open_lines(lines: Sequence[str], width: int) -> Iterator[Cells]:
    """Yield the record that `lines` are together, or one per line where each has all cells."""
    if _are_rows(lines, width) and not has_doubled_quotes(split_quoted(lines, _TABS), width):
        yield from (line.rstrip("\r\n").split("\t") for line in lines)
    else:
        yield from islice(split_quoted(lines, _TABS), 1)


def has_doubled_quotes(records: Iterable[Cells], width: int) -> bool:
    """Whether the records all follow the rules of CSV, with doubled marks in a cell of several lines."""
    rows = list(records)
    if any(isinstance(row, str) or len(row) not in (0, width) for row in rows):
        return False
    return any('"' in cell and "\n" in cell for row in rows for cell in row)


def _without_quotes(cells: list[str], line: str) -> list[str]:
    """Return `cells` of one line without the marks around them where those follow the rules of CSV."""
    if '"' not in line:
        return cells
    strict = next(split_quoted([line], _TABS), "")
    if isinstance(strict, list) and len(strict) <= len(cells):
        return strict
    return [cell[1:-1].replace('""', '"') if is_quoted(cell) else cell for cell in cells]


def is_quoted(cell: str) -> bool:
    """Whether all of `cell` is in quotation marks, with those inside doubled."""
    return len(cell) > 1 and cell[0] == cell[-1] == '"' and '"' not in cell[1:-1].replace('""', "")
