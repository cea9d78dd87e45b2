"""Parquet, through pyarrow (extra `parquet`); in batches, so that memory does not hold the rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from reliability.errors import MissingExtraError
from reliability.reports.columns import Cell, Column, Put, Row

_BATCH = 1000
"""Rows written or read at a time."""


@contextmanager
def writer(path: Path, columns: Sequence[Column]) -> Iterator[Put]:
    """Write a file with typed, nullable columns, in batches."""
    pending: list[Row] = []
    with batch_writer(path, columns) as put_batch:

        def write() -> None:
            put_batch(batch(pending, columns))
            pending.clear()

        def put(row: Row) -> None:
            pending.append(row)
            if len(pending) == _BATCH:
                write()

        yield put
        write()


@contextmanager
def batch_writer(path: Path, columns: Sequence[Column]) -> Iterator[Callable[[Any], object]]:
    """Yield a function that takes Arrow batches of any size, which are written in batches of one size."""
    arrow, parquet = _pyarrow()
    pending = schema(columns).empty_table()
    with parquet.ParquetWriter(path, schema(columns)) as file:

        def put(some: Any) -> None:
            nonlocal pending
            pending = arrow.concat_tables([pending, arrow.Table.from_batches([some])])
            while len(pending) >= _BATCH:
                file.write_table(pending.slice(0, _BATCH).combine_chunks())
                pending = pending.slice(_BATCH)

        yield put
        file.write_table(pending.combine_chunks())


def read(path: Path) -> Iterator[dict[str, Cell]]:
    """Yield the rows, batch by batch."""
    _, parquet = _pyarrow()
    with parquet.ParquetFile(path) as file:
        for batch in file.iter_batches(_BATCH):
            yield from batch.to_pylist()


def schema(columns: Sequence[Column]) -> Any:
    """Return the Arrow schema of a table with `columns`, all typed and nullable."""
    arrow, _ = _pyarrow()
    kinds = {"text": arrow.string(), "whole": arrow.int64(), "number": arrow.float64()}
    return arrow.schema([(column.name, kinds[column.kind]) for column in columns])


def batch(rows: Sequence[Row], columns: Sequence[Column]) -> Any:
    """Return `rows` as an Arrow record batch that can be written as UTF-8."""
    arrow, _ = _pyarrow()
    return arrow.RecordBatch.from_pylist([encodable(row) for row in rows], schema=schema(columns))


def encodable(row: Row) -> dict[str, Cell]:
    """Return `row` with `?` for lone surrogates, which UTF-8 lacks."""
    return {
        name: cell.encode("utf-8", "replace").decode("utf-8") if isinstance(cell, str) else cell
        for name, cell in row.items()
    }


def _pyarrow() -> tuple[Any, Any]:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise MissingExtraError(
            "Parquet and Arrow need pyarrow, which is not installed: pip install 'news-reliability[parquet]'."
        ) from None
    return pyarrow, pyarrow.parquet
