"""The choice of columns by `--columns`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import get_close_matches

from reliability.errors import InputError
from reliability.reports.columns import MAIN_COLUMNS, Column


def choose_columns(columns: Sequence[Column], wanted: str) -> tuple[Column, ...]:
    """Return the columns that `wanted` names: `main`, `all`, or names separated by commas, in their order.

    Raises `InputError` for an unknown name.
    """
    if wanted == "all":
        return tuple(columns)
    if wanted == "main":
        return tuple(column for column in columns if column.name in MAIN_COLUMNS)
    columns_by_name = {column.name: column for column in columns}
    names = [name.strip() for name in wanted.split(",") if name.strip()]
    if not names or (unknown := [name for name in names if name not in columns_by_name]):
        raise InputError(_unknown_column(unknown[0] if names else wanted, columns_by_name))
    return tuple(columns_by_name[name] for name in dict.fromkeys(names))


def _unknown_column(name: str, columns_by_name: Mapping[str, Column]) -> str:
    near = get_close_matches(name, columns_by_name, 1)
    advice = f"Did you mean {near[0]!r}?" if near else "Give main, all, or names listed in docs/columns.md."
    return f"--columns: no column {name!r}. {advice}"
