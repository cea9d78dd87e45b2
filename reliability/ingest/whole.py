"""Reading a file at once, within bounds."""

from __future__ import annotations

from typing import BinaryIO

from reliability.ingest.decoding import UnreadableError


def whole(stream: BinaryIO, most: int) -> bytes:
    """All of `stream`; raises `UnreadableError` beyond `most` bytes."""
    data = stream.read(most + 1)
    if len(data) > most:
        raise UnreadableError(
            f"it is larger than {most:,} bytes", "Split it, or give its articles as JSON Lines"
        )
    return data
