"""Read the lines of a stream of bytes as text, in any encoding and within bounds."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from typing import Any, BinaryIO, NamedTuple, cast

from reliability.ingest.decoding import SAVE_AS_UTF8, UnreadableError, decode_bytewise, unicode_encoding
from reliability.ingest.options import Options

_CHUNK = 2**16
"""Bytes read at a time."""


class Line(NamedTuple):
    """A line with its line end; `number` from 1. `error` says why it could not be read (`text` is empty).

    `odd_quotes`: a line that is too long has an odd number of quotation marks: it opens or closes a cell.
    """

    number: int
    text: str
    notes: tuple[str, ...] = ()
    error: UnreadableError | None = None
    odd_quotes: bool = False


class Rejoined(io.RawIOBase):
    """`beginning` and the rest of `stream`."""

    def __init__(self, stream: BinaryIO, beginning: bytes) -> None:
        self._stream, self._pending = stream, beginning

    def readable(self) -> bool:  # noqa: D102 - as its parent
        return True

    def readinto(self, buffer: Any) -> int:
        """As its parent."""
        data = self._pending or read_available(self._stream)
        count = min(len(buffer), len(data))
        buffer[:count], self._pending = data[:count], data[count:]
        return count


class Transcoded(io.RawIOBase):
    """`beginning` and the rest of `stream`, which are in `encoding`, as UTF-8."""

    def __init__(self, stream: BinaryIO, beginning: bytes, encoding: str) -> None:
        self._stream, self._pending, self._ready = stream, beginning, b""
        self._encoding = encoding
        self._decoder = codecs.getincrementaldecoder(encoding)()

    def readable(self) -> bool:  # noqa: D102 - as its parent
        return True

    def readinto(self, buffer: Any) -> int:
        """As its parent; raises `UnreadableError` where the encoding is broken."""
        while not self._ready:
            data = self._pending or read_available(self._stream)
            self._pending = b""
            self._ready = self._as_utf8(data)
            if not data:
                break
        count = min(len(buffer), len(self._ready))
        buffer[:count], self._ready = self._ready[:count], self._ready[count:]
        return count

    def _as_utf8(self, data: bytes) -> bytes:
        try:
            return self._decoder.decode(data, not data).encode("utf-8", "surrogatepass")
        except UnicodeError as error:
            raise UnreadableError(f"it is not valid {self._encoding} from here on", SAVE_AS_UTF8) from error


def lines(stream: BinaryIO, options: Options) -> Iterator[Line]:
    """Yield the lines of `stream`, split at line feeds only; report unreadable lines one by one."""
    return read_lines(open_as_utf8(stream, options.encoding), options)


def read_lines(stream: BinaryIO, options: Options) -> Iterator[Line]:
    """Yield the lines of a `stream` in UTF-8 or Windows-1252."""
    number = 0
    while data := stream.readline(options.max_bytes + 1):
        number += 1
        if data == b"\n":  # a million blank lines should cost next to nothing
            yield Line(number, "\n")
            continue
        if len(data) > options.max_bytes:
            quotes = _skip_line(stream, data)
            problem = f"it is longer than {options.max_bytes:,} bytes"
            error = UnreadableError(problem, "Split it into articles")
            yield Line(number, "", error=error, odd_quotes=quotes % 2 == 1)
            continue
        yield _decoded(number, data)


def _decoded(number: int, data: bytes) -> Line:
    if number == 1:
        data = data.removeprefix(codecs.BOM_UTF8)
    try:
        if b"\0" not in data:
            return Line(number, data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    try:
        return Line(number, *decode_bytewise(data))
    except UnreadableError as error:
        return Line(number, "", error=error)


def _skip_line(stream: BinaryIO, data: bytes) -> int:
    """Skip the line that begins with `data`; return the number of its quotation marks."""
    quotes = data.count(b'"')
    while data and not data.endswith(b"\n"):
        data = stream.readline(_CHUNK)
        quotes += data.count(b'"')
    return quotes


def open_as_utf8(stream: BinaryIO, encoding: str | None) -> BinaryIO:
    """Return `stream` as UTF-8, buffered; bytes of another encoding that nothing names stay as they are."""
    beginning = read_available(stream)
    chosen = encoding or unicode_encoding(beginning)
    bytewise = chosen in ("", "utf-8-sig")
    raw = Rejoined(stream, beginning) if bytewise else Transcoded(stream, beginning, chosen)
    return cast("BinaryIO", io.BufferedReader(raw, 4 * _CHUNK))


def read_available(stream: BinaryIO) -> bytes:
    """Read what is there, without waiting for more: standard input may be slow."""
    data: bytes = getattr(stream, "read1", stream.read)(_CHUNK)
    return data
