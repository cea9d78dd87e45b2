"""Parquet, through pyarrow (extra `parquet`); in batches, so that memory does not hold the rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from reliability.errors import MissingExtraError
from reliability.reports.columns import Cell, Column, Put, Row

_BATCH = 1000


@contextmanager
def writer(path: Path, columns: Sequence[Column]) -> Iterator[Put]:
    """One file with a typed, nullable column each, written in batches."""
    waiting: list[Row] = []
    with batch_writer(path, columns) as put_batch:

        def write() -> None:
            put_batch(batch(waiting, columns))
            waiting.clear()

        def put(row: Row) -> None:
            waiting.append(row)
            if len(waiting) == _BATCH:
                write()

        yield put
        write()


@contextmanager
def batch_writer(path: Path, columns: Sequence[Column]) -> Iterator[Callable[[Any], object]]:
    """Yield a function that takes Arrow batches of any size, which are written in batches of one size."""
    arrow, parquet = _pyarrow()
    waiting = schema(columns).empty_table()
    with parquet.ParquetWriter(path, schema(columns)) as file:

        def put(some: Any) -> None:
            nonlocal waiting
            waiting = arrow.concat_tables([waiting, arrow.Table.from_batches([some])])
            while len(waiting) >= _BATCH:
                file.write_table(waiting.slice(0, _BATCH).combine_chunks())
                waiting = waiting.slice(_BATCH)

        yield put
        file.write_table(waiting.combine_chunks())


def read(path: Path) -> Iterator[dict[str, Cell]]:
    """The rows, batch by batch."""
    _, parquet = _pyarrow()
    with parquet.ParquetFile(path) as file:
        for batch in file.iter_batches(_BATCH):
            yield from batch.to_pylist()


def schema(columns: Sequence[Column]) -> Any:
    """The Arrow schema of a table with `columns`, every one typed and nullable."""
    arrow, _ = _pyarrow()
    kinds = {"text": arrow.string(), "whole": arrow.int64(), "number": arrow.float64()}
    return arrow.schema([(column.name, kinds[column.kind]) for column in columns])


def batch(rows: Sequence[Row], columns: Sequence[Column]) -> Any:
    """`rows` as an Arrow record batch; what cannot be written as UTF-8 becomes `?`."""
    arrow, _ = _pyarrow()
    return arrow.RecordBatch.from_pylist([encodable(row) for row in rows], schema=schema(columns))


def encodable(row: Row) -> dict[str, Cell]:
    """`row` with `?` for what cannot be written as UTF-8 (lone surrogates)."""
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
