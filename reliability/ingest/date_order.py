"""Infer which of day and month comes first in the dates of a file, from its first records."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, TypeVar

from reliability.ingest.column_names import find_columns
from reliability.ingest.dates import Order, is_in_figures, order_of
from reliability.ingest.nested_records import flatten
from reliability.ingest.options import Options
from reliability.ingest.reader_results import Row

T = TypeVar("T")

_MOST_CHARACTERS: Final = 2**20
"""Characters of records that are read ahead."""
_MOST_ROWS: Final = 1000
"""Records that are read ahead, at most."""
UNDATED: Final = 20
"""Records of a file that are read ahead if none of them has a date in figures such as 01/02/2026."""


def with_date_order(rows: Iterator[T], options: Options, undated: int = UNDATED) -> Iterator[T]:
    """Yield `rows` with the order of day and month that their dates show, if they agree.

    Dates are compared within the first column of dates. Nothing is read ahead of a record that is alone,
    and no more than `undated` records where dates have another form.
    """
    if options.day_first or options.month_first:
        yield from rows
        return
    ahead = _FirstRows(options, undated)
    try:
        for row in rows:
            ahead.add(row)
            if ahead.enough:
                break
    finally:  # keep what was read before a file breaks off
        order = order_of(ahead.dates)
        yield from (_with_order(row, order) for row in ahead.rows)
    yield from (_with_order(row, order) for row in rows)


class _FirstRows:
    """Records read ahead and their dates."""

    def __init__(self, options: Options, undated: int) -> None:
        self._options, self._undated, self._size = options, undated, 0
        self.rows: list[Any] = []
        self.dates: list[object] = []
        self.enough = self._dated = False

    def add(self, row: object) -> None:
        self.rows.append(row)
        if isinstance(row, Row):
            self.dates.append(date := _first_date(row, self._options))
            self._dated = self._dated or is_in_figures(date)
            self._size += sum(len(value) for value in row.record.values() if isinstance(value, str | bytes))
        is_alone = isinstance(row, Row) and row.number == 0
        most_rows = _MOST_ROWS if self._dated else self._undated
        self.enough = is_alone or self._size > _MOST_CHARACTERS or len(self.rows) >= most_rows


def _first_date(row: Row, options: Options) -> object:
    names = options if row.named else Options()
    keys = find_columns(tuple(row.record), names)["published"][:1]
    if keys:
        return row.record[keys[0]]
    record = flatten(row.record, names)
    return next((record[key] for key in find_columns(tuple(record), names)["published"][:1]), None)


def _with_order(row: T, order: Order) -> T:
    return row._replace(date_order=order) if order and isinstance(row, Row) and not row.date_order else row
