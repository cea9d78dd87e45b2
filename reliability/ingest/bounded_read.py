"""Read the contents of a file at once, within bounds."""

from __future__ import annotations

from typing import BinaryIO

from reliability.ingest.decoding import UnreadableError

_CHUNK = 2**20
"""Bytes read at a time."""


def read_bounded(stream: BinaryIO, most: int) -> bytes:
    """Return all of `stream`; raises `UnreadableError` beyond `most` bytes."""
    chunks: list[bytes] = []
    size = 0
    # reading `most` bytes at once would reserve them even for the smallest file
    while data := stream.read(_CHUNK):
        chunks.append(data)
        size += len(data)
        if size > most:
            advice = "Split it, or give its articles as JSON Lines"
            raise UnreadableError(f"it is larger than {most:,} bytes", advice)
    return b"".join(chunks)
