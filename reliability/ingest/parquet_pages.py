"""Find out how large a Parquet file's pages are once expanded, from their headers, before expanding any.

The sizes in a file's footer are for planning only. The pages' own headers decide how much memory is taken, so
they are read here. Format: https://github.com/apache/parquet-format (`PageHeader`), in
Thrift's compact protocol.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO, NamedTuple

from reliability.ingest.decoding import UnreadableError

MOST_BYTES = 256 * 2**20  # writers close a page at 1 MiB, or after 1,024 values
_HEADER_SIZES = (2**14, 2**20, 2**24)  # headers hold the least and greatest value; Arrow gives up at 16 MiB
_UNCOMPRESSED, _COMPRESSED = 2, 3
"""Numbers of the fields of a `PageHeader` with its sizes."""
_BOOLEANS, _BYTE, _INTEGERS, _DOUBLE, _BINARY, _LISTS, _STRUCT = (1, 2), 3, (4, 5, 6), 7, 8, (9, 10), 12
"""Kinds of values in the compact protocol."""
_MOST_DEPTH = 8
"""Levels of structures inside each other; a page header has three."""


def largest(stream: BinaryIO, group: Any, names: Sequence[str]) -> int:
    """Return the bytes of the largest page, expanded, in the columns `names` of a row group.

    Raises `UnreadableError` beyond `MOST_BYTES`, and for invalid headers.
    """
    most = 0
    for index in range(group.num_columns):
        column = group.column(index)
        if column.path_in_schema.partition(".")[0] in names or column.path_in_schema in names:
            most = max(most, max(_sizes(stream, *_page_bounds(column)), default=0))
    if most > MOST_BYTES:
        problem = f"a page of it expands to {most:,} bytes, more than {MOST_BYTES:,}"
        raise UnreadableError(problem, "Write it again with smaller pages")
    return most


def _page_bounds(column: Any) -> tuple[int, int]:
    """Return where a column's pages begin and end, by the rules of Arrow."""
    start, dictionary = column.data_page_offset, column.dictionary_page_offset
    if dictionary and 0 < dictionary < start:
        start = dictionary
    return start, start + column.total_compressed_size


def _sizes(stream: BinaryIO, start: int, end: int) -> Iterator[int]:
    """Yield the expanded size of each page between `start` and `end`."""
    while start < end:
        header = _header(stream, start)
        if min(header.expanded, header.compressed) < 0:
            raise UnreadableError("a page of it has a size below zero", "Write the file again")
        yield header.expanded
        start += header.length + header.compressed


class _Header(NamedTuple):
    """Bytes of a page expanded, of the page in the file and of its header."""

    expanded: int
    compressed: int
    length: int


def _header(stream: BinaryIO, start: int) -> _Header:
    """Read the header of the page at `start`, from more and more bytes."""
    for size in _HEADER_SIZES:
        stream.seek(start)
        data = stream.read(size)
        try:
            integers, length = _read_struct(data, 0)
        except IndexError:
            if len(data) < size:
                break
        except ValueError:
            break
        else:
            return _Header(integers.get(_UNCOMPRESSED, -1), integers.get(_COMPRESSED, -1), length)
    raise UnreadableError(f"it has no page at byte {start:,}, where one should be", "Write the file again")


def _read_struct(data: bytes, position: int, depth: int = 0) -> tuple[dict[int, int], int]:
    """Return a structure's integers by field, and its end; raise `IndexError` where `data` ends before it."""
    integers: dict[int, int] = {}
    field = 0
    while mark := data[position]:
        step, kind = mark >> 4, mark & 15
        position += 1
        if step:
            field += step
        else:
            raw, position = _read_varint(data, position)
            field = _signed(raw)
        if kind in _INTEGERS:
            raw, position = _read_varint(data, position)
            integers[field] = _signed(raw)
        else:
            position = _skip_value(data, position, kind, depth)
    return integers, position + 1


def _skip_value(data: bytes, position: int, kind: int, depth: int) -> int:
    """Return the end of a value of this kind; a boolean is in its field's mark."""
    if kind in _BOOLEANS:
        return position
    if kind == _BYTE:
        return position + 1
    if kind in _INTEGERS:
        return _read_varint(data, position)[1]
    if kind == _DOUBLE:
        return position + 8
    if kind == _BINARY:
        length, position = _read_varint(data, position)
        return position + length
    if depth >= _MOST_DEPTH:
        raise ValueError("nested too deeply")
    if kind == _STRUCT:
        return _read_struct(data, position, depth + 1)[1]
    if kind in _LISTS:
        return _skip_list(data, position, depth + 1)
    raise ValueError(f"unknown kind of value: {kind}")


def _skip_list(data: bytes, position: int, depth: int) -> int:
    """Return the end of a list; a boolean in it takes a byte."""
    count, kind = data[position] >> 4, data[position] & 15
    position += 1
    if count == 15:
        count, position = _read_varint(data, position)
    for _ in range(count):
        position = _skip_value(data, position, _BYTE if kind in _BOOLEANS else kind, depth)
        if position > len(data):
            raise IndexError
    return position


def _read_varint(data: bytes, position: int) -> tuple[int, int]:
    """Return an integer of variable length, and its end."""
    value = shift = 0
    while True:
        byte = data[position]
        value |= (byte & 127) << shift
        position, shift = position + 1, shift + 7
        if byte < 128:
            return value, position
        if shift > 63:
            raise ValueError("a number without end")


def _signed(value: int) -> int:
    return (value >> 1) ^ -(value & 1)
