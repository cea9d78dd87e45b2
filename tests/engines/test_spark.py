"""The Spark engine on a real local session: several partitions, equal row by row to the local result."""

import io
import os
import shutil
import sys

import pytest

import reliability
from reliability.reports.rows import source_row

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


def test_spark_gives_the_local_results(session, prose):
    from reliability.engines import spark

    texts = [prose * (n % 5) for n in range(23)]
    rows = [{"id": f"a{n}", "text": text, "source": f"s{n % 3}"} for n, text in enumerate(texts)]
    frame = session.createDataFrame(rows).repartition(3)
    scored = {row["article"]: row.asDict() for row in spark.score(frame).collect()}
    import pyarrow

    local = reliability.score_batch(pyarrow.RecordBatch.from_pylist(rows)).to_pylist()
    assert frame.rdd.getNumPartitions() == 3
    assert [scored[row["article"]] for row in local] == local


def crawl(folder, story):
    """Three files as a news crawl leaves them: pages of two outlets, robots.txt, a redirect, a picture."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    def page(name, angry):
        lines = [*story.split("\n\n"), f"This is part {name}. " + "I say: a disaster! " * angry]
        paragraphs = "".join(f"<p>{line}</p>" for line in lines)
        return f"<html><body><article><h1>A story</h1>{paragraphs}</article></body></html>"

    for number in range(3):
        with (folder / f"CC-NEWS-2026010{number}.warc.gz").open("wb") as out:
            archive = WARCWriter(out, gzip=True)
            pages = [
                (
                    f"https://www.outlet{n % 2}.example/{number}{n}",
                    "200 OK",
                    "text/html",
                    page(f"{number}{n}", n),
                )
                for n in range(6)
            ]
            pages += [("https://outlet0.example/robots.txt", "200 OK", "text/plain", "User-agent: *")]
            pages += [("https://outlet0.example/old", "301 Moved Permanently", "text/html", "gone")]
            for url, status, kind, body in pages:
                headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
                payload = io.BytesIO(body.encode())
                record = archive.create_warc_record(url, "response", payload=payload, http_headers=headers)
                archive.write_record(record)
    return sorted(str(path) for path in folder.iterdir())


def test_from_web_archives_to_sources_as_on_one_machine(session, story, tmp_path):
    pytest.importorskip("warcio")
    from reliability import ingest
    from reliability.engines import spark

    paths = crawl(tmp_path, story)
    scores = spark.score(spark.read(session, paths))
    assert scores.count() == 18
    profiles = spark.compare(scores)
    here = reliability.compare(reliability.score_all(ingest.articles(ingest.read(paths))))
    assert [profile.source for profile in profiles] == ["outlet0.example", "outlet1.example"]
    assert [source_row(profile) for profile in profiles] == [source_row(profile) for profile in here]


EVENTS = {
    "ferry": "The ferry Ilsa Grey sank near the Kesten reef off Port Mendle in heavy seas",
    "bridge": "The Harrow bridge over the river Lode in Wexbury was closed with cracked pillars by engineers",
    "strike": "Nurses at the Saint Brand hospital in Corvale went on strike over wages",
}


def test_spark_groups_the_same_stories(session):
    from reliability.engines import spark

    rows = [
        {
            "id": f"{event}{number}",
            "source": f"s{number}",
            "title": text,
            "published": f"2026-01-0{1 + number % 2}",
            "text": f"{text}. " + " ".join(f"{event}{number % 3}x{place}" for place in range(20)) + ".",
        }
        for event, text in EVENTS.items()
        for number in range(5)
    ]
    rows += [{"id": "short", "source": "s9", "title": "", "published": "", "text": "Short."}]
    rows += [{"id": "none", "source": "s9", "title": "", "published": "", "text": ""}]
    frame = session.createDataFrame(rows).repartition(4)
    found = {row["article"]: row.asDict() for row in spark.stories(frame).collect()}
    here = reliability.stories(reliability.score_all(rows))
    for story in here.stories:
        for version in story.versions:
            article = version.score.profile.article
            assert found[article.id] == {
                "story": story.id,
                "story_title": story.title,
                "article": article.id,
                "source": article.source,
                "published": article.published,
                "copy_of": version.copy_of or None,
                "copies": version.copies,
                "first_by_date": int(version.first_by_date),
            }
    assert len(here.stories) == 3
    assert any(row["copy_of"] for row in found.values())
    alone = {row["article"] for row in found.values() if row["story"] is None}
    assert alone == {score.profile.article.id for score in here.alone} == {"short", "none"}
