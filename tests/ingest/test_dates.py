from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reliability.ingest.dates import iso_date


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2026-01-05", "2026-01-05"),
        ("2026-01-05T10:00:00Z", "2026-01-05T10:00:00+00:00"),
        ("2026-01-05 10:00:00 UTC", "2026-01-05T10:00:00+00:00"),
        ("20260105", "2026-01-05"),
        ("2026-01", "2026-01"),
        ("2026/1/5", "2026-01-05"),
        ("13/02/2026", "2026-02-13"),
        ("2/25/2026", "2026-02-25"),
        ("02.02.2026", "2026-02-02"),
        ("January 5, 2026", "2026-01-05"),
        ("5 January 2026", "2026-01-05"),
        ("Monday, Jan. 5th, 2026", "2026-01-05"),
        ("Sept. 5, 2026", "2026-09-05"),
        ("Mon, 05 Jan 2026 10:00:00 GMT", "2026-01-05T10:00:00+00:00"),
        (1767607200, "2026-01-05T10:00:00+00:00"),
        ("1767607200000", "2026-01-05T10:00:00+00:00"),
        (datetime(2026, 1, 5, tzinfo=UTC), "2026-01-05T00:00:00+00:00"),
        (date(2026, 1, 5), "2026-01-05"),
    ],
)
def test_certain_dates(value, iso):
    assert iso_date(value) == iso


@pytest.mark.parametrize("value", ["", "  ", None, "null", "NaN"])
def test_no_date(value):
    assert iso_date(value) == ""


@pytest.mark.parametrize(
    "value",
    [
        "01/02/2026",
        "yesterday",
        "5",
        True,
        "2026-13-01",
        "January 5, 2026 25:30",
        "99/99/2026 10:15",
        "0001-01-01",
        [],
        "x" * 500,
    ],
)
def test_unclear_dates(value):
    assert iso_date(value) is None


@given(st.one_of(st.text(), st.floats(), st.integers(), st.from_regex(r"[\d/:. -]{1,30}", fullmatch=True)))
def test_anything_is_read_or_not(value):
    date = iso_date(value)
    assert date is None or date == "" or date[:4].isdigit()
