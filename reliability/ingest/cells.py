"""What a cell of a record holds, as one line of text within bounds."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from reliability.ingest.file_location import visible

_LINE_CHARACTERS = 1000
_DIGITS = 40
_NAMES_INSIDE = ("name", "title", "domain", "url", "uri", "id", "$oid")

Held = Mapping[str, tuple[str, ...]]
"""For each of text, html, id, …: a record's fields that may hold it, best first."""


def first_line(record: Mapping[str, object], keys: Sequence[str]) -> str:
    """What the first of `keys` holds that holds something."""
    return next((line for key in keys if (line := one_line(name(record[key])))), "")


def name(value: object) -> str:
    """A name or number; of a nested `{"source": {"name": …}}` the name inside; else empty."""
    if isinstance(value, str):
        return value
    if isinstance(value, int | float):
        return _number(value)
    if isinstance(value, Mapping):
        inside = (value.get(key) for key in _NAMES_INSIDE)
        return next((found for found in inside if isinstance(found, str) and found.strip()), "")
    return ""


def one_line(text: str, most: int = _LINE_CHARACTERS) -> str:
    """`text` without line ends and double spaces, controls shown as escapes."""
    return visible(" ".join(text[: 4 * most].split()))[:most]


def string(value: object, most: int) -> str:
    """Any value as text: numbers as they are, lists and objects as JSON."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return one_line(value, most)
    if isinstance(value, int | float):
        return _number(value)
    try:
        return one_line(json.dumps(value, ensure_ascii=False, default=str), most)
    except (ValueError, RecursionError):
        return ""


def _number(value: float) -> str:
    """Return the id as written: 17 for 17.0 (tables with gaps hold floats), empty for NaN and others."""
    if isinstance(value, bool) or value != value or abs(value) >= 10**_DIGITS:
        return ""
    return str(int(value) if value == int(value) else value)
