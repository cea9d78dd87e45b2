"""Parquet: one record a row, read in batches."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from reliability.errors import MissingExtraError
from reliability.ingest.columns import columns, missing_text
from reliability.ingest.decoding import UnreadableError
from reliability.ingest.options import Options
from reliability.ingest.rows import Problem, Row

ENDINGS = (".parquet", ".pq")
TEXT_LIKE = False
_BATCH = 64  # rows; a batch is what memory holds


def read(stream: BinaryIO, options: Options) -> Iterator[Row | Problem]:
    """The records; nested columns that are not understood (embeddings and the like) are left out."""
    try:
        import pyarrow as arrow
        import pyarrow.parquet as parquet
    except ImportError as error:
        raise MissingExtraError(
            'reading Parquet needs pyarrow: pip install "news-reliability[parquet]"'
        ) from error
    try:
        file = parquet.ParquetFile(stream, pre_buffer=False, buffer_size=2**20)
        names = _wanted(arrow, file.schema_arrow, options)
    except UnreadableError:
        raise
    except Exception as error:  # Arrow's own errors on damaged files are of several kinds
        raise UnreadableError(
            f"it is not valid Parquet ({_first_line(error)})", "Write the file again"
        ) from error
    number = 0
    for batch in _batches(file, names):
        values = [_values(arrow, batch.column(index)) for index in range(batch.num_columns)]
        for row in zip(*values, strict=True):
            number += 1
            yield Row(dict(zip(names, row, strict=True)), number)


def _wanted(arrow: Any, schema: Any, options: Options) -> list[str]:
    problem = missing_text(tuple(schema.names), options)
    if problem:
        raise UnreadableError(problem, "Name the column that holds it with --text-column", "no_text")
    held = {key for keys in columns(tuple(schema.names), options).values() for key in keys}
    return [field.name for field in schema if field.name in held or not arrow.types.is_nested(field.type)]


def _batches(file: Any, names: list[str]) -> Iterator[Any]:
    try:
        yield from file.iter_batches(batch_size=_BATCH, columns=names, use_threads=False)
    except Exception as error:
        problem = f"it cannot be read as Parquet from here on ({_first_line(error)})"
        raise UnreadableError(problem, "Write the file again") from error


def _values(arrow: Any, column: Any) -> list[object]:
    """The column's values as Python's; bytes as text where they are UTF-8, nanoseconds cut."""
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
