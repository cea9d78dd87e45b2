"""Other fields of the records: collected as articles pass, to be put at the end of rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import reliability
from reliability.cli.messages import say
from reliability.engines.blocks import Unpacking
from reliability.reports import other_fields
from reliability.reports.columns import Column, article_columns

if TYPE_CHECKING:
    from reliability.cli.outputs import Form

_NAMED = 8
"""Fields named in a message."""


class RecordFields:
    """The fields that the articles have had so far, in the order they came; `first` has the first ones."""

    def __init__(self, first: Iterable[str]) -> None:
        self._ours = article_columns(reliability.measures())
        self._names = dict.fromkeys(first)
        self._kept: Mapping[str, Column] = {}

    def add(self, names: Iterable[str]) -> None:
        """Add the names of the fields of an article."""
        self._names.update(dict.fromkeys(names))

    def columns(self) -> tuple[Column, ...]:
        """Return all columns of the table; from now on rows have those fields."""
        self._kept = other_fields.columns(self._names, self._ours)
        return (*self._ours, *self._kept.values())

    def unpacking(self, without: Iterable[str]) -> Unpacking:
        """Return how rows are unpacked that have those fields; rows with a note `without` are left out."""
        return Unpacking([column.name for column in self._ours], self._kept, frozenset(without))

    def say_left_out(self, form: Form) -> None:
        """Name the fields that came too late for a table whose header was written before."""
        late = [name for name in self._names if name not in self._kept]
        if late and not form.named and not form.is_table:
            some = ", ".join(late[:_NAMED]) + (", …" if len(late) > _NAMED else "")
            say(
                f"Left out fields that the first article does not have: {some}. "
                "To keep them, write to a file with -o."
            )
