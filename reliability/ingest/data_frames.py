"""Read data frames and columns of texts as records: pandas, Polars, Arrow and others that narwhals reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from reliability.errors import InputError, MissingExtraError
from reliability.ingest.column_names import missing_text
from reliability.ingest.options import Options
from reliability.records import Article

if TYPE_CHECKING:
    from narwhals.typing import IntoDataFrame, IntoLazyFrame, IntoSeries

    Articles: TypeAlias = (
        Iterable[str | Mapping[str, Any] | Article] | IntoDataFrame | IntoLazyFrame | IntoSeries
    )

_BATCH = 1000
"""Rows that are turned into records at a time, so that memory does not hold the frame twice."""


def iterate(items: Articles) -> Iterator[Any]:
    """Yield the records of a data frame or a column of texts; the items of anything else.

    Column names are those of files. A cell without a value (null, NaN, NaT) is None. Raises `InputError` for
    a frame without a column of text.
    """
    frame = _frame(items)
    if frame is items:
        return iter(cast("Iterable[Any]", items))
    import narwhals.stable.v2 as nw

    if isinstance(frame, nw.Series):
        return _texts(frame)
    if problem := missing_text(tuple(map(str, frame.columns)), Options()):
        raise InputError(f"The data frame cannot be read: {problem}. Rename the one that holds it to 'text'.")
    return _rows(frame)


def rows(items: Any) -> Iterator[dict[str, Any]] | None:
    """Return the rows of a data frame, empty cells as None; None if it is not a data frame."""
    frame = _frame(items)
    return None if frame is items else _rows(frame)


def _frame(items: Any) -> Any:
    """Return a data frame or column as one of narwhals; anything else unchanged."""
    if isinstance(items, list | tuple | Iterator) and not _exports_arrow(items):
        return items
    import narwhals.stable.v2 as nw

    frame: Any = nw.from_native(items, pass_through=True, allow_series=True)
    if frame is items and _exports_arrow(items):
        frame = nw.from_native(_arrow_table(items), allow_series=True)
    return _collect(frame) if isinstance(frame, nw.LazyFrame) else frame


def _exports_arrow(items: Any) -> bool:
    return hasattr(items, "__arrow_c_stream__") or hasattr(items, "__arrow_c_array__")


def _arrow_table(items: Any) -> Any:
    """Return a record batch, stream or array of Arrow as a table or column of pyarrow."""
    try:
        import pyarrow
    except ImportError:
        raise MissingExtraError(
            f"Reading a {type(items).__name__} needs pyarrow: pip install 'news-reliability[parquet]'."
        ) from None
    if isinstance(items, pyarrow.Array):
        return pyarrow.chunked_array([items])
    return pyarrow.table(items)


def _collect(frame: Any) -> Any:
    if frame.implementation.is_spark_like():
        raise InputError("A Spark data frame stays on its cluster: reliability.engines.spark.score(frame).")
    return frame.collect()


def _rows(frame: Any) -> Iterator[dict[str, Any]]:
    names = [str(name) for name in frame.columns]
    for start in range(0, len(frame), _BATCH):
        part = frame[start : start + _BATCH]
        for row in zip(*(_values(part[name]) for name in part.columns), strict=True):
            yield dict(zip(names, row, strict=True))


def _texts(column: Any) -> Iterator[dict[str, object]]:
    yield from ({"text": value} for value in _values(column))


def _values(column: Any) -> list[object]:
    nulls = column.is_null().to_list()
    return [None if is_null else value for value, is_null in zip(column.to_list(), nulls, strict=True)]
