from dataclasses import replace

import pytest

from reliability.reports.dots import compared, direction, dots


@pytest.mark.parametrize(("name", "value", "words"), [
    ("sourcing", 82.0, "more sourcing than 82 % of articles"),
    ("sourcing", 18.0, "among the 18 % of articles with the least sourcing"),
    ("sentiment", 3.0, "among the 3 % of articles with the most negative tone"),
    ("hedging", 50.2, "in the middle of the articles"),
    ("loaded_wording", 100.0, "more loaded wording than 99 % of articles"),
    ("style", float("nan"), "not measured"),
])  # fmt: skip
def test_a_percentile_in_words(name, value, words):
    assert compared(name, value, "articles") == words


def test_directions_are_those_of_the_main_measures():
    assert [direction(name) for name in ("style", "sourcing", "hedging", "sentiment", "loaded_wording")] == [
        1, 1, 0, 0, -1,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("interval", "judged"), [((51, 90), "worse"), ((10, 49), "better"), ((40, 60), "between")]
)
def test_colour_needs_the_whole_interval_on_one_side(score, interval, judged):
    loaded = dots(replace(score, loaded_wording=50.0, loaded_wording_interval=interval))[-1]
    assert loaded.judged == judged


def test_hedging_is_neither_better_nor_worse(score):
    assert dots(replace(score, hedging_interval=(90, 99)))[2].judged == "neutral"
