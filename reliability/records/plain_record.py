"""The conversion of records to plain values."""

from __future__ import annotations

from typing import Any

from reliability.plain import plain


class PlainRecord:
    """A record that converts to plain values."""

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the record as plain values that JSON can hold."""
        values: dict[str, Any] = plain(self)
        return values
