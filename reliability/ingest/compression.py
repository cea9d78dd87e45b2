"""Open regular files, expanded from gzip or Zstandard where the ending says so, within bounds."""

from __future__ import annotations

import gzip
import io
import os
import stat
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any, BinaryIO, cast

from reliability.errors import MissingExtraError
from reliability.ingest.decoding import UnreadableError

Expander = Callable[[BinaryIO], BinaryIO]
# News expands 2 to 10 times, one article over and over some 100 times, zeros through gzip 1,029 times.
_MOST_EXPANSION, _HARMLESS_BYTES = 1000, 64 * 2**20


class ExpandedFile(io.RawIOBase):
    """The bytes that `stream` expands `file` to; raises an error where they are out of all proportion."""

    def __init__(self, stream: BinaryIO, file: BinaryIO) -> None:
        self._stream, self._file, self._bytes_read = stream, file, 0

    def readable(self) -> bool:  # noqa: D102 - as its parent
        return True

    def readinto(self, buffer: Any) -> int:
        """As its parent; raises `UnreadableError` for a decompression bomb."""
        data = self._expand(len(buffer))
        buffer[: len(data)] = data
        self._bytes_read += len(data)
        if self._bytes_read > max(_HARMLESS_BYTES, _MOST_EXPANSION * self._file.tell()):
            raise UnreadableError(
                f"it expands to more than {_MOST_EXPANSION:,} times its size, like a decompression bomb",
                "Expand it yourself if you trust it",
            )
        return len(data)

    def _expand(self, most: int) -> bytes:
        try:
            return self._stream.read(most)
        except Exception as error:  # each library has its own for a stream that is cut or broken
            if isinstance(error, OSError) and not isinstance(error, gzip.BadGzipFile):
                raise
            raise UnreadableError(
                f"it is cut short or damaged ({error})", "Fetch or compress it again"
            ) from error

    def position(self) -> int:
        """Return how many bytes of the file were expanded so far."""
        return self._file.tell()

    def close(self) -> None:
        """Close both."""
        with closing(self._file), closing(self._stream):
            super().close()


def open_file(path: Path) -> BinaryIO:
    """Open the regular file `path` as bytes, expanded if its name ends in .gz or .zst.

    Raises `OSError`, `UnreadableError` if it is not a regular file, `MissingExtraError` without Zstandard.
    """
    ending = path.suffix.lower()
    if ending in _EXPANDERS:
        _EXPANDERS[ending]()  # raises before the file is opened
    return expand(open(path, "rb", opener=_open_regular), ending)


def expand(file: BinaryIO, ending: str) -> BinaryIO:
    """Return a buffered stream of `file`, expanded where `ending` is .gz or .zst.

    Raises `MissingExtraError` without Zstandard.
    """
    if ending in _EXPANDERS:
        return io.BufferedReader(ExpandedFile(_EXPANDERS[ending]()(file), file), 2**18)
    return file if hasattr(file, "peek") else io.BufferedReader(cast("io.RawIOBase", file))


def position(stream: BinaryIO) -> int:
    """Return how many bytes were read of the file behind a `stream` from `open_file`; 0 once it is closed."""
    raw = getattr(stream, "raw", stream)
    try:
        return raw.position() if isinstance(raw, ExpandedFile) else stream.tell()
    except ValueError:
        return 0


def _open_regular(path: str, flags: int) -> int:
    """Open without waiting for the other end of a pipe; check the opened file, not the name."""
    handle = os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise UnreadableError(
            "it is not a regular file", "Read a pipe through - (JSON Lines from standard input)"
        )
    return handle


def _gzip() -> Expander:
    return lambda file: cast("BinaryIO", gzip.GzipFile(fileobj=file))


def _zstd() -> Expander:
    try:
        from compression import zstd
    except ImportError:
        try:
            from backports import zstd
        except ImportError as error:
            raise MissingExtraError(
                'reading .zst needs Zstandard: pip install "news-reliability[zstd]", or Python 3.14'
            ) from error
    return lambda file: cast("BinaryIO", zstd.ZstdFile(file))


_EXPANDERS: Mapping[str, Callable[[], Expander]] = {".gz": _gzip, ".zst": _zstd}
COMPRESSED = tuple(_EXPANDERS)
