from dataclasses import replace

import pytest

from reliability.records import DIMENSIONS, SourceProfile
from reliability.scoring.references import Reference
from reliability.sources.estimating import estimate
from reliability.sources.period_changes import with_changes
from reliability.sources.summary import Sums

np = pytest.importorskip("numpy")
# one point of style is one unit; articles of a source vary by 20
QUANTILES = tuple(float(n) for n in range(101))
REFERENCE = {name: Reference(name, QUANTILES, QUANTILES) for name in ("style", *DIMENSIONS)}
ARTICLES, DEVIATION = 20, 20.0


def month(name, number, values):
    estimates = {}
    for (measure, reference), own in zip(REFERENCE.items(), values, strict=True):
        sums = Sums()
        for value in own:
            sums.add(float(value))
        estimates[measure] = estimate(sums, reference)
    return SourceProfile(
        name,
        "",
        ARTICLES,
        ARTICLES,
        9000,
        (),
        "m",
        "0",
        {},
        {},
        period=f"2025-{number:02}",
        estimates=estimates,
    )


def series(random, name, months=12, shift=0.0, start=0):
    """Months of a source whose style moves by `shift` from month number `start` on."""
    for number in range(months):
        values = random.normal(50, DEVIATION, (len(REFERENCE), ARTICLES))
        values[0] += shift if number >= start else 0
        yield month(name, number + 1, values)


def flags(profiles):
    return [
        (profile.period, name)
        for profile in with_changes(profiles, REFERENCE)
        for name, change in profile.changes.items()
        if change.flagged
    ]


def test_sources_that_never_change_are_seldom_flagged():
    random = np.random.default_rng(1)
    assert sum(bool(flags(list(series(random, "a")))) for _ in range(300)) <= 15


def test_a_shift_of_one_deviation_is_flagged_at_its_month():
    random = np.random.default_rng(2)
    hits = [
        ("2025-07", "style") in flags(list(series(random, "a", shift=DEVIATION, start=6))) for _ in range(100)
    ]
    assert sum(hits) >= 85  # in this month itself
    hits = [bool(flags(list(series(random, "a", shift=DEVIATION, start=n % 10 + 1)))) for n in range(200)]
    assert sum(hits) >= 180


def test_a_change_reaches_to_the_next_one():
    random = np.random.default_rng(3)
    profiles = [*series(random, "a", shift=30, start=6)]
    rows = with_changes(profiles, REFERENCE)
    change = rows[6].changes["style"]
    assert change.flagged
    assert change.low < 30 < change.high
    assert rows[0].changes == {}
    assert not rows[9].changes["style"].flagged
    assert abs(rows[9].changes["style"].difference) < 15


def test_periods_without_a_date_form_no_series():
    random = np.random.default_rng(4)
    profiles = [*series(random, "a", months=2, shift=90, start=1)]
    other = [replace(profile, period=name) for profile, name in zip(profiles, ("opinion", ""), strict=True)]
    assert flags(other) == []


def test_rare_large_counts_do_not_seem_to_change():
    """Articles of loaded wording, most without any and a few with many: a month without one is no change."""
    random = np.random.default_rng(5)
    shares = np.linspace(0, 1, 101)
    skewed = tuple(float(n) for n in np.where(shares < 0.6, 0, 100 * (shares - 0.6) ** 2 / 0.16))
    reference = {"style": Reference("style", skewed, skewed)}

    def source():
        for number in range(12):
            sums = Sums()
            for place in random.uniform(0, 100, ARTICLES):
                sums.add(float(np.interp(place, np.arange(101), skewed)))
            profile = month("a", number + 1, np.zeros((len(REFERENCE), ARTICLES)))
            yield replace(profile, estimates={"style": estimate(sums, reference["style"])})

    flagged = [
        any(
            change.flagged
            for one in with_changes(list(source()), reference)
            for change in one.changes.values()
        )
        for _ in range(400)
    ]
    assert sum(flagged) <= 12  # one number of five has a fifth of 5 %; of 400, 4 and two standard errors
