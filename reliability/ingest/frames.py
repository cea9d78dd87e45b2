"""Read data frames and columns of texts as records: pandas, Polars, Arrow and others that narwhals reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from reliability.errors import InputError, MissingExtraError
from reliability.ingest.columns import missing_text
from reliability.ingest.options import Options
from reliability.records import Article

if TYPE_CHECKING:
    from narwhals.typing import IntoDataFrame, IntoLazyFrame, IntoSeries

    Articles: TypeAlias = (
        Iterable[str | Mapping[str, Any] | Article] | IntoDataFrame | IntoLazyFrame | IntoSeries
    )

_ROWS = 1000
"""Turned into records at a time, so that memory does not hold the frame twice."""


def each(items: Articles) -> Iterator[Any]:
    """The records of a data frame or a column of texts; of anything else what it holds.

    Column names are those of files. A cell without a value (null, NaN, NaT) is None. Raises `InputError` for
    a frame without a column of text.
    """
    found = _frame(items)
    if found is items:
        return iter(cast("Iterable[Any]", items))
    import narwhals.stable.v2 as nw

    if isinstance(found, nw.Series):
        return _texts(found)
    if problem := missing_text(tuple(map(str, found.columns)), Options()):
        raise InputError(f"The data frame cannot be read: {problem}. Rename the one that holds it to 'text'.")
    return _rows(found)


def rows(items: Any) -> Iterator[dict[str, Any]] | None:
    """Return the rows of a data frame, empty cells as None; None if it is not a data frame."""
    found = _frame(items)
    return None if found is items else _rows(found)


def _frame(items: Any) -> Any:
    """A data frame or column as narwhals has it; anything else as it is."""
    if isinstance(items, list | tuple | Iterator) and not _speaks_arrow(items):
        return items
    import narwhals.stable.v2 as nw

    found: Any = nw.from_native(items, pass_through=True, allow_series=True)
    if found is items and _speaks_arrow(items):
        found = nw.from_native(_table(items), allow_series=True)
    return _collected(found) if isinstance(found, nw.LazyFrame) else found


def _speaks_arrow(items: Any) -> bool:
    return hasattr(items, "__arrow_c_stream__") or hasattr(items, "__arrow_c_array__")


def _table(items: Any) -> Any:
    """A record batch, a stream or an array of Arrow's as pyarrow's table or column."""
    try:
        import pyarrow
    except ImportError:
        raise MissingExtraError(
            f"Reading a {type(items).__name__} needs pyarrow: pip install 'news-reliability[parquet]'."
        ) from None
    if isinstance(items, pyarrow.Array):
        return pyarrow.chunked_array([items])
    return pyarrow.table(items)


def _collected(frame: Any) -> Any:
    if frame.implementation.is_spark_like():
        raise InputError("A Spark data frame stays on its cluster: reliability.engines.spark.score(frame).")
    return frame.collect()


def _rows(frame: Any) -> Iterator[dict[str, Any]]:
    names = [str(name) for name in frame.columns]
    for first in range(0, len(frame), _ROWS):
        part = frame[first : first + _ROWS]
        for row in zip(*(_values(part[name]) for name in part.columns), strict=True):
            yield dict(zip(names, row, strict=True))


def _texts(column: Any) -> Iterator[dict[str, object]]:
    yield from ({"text": value} for value in _values(column))


def _values(column: Any) -> list[object]:
    gone = column.is_null().to_list()
    return [None if empty else value for value, empty in zip(column.to_list(), gone, strict=True)]
