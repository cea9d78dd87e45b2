from dataclasses import replace

from reliability.records import Rank
from reliability.reports.charts.ranking import MOST_NAMED, _brackets, _groups, _placed
from reliability.reports.groups import short


def ranked(profiles, groups):
    return [
        replace(profiles[0], source=f"s{at}", ranks={"reliability": Rank(1, 1, group)})
        for at, group in enumerate(groups)
    ]


def test_few_sources_all_have_names(profiles):
    placed = _placed(ranked(profiles, ["A"] * MOST_NAMED))
    assert len(placed.named) == MOST_NAMED
    assert not placed.close


def test_of_many_sources_the_first_and_the_last_have_names_and_the_others_thin_lines(profiles):
    placed = _placed(ranked(profiles, ["A"] * 1000))
    ranks = [each["rank"] for each in placed.named]
    assert ranks == [*range(1, 21), *range(981, 1001)]
    assert len(placed.close) == 138
    assert placed.gap["source"] == "960 between,\n1 in 7 drawn"
    heights = [each["y"] for each in (*placed.named[:20], *placed.close, *placed.named[20:])]
    assert heights == sorted(heights)
    assert placed.height < 1200


def test_brackets_join_what_cannot_be_told_apart(profiles):
    shown = ranked(profiles, ["A", "AB", "B"])
    assert _groups(shown) == {("", "A"): (1, 2), ("", "B"): (2, 3)}
    drawn = _brackets(_placed(shown).named, _groups(shown), 560)
    assert [each["group"] for each in drawn] == ["A", "B"]
    assert drawn[0]["end"] > drawn[1]["y"]
    assert drawn[0]["x"] < drawn[1]["x"]


def test_every_period_has_groups_of_its_own(profiles):
    shown = [replace(each, period=year) for year in ("2020", "2021") for each in ranked(profiles, ["A", "A"])]
    assert _groups(shown) == {("2020", "A"): (1, 2), ("2021", "A"): (3, 4)}


def test_letters_replace_brackets_of_many_groups(profiles):
    shown = ranked(profiles, [*"ABCDEFGH"])
    assert _brackets(_placed(shown).named, _groups(shown), 560) == []
    assert [short(group) for group in ("", "A", "AB", "ABC", "Z2A3B3", "A–Z4")] == [
        "", "A", "AB", "A–C", "Z2–B3", "A–Z4",
    ]  # fmt: skip
