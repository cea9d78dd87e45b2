from dataclasses import replace

import pytest

from reliability import scoring
from reliability.sources.periods import Periods


@pytest.mark.parametrize(
    ("published", "year", "month", "week"),
    [
        ("2026-03-05T10:00:00+01:00", "2026", "2026-03", "2026-W10"),
        ("2027-01-01", "2027", "2027-01", "2026-W53"),
        ("2026-03", "2026", "2026-03", ""),
        ("2026", "2026", "", ""),
        ("", "", "", ""),
        ("8/11/2026", "", "", ""),
        ("2026-02-31", "2026", "2026-02", ""),
        ("2026-13-40", "", "", ""),
        ("20260305", "", "", ""),
    ],
)
def test_dates_that_are_known_to_the_day_the_month_or_the_year(model, profile, published, year, month, week):
    found = profile()
    score = scoring.score(replace(found, article=replace(found.article, published=published)), model)
    assert [Periods(by)(score) for by in ("year", "month", "week")] == [year, month, week]
