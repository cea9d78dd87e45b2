from dataclasses import replace

from reliability.records import Rank
from reliability.reports.opening_sentence import headline
from reliability.results import Profiles


def test_it_names_the_ends_and_how_many_pairs_can_be_told_apart(profiles):
    best, worst = (
        profiles[0],
        replace(profiles[1], source="blast.example", ranks={"style": Rank(2, 2, "B")}),
    )
    assert headline([best, worst]) == (
        "2 of 2 sources could be scored, from 6 articles. wire.example writes most like highly rated outlets "
        "(style 80 of 100), blast.example least (30); 1 of the 1 pairs of sources can be told apart in style."
    )


def test_it_says_when_nobody_can_be_told_apart(profiles):
    assert headline(profiles).endswith(
        "None of them can be told apart in style, so their order may be due to chance."
    )


def test_one_source_and_none(profiles):
    assert "style 80 of 100" in headline(profiles[:1])
    assert headline(Profiles()).startswith("None of these sources could be scored.")


def test_sources_are_told_apart_within_a_period(profiles):
    rows = [replace(each, period=year, ranks={"style": Rank(place, place, "A")})
            for year in ("2020", "2021")
            for place, each in enumerate(profiles, 1)]  # fmt: skip
    assert headline(rows).startswith("4 of 4 rows of sources and periods could be scored")
    assert "2 sources in 2 periods, and 2 of the 2 pairs" in headline(rows)
