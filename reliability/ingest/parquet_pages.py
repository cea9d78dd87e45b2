"""How large a Parquet file's pages are once expanded, from their headers, before anything is expanded.

What a file's footer says of sizes is for planning only; the pages' own headers decide what memory is
taken, so these are what is looked at. Format: https://github.com/apache/parquet-format (`PageHeader`), in
Thrift's compact protocol.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

from reliability.ingest.decoding import UnreadableError

MOST_BYTES = 256 * 2**20  # writers close a page at 1 MiB, or after 1,024 values
_HEADERS = (2**14, 2**20, 2**24)  # headers hold the least and greatest value; Arrow gives up at 16 MiB
_UNCOMPRESSED, _COMPRESSED = 2, 3
_BOOLEANS, _BYTE, _INTEGERS, _DOUBLE, _BINARY, _LISTS, _STRUCT = (1, 2), 3, (4, 5, 6), 7, 8, (9, 10), 12
_DEEPEST = 8


def largest(stream: BinaryIO, group: Any, names: Sequence[str]) -> int:
    """Bytes of the largest page, expanded, in the columns `names` of a row group.

    Raises `UnreadableError` beyond `MOST_BYTES`, and for invalid headers.
    """
    most = 0
    for index in range(group.num_columns):
        column = group.column(index)
        if column.path_in_schema.partition(".")[0] in names or column.path_in_schema in names:
            most = max(most, max(_sizes(stream, *_stretch(column)), default=0))
    if most > MOST_BYTES:
        problem = f"a page of it expands to {most:,} bytes, more than {MOST_BYTES:,}"
        raise UnreadableError(problem, "Write it again with smaller pages")
    return most


def _stretch(column: Any) -> tuple[int, int]:
    """Where a column's pages begin and end, as Arrow takes it."""
    start, dictionary = column.data_page_offset, column.dictionary_page_offset
    if dictionary and 0 < dictionary < start:
        start = dictionary
    return start, start + column.total_compressed_size


def _sizes(stream: BinaryIO, at: int, end: int) -> Iterator[int]:
    while at < end:
        expanded, packed, length = _header(stream, at)
        if min(expanded, packed) < 0:
            raise UnreadableError("a page of it has a size below zero", "Write the file again")
        yield expanded
        at += length + packed


def _header(stream: BinaryIO, at: int) -> tuple[int, int, int]:
    """Of the page at `at`: bytes expanded, bytes in the file, bytes of the header."""
    for most in _HEADERS:
        stream.seek(at)
        data = stream.read(most)
        try:
            found, end = _struct(data, 0)
        except IndexError:
            if len(data) < most:
                break
        except ValueError:
            break
        else:
            return found.get(_UNCOMPRESSED, -1), found.get(_COMPRESSED, -1), end
    raise UnreadableError(f"it has no page at byte {at:,}, where one should be", "Write the file again")


def _struct(data: bytes, at: int, depth: int = 0) -> tuple[dict[int, int], int]:
    """The integers of a structure by field, and where it ends; `IndexError` where `data` ends first."""
    found: dict[int, int] = {}
    field = 0
    while kind := data[at]:
        step, kind = kind >> 4, kind & 15
        at += 1
        if step:
            field += step
        else:
            raw, at = _varint(data, at)
            field = _signed(raw)
        if kind in _INTEGERS:
            raw, at = _varint(data, at)
            found[field] = _signed(raw)
        else:
            at = _after(data, at, kind, depth)
    return found, at + 1


def _after(data: bytes, at: int, kind: int, depth: int, inside: bool = False) -> int:
    """Where the value of that kind ends; a boolean is in its field's mark, and `inside` a list a byte."""
    if kind in _BOOLEANS:
        return at + inside
    if kind == _BYTE:
        return at + 1
    if kind in _INTEGERS:
        return _varint(data, at)[1]
    if kind == _DOUBLE:
        return at + 8
    if kind == _BINARY:
        length, at = _varint(data, at)
        return at + length
    if depth >= _DEEPEST:
        raise ValueError("nested too deeply")
    if kind == _STRUCT:
        return _struct(data, at, depth + 1)[1]
    if kind in _LISTS:
        return _list(data, at, depth + 1)
    raise ValueError(f"no kind of value is {kind}")


def _list(data: bytes, at: int, depth: int) -> int:
    count, kind = data[at] >> 4, data[at] & 15
    at += 1
    if count == 15:
        count, at = _varint(data, at)
    for _ in range(count):
        at = _after(data, at, kind, depth, inside=True)
        if at > len(data):
            raise IndexError
    return at


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = data[at]
        value |= (byte & 127) << shift
        at, shift = at + 1, shift + 7
        if byte < 128:
            return value, at
        if shift > 63:
            raise ValueError("a number without end")


def _signed(value: int) -> int:
    return (value >> 1) ^ -(value & 1)
