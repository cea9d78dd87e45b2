"""Read, score and compare on Spark, and group articles by story."""

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
    """Measure and score every row of the Spark data frame `df`, with `DataFrame.mapInArrow`.

    Needs the extra `spark` where the session runs and this package on every worker. Rows keep their
    partition; give every record an id if the order matters.
    """

    def run(batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        for batch in batches:
            yield score_batch(batch, model=model)

    return df.mapInArrow(run, _spark_schema())


def compare(scores: Any, *, model: str = "default", like_with_like: bool = False) -> Profiles:
    """Compare the sources of `scores`, as returned by `score`; the workers make and merge the sums."""
    names = scores.columns
    plain = scores.toDF(
        *(f"column{number}" for number in range(len(names)))
    )  # mapInArrow trips over dots in names

    def summarise(batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        yield summarise_batches((batch.rename_columns(names) for batch in batches), model=model)

    def merge(batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        yield merge_batches(batches)

    columns = ", ".join(f"{name} string" for name in SUMMARY_COLUMNS)
    parts = plain.mapInArrow(summarise, columns).repartition("source").mapInArrow(merge, columns)
    return compare_batches(parts.toArrow().to_batches(), model=model, like_with_like=like_with_like)


def stories(df: Any, *, days: int | None = 3, min_sources: int = 2) -> Any:
    """Return which articles of the data frame `df` report the same event, as `reliability.stories` does.

    The workers reduce every article to its terms and a fingerprint (about 3 kB), and the driver groups these:
    give it 4 GB for 100,000 articles. The answer has one row per article, with the columns of
    `reliability.engines.story_batches.STORY_COLUMNS`; join it to scores by `article`. Records need ids.
    """

    def briefs(batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        for batch in batches:
            yield brief_batch(batch)

    table = df.mapInArrow(briefs, BRIEF_COLUMNS).toArrow()
    return df.sparkSession.createDataFrame(story_rows(table, days=days, min_sources=min_sources))


def read(session: Any, paths: Iterable[str], *, partitions: int | None = None) -> Any:
    """Return the articles of files as a data frame for `score`. Every worker must be able to open the files.

    All formats of `reliability score` work, for example web archives. Articles that cannot be read have no
    text.
    """

    def articles(batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        names = (path for batch in batches for path in batch.column("path").to_pylist())
        yield from article_batches(item for path in names for item in ingest.read(path))

    named = session.createDataFrame([(path,) for path in paths], "path string")
    columns = ", ".join(f"{name} string" for name in ARTICLE_COLUMNS)
    return named.repartition(partitions or named.count()).mapInArrow(articles, columns)


def _spark_schema() -> Any:
    from pyspark.sql.pandas.types import from_arrow_schema

    return from_arrow_schema(schema())
