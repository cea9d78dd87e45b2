"""Records as plain values, fit for JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from math import isfinite
from typing import Any

_SPAN = ("start", "end")


def plain(value: Any) -> Any:
    """Return a record, or anything in it, as dicts, lists, strings, numbers and None.

    Spans are pairs `[start, end]`; undefined (NaN) and infinite numbers are None.

    Examples
    --------
    >>> plain({"interval": (1.5, float("nan"))})
    {'interval': [1.5, None]}
    """
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if hasattr(value, "_asdict"):
        return list(value) if value._fields == _SPAN else named(value)
    if isinstance(value, Mapping):
        return {str(name): plain(item) for name, item in value.items()}
    if isinstance(value, Sequence | set | frozenset) and not isinstance(value, str):
        return [plain(item) for item in value]
    return None if isinstance(value, float) and not isfinite(value) else value


def whole(value: float) -> int:
    """Return the whole number that people see: `value` is first rounded to one decimal, as in tables.

    Examples
    --------
    >>> whole(85.455)  # 85.5 in a table
    86
    """
    return round(round(value, 1))


def named(value: Any) -> dict[str, Any]:
    """Return a named tuple as a dict of plain values."""
    return {name: plain(item) for name, item in value._asdict().items()}
