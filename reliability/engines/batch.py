"""The one unit of bulk work: a batch of records in, a batch of scores out, on any engine that knows Arrow."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from reliability import ingest, pipeline, scoring
from reliability.errors import MissingExtraError
from reliability.extractors import measures
from reliability.records import Failure
from reliability.reports.columns import article_columns, article_row

if TYPE_CHECKING:
    import pyarrow


def score_batch(batch: pyarrow.RecordBatch, *, model: str = "default") -> pyarrow.RecordBatch:
    """Measure and score a batch of records: one row in, one row out, in order.

    `batch` has a column `text` (or `html`) and may have `id`, `source`, `url`, `title`, `published`, under
    any of the names that files may use. The answer has the columns of `reliability score`; what cannot be
    scored has the status `failed` or `declined`. A row depends on that record, the model and the version
    alone: repeated texts are left to who compares.
    """
    loaded = _model(model)
    rows = [
        article_row(
            pipeline.failed(item, loaded) if isinstance(item, Failure) else pipeline.score(item, loaded)
        )
        for item in ingest.records(batch.to_pylist())
    ]
    return _arrow().RecordBatch.from_pylist(rows, schema=schema())


@cache
def schema() -> pyarrow.Schema:
    """The schema of what `score_batch` gives."""
    arrow = _arrow()
    kinds = {"text": arrow.string(), "whole": arrow.int64(), "number": arrow.float64()}
    return arrow.schema([(column.name, kinds[column.kind]) for column in article_columns(measures())])


@cache
def _model(name: str) -> scoring.Model:
    return scoring.load(name)


def _arrow() -> Any:
    try:
        import pyarrow
    except ImportError:
        raise MissingExtraError(
            "Record batches need pyarrow, which is not installed: pip install 'news-reliability[parquet]'."
        ) from None
    return pyarrow
