"""The same on Spark: `read` files, `score` articles, `compare` sources, group `stories`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from reliability import ingest
from reliability.engines.batch import (
    ARTICLE_COLUMNS,
    SUMMARY_COLUMNS,
    article_batches,
    compare_batches,
    merge_batches,
    schema,
    score_batch,
    summarise_batches,
)
from reliability.engines.story_batches import BRIEF_COLUMNS, brief_batch, story_rows
from reliability.results import Profiles

if TYPE_CHECKING:
    import pyarrow


def score(df: Any, *, model: str = "default") -> Any:
    """Every row of the Spark data frame `df` measured and scored, through `DataFrame.mapInArrow`.

    Needs the extra `spark` where the session runs and this package on every worker. Rows keep their
    partition; give every record an id if the order matters.
    """

    def run(batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        for batch in batches:
            yield score_batch(batch, model=model)

    return df.mapInArrow(run, _spark_schema())


def compare(scores: Any, *, model: str = "default", like_with_like: bool = False) -> Profiles:
    """The sources of `scores` (what `score` gave) side by side; sums are made and merged on the workers."""
    names = scores.columns
    plain = scores.toDF(*(f"column{at}" for at in range(len(names))))  # mapInArrow trips over dots in names

    def summarise(batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        yield summarise_batches((batch.rename_columns(names) for batch in batches), model=model)

    def merge(batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        yield merge_batches(batches)

    columns = ", ".join(f"{name} string" for name in SUMMARY_COLUMNS)
    parts = plain.mapInArrow(summarise, columns).repartition("source").mapInArrow(merge, columns)
    return compare_batches(parts.toArrow().to_batches(), model=model, like_with_like=like_with_like)


def stories(df: Any, *, days: int | None = 3, min_sources: int = 2) -> Any:
    """Return which articles of the data frame `df` report the same event, as `reliability.stories` does.

    The workers reduce every article to its terms and a fingerprint, some 3 kB; the driver groups these, with
    up to 6 kB of memory per article at its peak. The answer has one row per article, with the columns of
    `reliability.engines.story_batches.STORY_COLUMNS`; join it to scores by `article`. Needs an id for every
    record.
    """

    def briefs(batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        for batch in batches:
            yield brief_batch(batch)

    table = df.mapInArrow(briefs, BRIEF_COLUMNS).toArrow()
    return df.sparkSession.createDataFrame(story_rows(table, days=days, min_sources=min_sources))


def read(session: Any, paths: Iterable[str], *, partitions: int | None = None) -> Any:
    """The articles of the files at `paths`, which every worker can open, as a data frame for `score`.

    Any file that `reliability score` reads, web archives above all. What cannot be read has no text.
    """

    def articles(batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        given = (path for batch in batches for path in batch.column("path").to_pylist())
        yield from article_batches(item for path in given for item in ingest.read(path))

    named = session.createDataFrame([(path,) for path in paths], "path string")
    columns = ", ".join(f"{name} string" for name in ARTICLE_COLUMNS)
    return named.repartition(partitions or named.count()).mapInArrow(articles, columns)


def _spark_schema() -> Any:
    from pyspark.sql.pandas.types import from_arrow_schema

    return from_arrow_schema(schema())
