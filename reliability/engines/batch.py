"""The one unit of bulk work: a batch of records in, a batch of scores out, on any engine that knows Arrow."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from reliability import ingest, pipeline, scoring
from reliability.extractors import measures
from reliability.records import Failure
from reliability.reports import parquet
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
    answer: pyarrow.RecordBatch = parquet.batch(rows, article_columns(measures()))
    return answer


def schema() -> pyarrow.Schema:
    """The schema of what `score_batch` gives."""
    return parquet.schema(article_columns(measures()))


@cache
def _model(name: str) -> scoring.Model:
    return scoring.load(name)
