"""Tables whose rows end at carriage returns alone, as Excel saves "CSV (Macintosh)", read with line feeds."""

from __future__ import annotations

import io
import re
from typing import Any, BinaryIO, cast

from reliability.ingest.lines import Rejoined, read_available

_FIRST_LINE = 2**20
"""Bytes of the first line that are looked at; headers are shorter."""
_LONE_RETURN = re.compile(rb"\r(?!\n)")


def with_line_feeds(stream: BinaryIO) -> BinaryIO:
    """Return the UTF-8 `stream` of a table with rows that end at line feeds instead of carriage returns.

    The rows do if a carriage return ends the first of them; otherwise, the stream is unchanged.
    """
    first_line = cast("Any", stream).readline(_FIRST_LINE)
    rejoined = cast("BinaryIO", Rejoined(stream, first_line))
    raw = LineFeeds(rejoined) if _ends_at_carriage_return(first_line) else rejoined
    return cast("BinaryIO", io.BufferedReader(cast("io.RawIOBase", raw)))


def _ends_at_carriage_return(first_line: bytes) -> bool:
    """Whether a carriage return outside of quotation marks precedes the first line feed."""
    if not first_line.endswith(b"\n"):
        return b"\r" in first_line
    return any(b"\r" in part for part in first_line.rstrip(b"\r\n").split(b'"')[::2])


class LineFeeds(io.RawIOBase):
    """`stream` with a line feed in place of each carriage return that no line feed follows."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self._ready, self._last = stream, b"", b""

    def readable(self) -> bool:  # noqa: D102 - as its parent
        return True

    def readinto(self, buffer: Any) -> int:
        """As its parent."""
        while not self._ready:
            data = read_available(self._stream)
            text = self._last + data
            self._last = b"\r" if data and text.endswith(b"\r") else b""  # a line feed may follow
            self._ready = _LONE_RETURN.sub(b"\n", text.removesuffix(self._last))
            if not data:
                break
        count = min(len(buffer), len(self._ready))
        buffer[:count], self._ready = self._ready[:count], self._ready[count:]
        return count
