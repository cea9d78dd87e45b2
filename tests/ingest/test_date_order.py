"""Day and month in figures: which comes first."""

import pytest

from reliability.errors import InputError
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
    ],
)
def test_dates_that_are_certain(written, read):
    assert iso_date(written) == read


def test_a_table_settles_its_dates(reading):
    first, _ = reading("a.csv", "source,date,text\na,01/05/2026,One.\na,01/13/2026,Two.\n")
    assert (first.published, first.notes) == ("2026-01-05", ())


def test_the_caller_settles_dates(reading):
    record = [{"text": "One.", "date": "01/05/2026"}]
    assert reading("a.json", record, day_first=True)[0].published == "2026-05-01"
    assert reading("a.json", record, month_first=True)[0].published == "2026-01-05"
    with pytest.raises(InputError, match="not both"):
        Options(day_first=True, month_first=True)


def test_a_list_of_records_settles_its_dates(reading):
    records = [{"text": "One.", "date": "05/01/2026"}, {"text": "Two.", "date": "13/01/2026"}]
    assert reading("a.json", records)[0].published == "2026-01-05"
