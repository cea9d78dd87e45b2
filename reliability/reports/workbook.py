"""Excel workbooks, through XlsxWriter (extra `xlsx`), row by row: main columns, all columns, their meanings.

Text cells are always strings: no formula and no link is ever made of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import IO, Any, Final

from reliability.errors import InputError, MissingExtraError
from reliability.reports.columns import DICTIONARY_COLUMNS, Cell, Column, Put, Row
from reliability.reports.parquet import encodable

MOST_CHARACTERS: Final = 32_767
"""Limit of a cell, as below of a sheet (Microsoft, Excel specifications and limits)."""
MOST_ROWS: Final = 1_048_576
"""Limit of a sheet, with its header."""
_WIDEST: Final = 40
"""Characters of a column's width; a longer title is cut by its neighbour, on screen and on paper."""
_NUMBER: Final = 5.5
"""Characters of a number with one decimal, and of a name, if all columns must fit on a page."""
_TEXT: Final = 20
"""Characters of a column of names, if all columns must fit on a page."""
_HEADER_POINTS: Final = 150
"""Height of a header of upright names, of 22 characters at most."""
_PLAIN: Final = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


@contextmanager
def writer(target: Path | IO[bytes], columns: Sequence[Column], main: Sequence[Column]) -> Iterator[Put]:
    """Open a workbook; yield a function that writes a row to the sheets `main` and `all`.

    For a stream instead of a path, all of it stays in memory until the end.
    """
    is_file = isinstance(target, Path)
    file = str(target) if is_file else target
    book = _library().Workbook(file, {**_PLAIN, "constant_memory": is_file, "in_memory": not is_file})
    try:
        sheets = [_Sheet(book, "main", main, compact=True), _Sheet(book, "all", columns)]
        sheets[0].fit_on_pages()

        def put(row: Row) -> None:
            cells = encodable(row)
            for sheet in sheets:
                sheet.put(cells)

        yield put
        _write_meanings(book, columns)
    finally:
        _close(book)


def _close(book: Any) -> None:
    """Write the file. Raises the `OSError` that the library wraps, for example if the disk is full."""
    try:
        book.close()
    except _library().exceptions.FileCreateError as error:
        raise error.args[0] from None


class _Sheet:
    """A sheet with a bold header that stays in view, filled from the top.

    In a `compact` one the names of numbers are upright, so that their columns are no wider than the numbers
    and a page that holds all of them can be read.
    """

    def __init__(self, book: Any, name: str, columns: Sequence[Column], *, compact: bool = False) -> None:
        self._sheet = book.add_worksheet(name)
        self._columns = columns
        self._rows = 0
        bold = book.add_format({"bold": True, "valign": "bottom"})
        upright = book.add_format({"bold": True, "rotation": 90, "valign": "bottom"})
        indented = book.add_format({"indent": 1}) if compact else None  # from the number on its left
        if compact:
            self._sheet.set_row(0, _HEADER_POINTS)
        for index, column in enumerate(columns):
            is_number = column.kind != "text"
            self._sheet.set_column(
                index, index, _width(column, compact=compact), None if is_number else indented
            )
            self._sheet.write_string(0, index, column.name, upright if compact and is_number else bold)
        self._sheet.freeze_panes(1, 1)

    def fit_on_pages(self) -> None:
        """Print one page wide, as many pages long as needed, the header on each."""
        self._sheet.set_landscape()
        self._sheet.set_paper(9)  # A4
        self._sheet.set_margins(left=0.4, right=0.4)
        self._sheet.fit_to_pages(1, 0)
        self._sheet.repeat_rows(0)

    def put(self, row: Row) -> None:
        self._rows += 1
        if self._rows >= MOST_ROWS:
            raise InputError(
                f"A sheet of .xlsx holds at most {MOST_ROWS:,} rows with its header. Write .csv or .parquet."
            )
        for index, column in enumerate(self._columns):
            self._write(index, column, row.get(column.name))

    def _write(self, index: int, column: Column, cell: Cell) -> None:
        if cell is None:
            return
        if isinstance(cell, str):
            if len(cell) > MOST_CHARACTERS:
                raise InputError(
                    f"Row {self._rows}, column {column.name}: {len(cell):,} characters, and a cell of .xlsx "
                    f"holds at most {MOST_CHARACTERS:,}. Write .csv, .jsonl or .parquet."
                )
            self._sheet.write_string(self._rows, index, cell)
        else:
            self._sheet.write_number(self._rows, index, cell)


def _width(column: Column, *, compact: bool) -> float:
    if compact:
        return _NUMBER if column.kind != "text" else _TEXT
    return min(max(len(column.name) + 1, 30 if column.kind == "text" else 8), _WIDEST)


def _write_meanings(book: Any, columns: Sequence[Column]) -> None:
    sheet = _Sheet(book, "columns", DICTIONARY_COLUMNS)
    for column in columns:
        sheet.put({"column": column.name, "type": column.kind, "meaning": column.meaning})


def _library() -> Any:
    try:
        xlsxwriter = import_module("xlsxwriter")
    except ImportError:
        raise MissingExtraError(
            "Excel workbooks need XlsxWriter, which is not installed: pip install 'news-reliability[xlsx]'."
        ) from None
    return xlsxwriter
