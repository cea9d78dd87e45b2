"""Other fields of the records (ids, covariates), at the end of every row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from reliability.reports.columns import Cell, Column

_PREFIX = "record_"
"""Goes before the name of a field that is the name of one of our columns."""


def columns(names: Iterable[str], ours: Sequence[Column]) -> dict[str, Column]:
    """Return the columns of the fields `names`, by the field's name.

    Examples
    --------
    >>> words = Column("words", "whole", "number of words")
    >>> [column.name for column in columns(["desk", "Words"], [words]).values()]
    ['desk', 'record_Words']
    """
    taken = {column.name.casefold() for column in ours}
    titles = {name: _PREFIX + name if name.casefold() in taken else name for name in names}
    return {
        name: Column(title, "text", f"the field `{name}` of the record, unchanged")
        for name, title in titles.items()
    }


def cells(fields: Mapping[str, str], field_columns: Mapping[str, Column]) -> dict[str, Cell]:
    """Return the cells of a record's `fields`; empty ones are None."""
    return {column.name: fields.get(name) or None for name, column in field_columns.items()}
