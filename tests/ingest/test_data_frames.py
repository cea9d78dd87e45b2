"""Data frames and columns of texts as articles, by the rules of files."""

import csv
from math import nan

import pytest

import reliability
from reliability import ingest
from reliability.errors import InputError
from reliability.records import Article, Failure

pandas = pytest.importorskip("pandas")
polars = pytest.importorskip("polars")
pyarrow = pytest.importorskip("pyarrow")

COLUMNS = {
    "Headline": ["The bridge", None, "Ferry"],
    "content": ["Officials said so.", "It may rain.", None],
    "Publisher": ["www.Example.com", "The Daily", "b.example"],
    "link": ["https://example.com/1", None, None],
    "publishedAt": ["2026-01-02", "2026-01-03T10:00:00", None],
    "section": ["news", None, "local"],
}
FRAMES = {
    "pandas": lambda: pandas.DataFrame(COLUMNS),
    "pandas with an index": lambda: pandas.DataFrame(COLUMNS, index=[7, 7, 8]),
    "pandas, nullable": lambda: pandas.DataFrame(COLUMNS).convert_dtypes(),
    "polars": lambda: polars.DataFrame(COLUMNS),
    "polars, lazy": lambda: polars.LazyFrame(COLUMNS),
    "arrow table": lambda: pyarrow.table(COLUMNS),
    "arrow batch": lambda: pyarrow.RecordBatch.from_pydict(COLUMNS),
    "arrow stream": lambda: pyarrow.table(COLUMNS).to_reader(),
}
TEXTS = {
    "pandas": lambda texts: pandas.Series(texts),
    "polars": lambda texts: polars.Series(texts),
    "arrow": lambda texts: pyarrow.array(texts),
    "arrow, in pieces": lambda texts: pyarrow.chunked_array([texts]),
}


@pytest.mark.parametrize("made", FRAMES.values(), ids=FRAMES)
def test_a_frame_gives_the_articles_of_the_same_csv(made, tmp_path):
    path = tmp_path / "same.csv"
    with path.open("w", newline="") as out:
        csv.writer(out).writerows([COLUMNS, *zip(*COLUMNS.values(), strict=True)])
    kept = ("text", "title", "source", "domain", "url", "published")
    expected = [{name: getattr(item, name) for name in kept} for item in list(ingest.read(path))[:2]]
    *article, last = ingest.records(made())
    assert [{name: getattr(item, name) for name in kept} for item in article] == expected
    assert article[0].fields == {"section": "news"}
    assert isinstance(last, Failure)
    assert last.code == "no_text"


@pytest.mark.parametrize("made", TEXTS.values(), ids=TEXTS)
def test_a_column_of_texts_too(made):
    first, second = ingest.records(made(["Officials said so.", None]))
    assert isinstance(first, Article)
    assert first.text == "Officials said so."
    assert second.code == "no_text"


def test_dates_and_numbers_are_read():
    dates = pandas.to_datetime(["2026-01-02", None])
    frame = pandas.DataFrame({"text": ["a", "b"], "date": dates, "id": [17, 18], "n": [1.5, nan]})
    first, second = ingest.records(frame)
    assert first.published.startswith("2026-01-02")
    assert (first.id, first.fields) == ("17", {"n": "1.5"})
    assert (second.published, second.fields) == ("", {})


def test_a_frame_without_texts_is_refused_with_what_it_has():
    with pytest.raises(InputError, match=r"no field holds the text.*'words'.*Rename"):
        reliability.score_all(pandas.DataFrame({"words": ["a"]}))


def test_one_text_is_not_taken_for_many():
    for item in ("Officials said so.", {"text": "Officials said so."}, Article("Officials said so.")):
        with pytest.raises(InputError, match="list"):
            reliability.score_all(item)


def test_long_frames_are_read_in_order():
    frame = polars.DataFrame({"text": [f"number {n}" for n in range(2500)]})
    assert [item.text for item in ingest.records(frame)] == frame["text"].to_list()
