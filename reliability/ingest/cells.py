"""Cells of a record as one line of text, within bounds."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from reliability.ingest.file_location import visible

_LINE_CHARACTERS = 1000
"""Characters of a title, name or address; longer ones are cut."""
_MOST_DIGITS = 40
"""Digits of a number that may be an id: converting a longer one to text takes time, beyond 4,300 it fails."""
_NAME_FIELDS = ("name", "title", "domain", "url", "uri", "id", "$oid")


def first_line(record: Mapping[str, object], keys: Sequence[str]) -> str:
    """Return the first of the cells `keys` that is not empty, as one line."""
    return next(filter(None, (one_line(as_name(record[key])) for key in keys)), "")


def as_name(value: object) -> str:
    """Return a name or number; of a nested `{"source": {"name": …}}` the name inside; else empty."""
    if isinstance(value, str):
        return value
    if isinstance(value, int | float):
        return _format_number(value)
    if isinstance(value, Mapping):
        nested = (value.get(key) for key in _NAME_FIELDS)
        return next((text for text in nested if isinstance(text, str) and text.strip()), "")
    return ""


def one_line(text: str, most: int = _LINE_CHARACTERS) -> str:
    """Return `text` without line ends and double spaces, with controls shown as escapes."""
    return visible(" ".join(text[: 4 * most].split()))[:most]


def as_text(value: object, most: int) -> str:
    """Return any value as text: numbers unchanged, lists and objects as JSON."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return one_line(value, most)
    if isinstance(value, int | float):
        return _format_number(value)
    try:
        return one_line(json.dumps(value, ensure_ascii=False, default=str), most)
    except (ValueError, RecursionError):
        return ""


def _format_number(value: float) -> str:
    """Return the id as written: 17 for 17.0 (tables with gaps hold floats), empty for NaN and others."""
    if isinstance(value, bool) or value != value or abs(value) >= 10**_MOST_DIGITS:
        return ""
    return str(int(value) if value == int(value) else value)
