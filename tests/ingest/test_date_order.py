"""Day and month in figures: which comes first."""

import json

import pytest

from reliability.errors import InputError
from reliability.ingest import read, records
from reliability.ingest.dates import iso_date, order_of
from reliability.ingest.options import Options


@pytest.mark.parametrize(
    ("dates", "order"),
    [
        (["01/05/2026", "01/13/2026"], "month"),
        (["01/05/2026", "13.01.2026 10:15"], "day"),
        (["01/05/2026", "13/01/2026", "01/13/2026"], ""),
        (["01/05/2026", None, "2026-01-05"], ""),
    ],
)
def test_the_dates_of_a_column_say_their_order(dates, order):
    assert order_of(dates) == order


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("January 5, 2026 Monday", "2026-01-05"),
        ("Jan 5, 2026 10:15 AM", "2026-01-05T10:15:00"),
        ("Jan 5, 2026 12:15 am", "2026-01-05T00:15:00"),
        ("2026/01/05 10:15:00", "2026-01-05T10:15:00"),
        ("13/01/2026 10:15", "2026-01-13T10:15:00"),
        ("31-Dec-17", "2017-12-31"),
        ("05-Jan-2026", "2026-01-05"),
        ("01/05/2026 10:15", None),
        ("20260105101500", "2026-01-05T10:15:00"),
        ("20261305101500", None),
        ("Published: Jan 5, 2026", "2026-01-05"),
        ("Last updated on 5 January 2026", "2026-01-05"),
        ("Monday, January 5, 2026 at 10:15 PM EST", "2026-01-05T22:15:00"),
        ("Jan 5, 2026, 10:15 a.m. ET", "2026-01-05T10:15:00"),
        ("2026-01-05 10:15:00 +0000 UTC", "2026-01-05T10:15:00+00:00"),
        ("2026-01-05T10:15:00+00:00[UTC]", "2026-01-05T10:15:00+00:00"),
        ("Mardi 3 mars 2026", "2026-03-03"),
        ("5. Januar 2026", "2026-01-05"),
        ("1er janvier 2026", "2026-01-01"),
        ("5th of January 2026", "2026-01-05"),
        ("January 2026", "2026-01"),
        ("31 février 2026", None),
        ("1/13/26", "2026-01-13"),
        ("1/13/98 10:15", "1998-01-13T10:15:00"),
        ("13/01/26", None),
        ("1/5/26", None),
        ("2026-W02-3", "2026-01-07"),
        ("2026-W02", None),
        ("2026W02", None),
    ],
)
def test_dates_that_are_certain(written, read):
    assert iso_date(written) == read


def test_a_table_settles_its_dates(reading):
    first, _ = reading("a.csv", "source,date,text\na,01/05/2026,One.\na,01/13/2026,Two.\n")
    assert (first.published, first.notes) == ("2026-01-05", ())


LINES = [{"text": "One.", "date": "01/05/2026"}, {"text": "Two.", "date": "01/13/2026 10:15"}]
READ = ["2026-01-05", "2026-01-13T10:15:00"]


@pytest.mark.parametrize("name", ["a.jsonl", "a.json"])
def test_records_settle_their_dates(reading, name):
    written = LINES if name == "a.json" else "\n".join(map(json.dumps, LINES))
    assert [item.published for item in reading(name, written)] == READ


def test_a_parquet_table_settles_its_dates(tmp_path):
    arrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    parquet.write_table(arrow.Table.from_pylist(LINES), tmp_path / "a.parquet")
    assert [item.published for item in read(tmp_path / "a.parquet")] == READ


def test_records_and_data_frames_settle_their_dates():
    pandas = pytest.importorskip("pandas")
    assert [item.published for item in records(LINES)] == READ
    assert [item.published for item in records(pandas.DataFrame(LINES))] == READ
    assert [item.published for item in records(iter(LINES), infer_dates=False)] == ["", READ[1]]


def test_dates_that_contradict_each_other_settle_nothing():
    lines = [*LINES, {"text": "Three.", "date": "13/01/2026"}]
    assert [item.published for item in records(lines)] == ["", READ[1], "2026-01-13"]


def test_dates_in_a_field_of_a_field_count():
    lines = [{"text": "One.", "meta": {"date": line["date"]}} for line in LINES]
    options = Options(published_column="meta.date")
    assert [item.published for item in records(lines, options)] == READ


def test_records_with_other_dates_are_read_as_they_come():
    def lines():
        for number in range(1000):
            yield {"text": f"Text {number}.", "date": "2026-01-05"}
            asked.append(number)

    asked: list[int] = []
    items = records(lines())
    assert next(items).published == "2026-01-05"
    assert asked == []


def test_what_was_read_before_a_file_breaks_off_stays(reading):
    damaged = json.dumps(LINES[0]) + "\n" + json.dumps(LINES[1]) + "\n{"
    items = reading("a.jsonl", damaged)
    assert [getattr(item, "published", "failure") for item in items] == [*READ, "failure"]


def test_the_caller_settles_dates(reading):
    record = [{"text": "One.", "date": "01/05/2026"}]
    assert reading("a.json", record, day_first=True)[0].published == "2026-05-01"
    assert reading("a.json", record, month_first=True)[0].published == "2026-01-05"
    assert (
        reading("a.json", [{"text": "One.", "date": "1/5/26"}], day_first=True)[0].published == "2026-05-01"
    )
    with pytest.raises(InputError, match="not both"):
        Options(day_first=True, month_first=True)


def test_a_list_of_records_settles_its_dates(reading):
    records = [{"text": "One.", "date": "05/01/2026"}, {"text": "Two.", "date": "13/01/2026"}]
    assert reading("a.json", records)[0].published == "2026-01-05"
