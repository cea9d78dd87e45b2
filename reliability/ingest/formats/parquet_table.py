"""Parquet: one record per row, read in batches."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from reliability.errors import MissingExtraError
from reliability.ingest.column_names import find_columns, missing_text
from reliability.ingest.decoding import UnreadableError
from reliability.ingest.options import Options
from reliability.ingest.parquet_pages import largest
from reliability.ingest.reader_results import Problem, Row

ENDINGS = (".parquet", ".pq")
TEXT_LIKE = False
_BATCH, _BATCH_BYTES = 64, 256 * 2**20  # a batch is what memory holds
_MOST_OTHERS = 64  # fields that travel with an article, at most
_ROWS_A_BYTE = 100  # a row takes several bytes; repeated ones, packed to almost nothing, are an attack


def read(stream: BinaryIO, options: Options) -> Iterator[Row | Problem]:
    """Yield the records; nested columns that are not understood (embeddings and the like) are left out."""
    file, names = _open(stream, options)
    number = 0
    for batch in _batches(file, stream, names):
        columns = [_values(batch.column(index)) for index in range(batch.num_columns)]
        for cells in zip(*columns, strict=True):
            number += 1
            yield Row(dict(zip(names, cells, strict=True)), number)


def _open(stream: BinaryIO, options: Options) -> tuple[Any, list[str]]:
    """Return the file, and the names of the columns to read."""
    try:
        from pyarrow import parquet
    except ImportError as error:
        raise MissingExtraError(
            'reading Parquet needs pyarrow: pip install "news-reliability[parquet]"'
        ) from error
    try:
        file = parquet.ParquetFile(stream, pre_buffer=False, buffer_size=2**20)
        names = _column_names(file.schema_arrow, options)
        _check_row_count(file.metadata.num_rows, stream)
    except UnreadableError:
        raise
    except Exception as error:  # Arrow's own errors on damaged files are of several kinds
        raise UnreadableError(
            f"it is not valid Parquet ({_first_line(error)})", "Write the file again"
        ) from error
    return file, names


def _column_names(schema: Any, options: Options) -> list[str]:
    """Return the columns that hold the article, and others that are not nested, in the file's order."""
    from pyarrow import types

    problem = missing_text(tuple(schema.names), options)
    if problem:
        raise UnreadableError(
            problem,
            "Rename the column that holds the text to `text`, or give its name with --text-column",
            "no_text",
        )
    article = {key for keys in find_columns(tuple(schema.names), options).values() for key in keys}
    others = [field.name for field in schema if field.name not in article and not types.is_nested(field.type)]
    read = article.union(others[:_MOST_OTHERS])
    return [name for name in schema.names if name in read]


def _check_row_count(rows: int, stream: BinaryIO) -> None:
    size = stream.seek(0, 2)
    if rows > _ROWS_A_BYTE * size:
        problem = f"it says that it holds {rows:,} rows in {size:,} bytes"
        raise UnreadableError(problem, "Write the file again")


def _batches(file: Any, stream: BinaryIO, names: list[str]) -> Iterator[Any]:
    """Yield batches of rows, so small that no value of a page makes one larger than `_BATCH_BYTES`."""
    try:
        for group in range(file.metadata.num_row_groups):
            page = largest(stream, file.metadata.row_group(group), names)
            rows = max(1, min(_BATCH, _BATCH_BYTES // max(1, page)))
            yield from file.iter_batches(rows, row_groups=[group], columns=names, use_threads=False)
    except UnreadableError:
        raise
    except Exception as error:
        problem = f"it cannot be read as Parquet from here on ({_first_line(error)})"
        raise UnreadableError(problem, "Write the file again") from error


def _values(column: Any) -> list[object]:
    """Return the values as Python's; bytes as text where they are UTF-8, times without nanoseconds."""
    import pyarrow as arrow

    kind = column.type
    try:
        if arrow.types.is_timestamp(kind):
            column = column.cast(arrow.timestamp("us", kind.tz), safe=False)
        elif arrow.types.is_binary(kind) or arrow.types.is_large_binary(kind):
            column = column.cast(arrow.string())
        values: list[object] = column.to_pylist()
    except Exception:  # values that Python cannot hold: one by one
        return [_value(scalar) for scalar in column]
    return values


def _value(scalar: Any) -> object:
    try:
        return scalar.as_py()
    except Exception:
        return b""


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:150].rstrip(".")
