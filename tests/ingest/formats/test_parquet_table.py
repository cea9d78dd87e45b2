import io
from datetime import UTC, datetime

import pytest

from reliability.records import Article, Failure

arrow = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")


def packed(columns):
    stream = io.BytesIO()
    parquet.write_table(arrow.table(columns), stream)
    return stream.getvalue()


NOT_UTF_8 = packed({"text": ["One."], "name": ["x"]}).replace(b"name", b"\xff\xfe\xff\xff")


def test_a_row_is_a_record(reading):
    first, second = reading(
        "a.parquet",
        packed(
            {
                "text": ["One.", "Two."],
                "domain": ["www.CNN.com", None],
                "date": arrow.array([datetime(2026, 1, 5, tzinfo=UTC), None], arrow.timestamp("ns", "UTC")),
                "lean": ["left", "right"],
                "vector": [[0.5], [0.5]],
            }
        ),
    )
    assert (first.id, first.source, first.published) == (
        "a.parquet#1",
        "cnn.com",
        "2026-01-05T00:00:00+00:00",
    )
    assert first.fields == {"lean": "left"}
    assert (second.id, second.published) == ("a.parquet#2", "")


def test_more_rows_than_a_batch(reading):
    items = reading("a.parquet", packed({"text": [f"Text {n}." for n in range(500)]}))
    assert [item.id for item in items] == [f"a.parquet#{n}" for n in range(1, 501)]


def test_nested_sources_and_bytes_of_text(reading):
    (article,) = reading("a.parquet", packed({"content": [b"One."], "source": [{"name": "The Gazette"}]}))
    assert (article.text, article.source) == ("One.", "The Gazette")


@pytest.mark.parametrize(
    "values",
    [[1], [None], [1.5], [[1]], [{"a": 1}], [b"\xff\xfe"], [datetime(2026, 1, 5, tzinfo=UTC)], [True]],
)
def test_texts_of_a_wrong_type_fail_by_row(reading, values):
    (failure,) = reading("a.parquet", packed({"text": values}))
    assert (failure.id, failure.code) == ("a.parquet#1", "no_text")


def test_dates_beyond_reason_are_unclear(reading):
    far = arrow.array([2**55], arrow.timestamp("ms"))
    (article,) = reading("a.parquet", packed({"text": ["One."], "source": ["S"], "date": far}))
    assert isinstance(article, Article)
    assert article.published == ""


@pytest.mark.parametrize(
    "content", [b"", b"PAR1", b"PAR1" * 10, b"x" * 1000, packed({"a": ["b"]}), NOT_UTF_8]
)
def test_invalid_parquet_fails_once(reading, content):
    (failure,) = reading("a.parquet", content)
    assert isinstance(failure, Failure)
    assert failure.id == "a.parquet"


def test_a_damaged_file_keeps_what_came_before(reading):
    whole = packed({"text": [f"Text {n * 7919}." for n in range(5000)]})
    damaged = whole[:2000] + bytes(200) + whole[2200:]
    items = reading("a.parquet", damaged)
    assert isinstance(items[-1], Failure)
    (cut,) = reading("a.parquet", whole[:-50])
    assert isinstance(cut, Failure)
