"""CSV without formulas: text cells that a spreadsheet would run begin with an apostrophe."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from typing import TextIO

from reliability.reports.columns import Cell, Column, Put

_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
"""After https://owasp.org/www-community/attacks/CSV_Injection; with apostrophes, so that it can be undone."""


def escaped(text: str) -> str:
    """Return `text` as a cell that is not a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def unescaped(cell: str) -> str:
    """Return the text that `escaped` made `cell` from."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


class _LineFeeds:
    """Ends lines with a line feed; the csv module quotes carriage returns only if it ends lines with them."""

    def __init__(self, out: TextIO) -> None:
        self._out = out

    def write(self, line: str) -> int:
        return self._out.write(line.removesuffix("\r\n") + "\n")


def writer(out: TextIO, columns: Sequence[Column]) -> Put:
    """Write the header to `out`; return a function that writes a row, with empty cells for None."""
    lines = csv.writer(_LineFeeds(out), lineterminator="\r\n")
    lines.writerow([_cell(column.name) for column in columns])
    return lambda row: lines.writerow([_cell(row.get(column.name)) for column in columns])


def read(source: TextIO) -> Iterator[dict[str, Cell]]:
    """Yield the rows as text; None for empty cells."""
    csv.field_size_limit(2**31 - 1)
    for row in csv.DictReader(source):
        yield {
            unescaped(name): unescaped(cell) if cell else None
            for name, cell in row.items()
            if name is not None
        }


def _cell(cell: Cell) -> str | int | float:
    if cell is None:
        return ""
    return escaped(_encodable(cell)) if isinstance(cell, str) else cell


def _encodable(text: str) -> str:
    """Return `text` with `?` for lone surrogates, which UTF-8 lacks."""
    return text.encode("utf-8", "replace").decode("utf-8")
