"""The one unit of bulk work: a batch of records in, a batch of scores out, on any engine that knows Arrow."""

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
from reliability.reports.columns import article_columns, article_row
from reliability.results import Profiles
from reliability.sources import Key, SourceSummary

if TYPE_CHECKING:
    import pyarrow


def score_batch(batch: pyarrow.RecordBatch, *, model: str = "default") -> pyarrow.RecordBatch:
    """Measure and score a batch of records: one row in, one row out, in order.

    `batch` has a column `text` (or `html`) and may have `id`, `source`, `url`, `title`, `published`, under
    any of the names that files may use. The answer has the columns of `reliability score`; what cannot be
    scored has the status `failed` or `declined`. A row depends on that record, the model and the version
    alone: repeated texts are left to who compares.
    """
    loaded, given = _model(model), batch.to_pylist()
    items = map(_with_extracted, ingest.records(given, infer_dates=False), given)
    rows = [article_row(pipeline.scored(item, loaded)) for item in items]
    answer: pyarrow.RecordBatch = parquet.batch(rows, article_columns(measures()))
    return answer


def schema() -> pyarrow.Schema:
    """The schema of what `score_batch` gives."""
    return parquet.schema(article_columns(measures()))


def article_batches(items: Iterable[Article | Failure], rows: int = 256) -> Iterator[pyarrow.RecordBatch]:
    """What `ingest.read` gives as record batches for `score_batch`; what could not be read has no text."""
    remaining = iter(items)
    while some := list(islice(remaining, rows)):
        rows_given = [
            {name: getattr(item, name, "") for name in ARTICLE_COLUMNS} | {"extracted": _extracted(item)}
            for item in some
        ]
        yield _strings(rows_given, ARTICLE_COLUMNS)


def summarise_batches(
    scores: Iterable[pyarrow.RecordBatch], *, model: str = "default"
) -> pyarrow.RecordBatch:
    """What `score_batch` gave, as a row a source and genre: its sums, which `merge_batches` adds exactly."""
    loaded = _model(model)
    rows = (row for batch in scores for row in batch.to_pylist())
    found = earlier_scores.from_rows(rows, measures(), "the batch")
    return _packed(sources.summarise(scoring.score(profile, loaded) for profile in found))


def merge_batches(summaries: Iterable[pyarrow.RecordBatch]) -> pyarrow.RecordBatch:
    """Summaries of parts of the articles as summaries of all, one row a source and genre."""
    return _packed(sources.merge(map(_unpacked, summaries)))


def compare_batches(
    summaries: Iterable[pyarrow.RecordBatch], *, model: str = "default", like_with_like: bool = False
) -> Profiles:
    """The sources of those summaries side by side, as `reliability.compare` gives them."""
    merged = sources.merge(map(_unpacked, summaries))
    compared = sources.from_summaries(merged.values(), _model(model), like_with_like=like_with_like)
    return Profiles(compared)


ARTICLE_COLUMNS = ("id", "source", "domain", "title", "url", "published", "text", "extracted")
"""Strings; those of `article_batches`. `extracted` is JSON: what markup showed about the text."""
SUMMARY_COLUMNS = ("source", "period", "summary")
"""Strings; those of `summarise_batches`. `summary` is JSON."""


def _extracted(item: Article | Failure) -> str:
    """Return what `item` holds beyond its strings as JSON, for `_with_extracted`."""
    if isinstance(item, Failure):
        return ""
    given = item.to_dict()
    return json.dumps({name: given[name] for name in ("notes", "quotations", "links", "metadata")})


def _with_extracted(item: Article | Failure, row: Mapping[str, Any]) -> Article | Failure:
    if isinstance(item, Failure) or not row.get("extracted"):
        return item
    given = json.loads(row["extracted"])
    links, metadata = given["links"], given["metadata"]
    return replace(
        item,
        notes=tuple(given["notes"]),
        quotations=tuple(Span(*span) for span in given["quotations"]),
        links=None if links is None else tuple(Link(**link) for link in links),
        metadata=None if metadata is None else PageMetadata(**_tuples(metadata)),
    )


def _tuples(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in values.items()}


def _packed(found: Mapping[Key, SourceSummary]) -> pyarrow.RecordBatch:
    rows = [
        {"source": key.source, "period": key.period, "summary": each.to_json()} for key, each in found.items()
    ]
    return _strings(rows, SUMMARY_COLUMNS)


def _unpacked(batch: pyarrow.RecordBatch) -> dict[Key, SourceSummary]:
    found = map(SourceSummary.from_json, batch.column("summary").to_pylist())
    return sources.merge({each.key: each} for each in found)


def _strings(rows: list[dict[str, Any]], names: Iterable[str]) -> pyarrow.RecordBatch:
    import pyarrow

    return pyarrow.RecordBatch.from_pylist(rows, pyarrow.schema([(name, pyarrow.string()) for name in names]))


@cache
def _model(name: str) -> scoring.Model:
    return scoring.load(name)
