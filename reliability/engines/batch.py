"""Score batches of records on any engine that supports Arrow."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any

from reliability import ingest, pipeline, scoring, sources
from reliability.extractors import measures
from reliability.records import Article, Failure, Link, PageMetadata, Span
from reliability.reports import earlier_scores, parquet
from reliability.reports.columns import article_columns
from reliability.reports.rows import article_row
from reliability.results import Profiles
from reliability.sources import Key, SourceSummary

if TYPE_CHECKING:
    import pyarrow


def score_batch(batch: pyarrow.RecordBatch, *, model: str = "default") -> pyarrow.RecordBatch:
    """Measure and score a batch of records: one row in, one row out, in order.

    See `reliability.score_batch` for the parameters. Records that cannot be scored have the status `failed`
    or `declined`. Repeated texts are not noted across batches.
    """
    loaded = _model(model)
    rows = [article_row(pipeline.scored(item, loaded)) for item in items_of(batch)]
    answer: pyarrow.RecordBatch = parquet.batch(rows, article_columns(measures()))
    return answer


def items_of(batch: pyarrow.RecordBatch) -> Iterator[Article | Failure]:
    """Yield the article or failure of each row, which depends on that row alone."""
    rows = batch.to_pylist()
    return map(_with_extracted, ingest.records(rows, infer_dates=False), rows)


def schema() -> pyarrow.Schema:
    """Return the schema of the batches that `score_batch` returns."""
    return parquet.schema(article_columns(measures()))


def article_batches(items: Iterable[Article | Failure], rows: int = 256) -> Iterator[pyarrow.RecordBatch]:
    """Yield the articles of `ingest.read` as record batches for `score_batch`; failures have no text."""
    remaining = iter(items)
    while some := list(islice(remaining, rows)):
        records = [
            {name: getattr(item, name, "") for name in ARTICLE_COLUMNS} | {"extracted": _extracted(item)}
            for item in some
        ]
        yield _strings(records, ARTICLE_COLUMNS)


def summarise_batches(
    scores: Iterable[pyarrow.RecordBatch], *, model: str = "default"
) -> pyarrow.RecordBatch:
    """Return one row of sums per source and genre; `merge_batches` adds them exactly."""
    loaded = _model(model)
    rows = (row for batch in scores for row in batch.to_pylist())
    profiles = earlier_scores.from_rows(rows, measures(), "the batch")
    return _packed(sources.summarise(scoring.score(profile, loaded) for profile in profiles))


def merge_batches(summaries: Iterable[pyarrow.RecordBatch]) -> pyarrow.RecordBatch:
    """Merge the summaries of several parts: one row per source and genre."""
    return _packed(sources.merge(map(_unpacked, summaries)))


def compare_batches(
    summaries: Iterable[pyarrow.RecordBatch], *, model: str = "default", like_with_like: bool = False
) -> Profiles:
    """Compare the sources of these summaries, as `reliability.compare` does."""
    merged = sources.merge(map(_unpacked, summaries))
    compared = sources.compare_summaries(merged.values(), _model(model), like_with_like=like_with_like)
    return Profiles(compared)


ARTICLE_COLUMNS = ("id", "source", "domain", "title", "url", "published", "text", "extracted")
"""Columns of `article_batches`, all strings. `extracted` is JSON: what the markup says about the text."""
SUMMARY_COLUMNS = ("source", "period", "summary")
"""Columns of `summarise_batches`, all strings. `summary` is JSON."""


def _extracted(item: Article | Failure) -> str:
    """Return what `item` holds beyond its strings as JSON, for `_with_extracted`."""
    if isinstance(item, Failure):
        return ""
    values = item.to_dict()
    return json.dumps({name: values[name] for name in ("notes", "quotations", "links", "metadata")})


def _with_extracted(item: Article | Failure, row: Mapping[str, Any]) -> Article | Failure:
    if isinstance(item, Failure) or not row.get("extracted"):
        return item
    extracted = json.loads(row["extracted"])
    links, metadata = extracted["links"], extracted["metadata"]
    return replace(
        item,
        notes=tuple(extracted["notes"]),
        quotations=tuple(Span(*span) for span in extracted["quotations"]),
        links=None if links is None else tuple(Link(**link) for link in links),
        metadata=None if metadata is None else PageMetadata(**_tuples(metadata)),
    )


def _tuples(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in values.items()}


def _packed(summaries: Mapping[Key, SourceSummary]) -> pyarrow.RecordBatch:
    rows = [
        {"source": key.source, "period": key.period, "summary": summary.to_json()}
        for key, summary in summaries.items()
    ]
    return _strings(rows, SUMMARY_COLUMNS)


def _unpacked(batch: pyarrow.RecordBatch) -> dict[Key, SourceSummary]:
    summaries = map(SourceSummary.from_json, batch.column("summary").to_pylist())
    return sources.merge({summary.key: summary} for summary in summaries)


def _strings(rows: list[dict[str, Any]], names: Iterable[str]) -> pyarrow.RecordBatch:
    import pyarrow

    return pyarrow.RecordBatch.from_pylist(rows, pyarrow.schema([(name, pyarrow.string()) for name in names]))


@cache
def _model(name: str) -> scoring.Model:
    return scoring.load(name)
