"""Other fields of the records: collected as articles pass, and put at the end of rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import TYPE_CHECKING

import reliability
from reliability.cli.messages import say
from reliability.engines.workers import Done
from reliability.records import Article, Failure
from reliability.reports import other_fields
from reliability.reports.columns import Column, article_columns

if TYPE_CHECKING:
    from reliability.cli.outputs import Form

_NAMED = 8
"""Fields named in a message."""


class RecordFields:
    """The fields that the articles have had so far, in the order they came."""

    def __init__(self) -> None:
        self._ours = article_columns(reliability.measures())
        self._names: dict[str, None] = {}
        self._kept: Mapping[str, Column] = {}

    def watched(self, items: Iterable[Article | Failure]) -> Iterator[Article | Failure]:
        """Return `items`; those up to the first article are read at once, so that its fields are known."""
        passing, first = self._passing(items), []
        for item in passing:
            first.append(item)
            if isinstance(item, Article):
                break
        return chain(first, passing)

    def columns(self) -> tuple[Column, ...]:
        """Return all columns of the table; from now on rows have those fields."""
        self._kept = other_fields.columns(self._names, self._ours)
        return (*self._ours, *self._kept.values())

    def row(self, done: Done) -> Done:
        """Return `done` with the fields in its row."""
        return done._replace(row={**done.row, **other_fields.cells(done.fields, self._kept)})

    def say_left_out(self, form: Form) -> None:
        """Name the fields that came too late for a table whose header was written before."""
        late = [name for name in self._names if name not in self._kept]
        if late and not form.named and not form.is_table:
            some = ", ".join(late[:_NAMED]) + (", …" if len(late) > _NAMED else "")
            say(f"Left out fields that the first article does not have: {some}. Write to a file with -o.")

    def _passing(self, items: Iterable[Article | Failure]) -> Iterator[Article | Failure]:
        for item in items:
            if isinstance(item, Article):
                self._names.update(dict.fromkeys(item.fields))
            yield item
