"""The same on Spark: `score(df)` gives a data frame with the columns of `reliability score`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from reliability.engines.batch import schema, score_batch

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


def _spark_schema() -> Any:
    from pyspark.sql.pandas.types import from_arrow_schema

    return from_arrow_schema(schema())
