"""Results as data frames: the columns and cells of the tables in files, by the same contract.

None of the libraries is installed with this package; a missing one is named in the error.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

from reliability.errors import MissingExtraError
from reliability.extractors import measures
from reliability.records import ArticleScore, SourceProfile
from reliability.reports import other_fields, parquet
from reliability.reports.columns import PASSAGE_COLUMNS, Cell, Column, Row, article_columns, source_columns
from reliability.reports.rows import article_row, passage_rows, source_row

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow


@dataclass(frozen=True, slots=True)
class Table:
    """Rows and their columns, which convert to the data frames of several libraries."""

    columns: Sequence[Column]
    rows: Sequence[Row]

    def cells(self, column: Column) -> list[Cell]:
        """Return the cells of `column`, from top to bottom."""
        return [row.get(column.name) for row in self.rows]

    def to_pandas(self) -> pandas.DataFrame:
        """Return a pandas data frame, every column nullable: `string`, `Int64`, `float64`."""
        library = _library("pandas")
        kinds = {"text": "string", "whole": "Int64", "number": "float64"}
        series = {c.name: library.Series(self.cells(c), dtype=kinds[c.kind]) for c in self.columns}
        frame: pandas.DataFrame = library.DataFrame(series)
        return frame

    def to_polars(self) -> polars.DataFrame:
        """Return a Polars data frame."""
        library = _library("polars")
        kinds = {"text": library.String, "whole": library.Int64, "number": library.Float64}
        series = [library.Series(c.name, self.cells(c), dtype=kinds[c.kind]) for c in self.columns]
        frame: polars.DataFrame = library.DataFrame(series)
        return frame

    def to_arrow(self) -> pyarrow.Table:
        """Return a pyarrow table."""
        batch = parquet.batch(self.rows, self.columns)
        frame: pyarrow.Table = _library("pyarrow").Table.from_batches([batch])
        return frame

    def __arrow_c_stream__(self, requested_schema: object = None) -> Any:
        return self.to_arrow().__arrow_c_stream__(requested_schema)


def scores(records: Iterable[ArticleScore]) -> Table:
    """Make a table with one row per article, as `reliability score` writes it, and other fields."""
    listed = [*records]
    columns = article_columns(measures())
    names = dict.fromkeys(name for score in listed for name in score.profile.article.fields)
    field_columns = other_fields.columns(names, columns)
    rows = (
        {**article_row(score), **other_fields.cells(score.profile.article.fields, field_columns)}
        for score in listed
    )
    return _table((*columns, *field_columns.values()), rows)


def profiles(records: Sequence[SourceProfile]) -> Table:
    """Make a table with one row per source, as `reliability compare` writes it."""
    by = any(profile.period for profile in records)
    ratings = dict.fromkeys(name for profile in records for name in profile.ratings)
    return _table(source_columns(measures(), by=by, ratings=ratings), map(source_row, records))


def passages(scores: Iterable[ArticleScore], *, every: bool = False) -> Table:
    """Make a table with one row per counted passage, as `reliability score --evidence` writes it."""
    return _table(PASSAGE_COLUMNS, (row for score in scores for row in passage_rows(score, every=every)))


def _table(columns: Sequence[Column], rows: Iterable[Row]) -> Table:
    return Table(columns, [parquet.encodable(row) for row in rows])


def _library(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError:
        raise MissingExtraError(
            f"This table needs {name}, which is not installed: pip install {name}."
        ) from None
