"""The Spark engine on a real local session: several partitions, equal row by row to the local result."""

import os
import shutil
import sys

import pytest

import reliability

pyspark = pytest.importorskip("pyspark", reason="needs the extra spark")
pytestmark = [
    pytest.mark.skipif(shutil.which("java") is None, reason="needs Java 17"),
    pytest.mark.filterwarnings("ignore"),
]


@pytest.fixture(scope="module")
def session():
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    started = (
        SparkSession.builder.master("local[2]")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "4")
        .getOrCreate()
    )
    yield started
    started.stop()


def test_spark_gives_what_the_local_road_gives(session, prose):
    from reliability.engines import spark

    texts = [prose * (n % 5) for n in range(23)]
    rows = [{"id": f"a{n}", "text": text, "source": f"s{n % 3}"} for n, text in enumerate(texts)]
    frame = session.createDataFrame(rows).repartition(3)
    scored = {row["article"]: row.asDict() for row in spark.score(frame).collect()}
    import pyarrow

    local = reliability.score_batch(pyarrow.RecordBatch.from_pylist(rows)).to_pylist()
    assert frame.rdd.getNumPartitions() == 3
    assert [scored[row["article"]] for row in local] == local
