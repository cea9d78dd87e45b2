"""JSON Lines: one object per row, null for empty values."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TextIO

from reliability.errors import InputError
from reliability.reports.columns import Cell, Column, Put, Row


def line(row: Row, columns: Sequence[Column]) -> str:
    """Return `row` as one line with every column in order."""
    return json.dumps({column.name: _cell(row.get(column.name)) for column in columns}, ensure_ascii=False)


def writer(out: TextIO, columns: Sequence[Column]) -> Put:
    """Return a function that writes one line per row to `out`."""
    return lambda row: out.write(line(row, columns) + "\n")


def read(source: TextIO) -> Iterator[dict[str, Cell]]:
    """Yield the rows; raises `InputError` at a line that is not an object."""
    for number, text in enumerate(source, 1):
        if text.strip():
            yield _object(text, number)


def _object(text: str, number: int) -> dict[str, Cell]:
    try:
        row = json.loads(text)
    except ValueError as error:
        raise InputError(f"Line {number} is not JSON ({error}). Was the file cut off?") from None
    if not isinstance(row, dict):
        raise InputError(f"Line {number} is {type(row).__name__}, not an object. Give the output of `score`.")
    return row


def _cell(cell: Cell) -> Cell:
    return cell.encode("utf-8", "replace").decode("utf-8") if isinstance(cell, str) else cell
