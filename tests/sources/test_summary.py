import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reliability import scoring, sources
from reliability.sources.summary import Sums

NUMBERS = st.floats(-1000, 1000).map(lambda x: round(x, 4)) | st.just(float("nan"))


@pytest.fixture
def scores(model, profile):
    chance = random.Random(1)
    return [
        scoring.score(
            profile(round(chance.uniform(0, 40), 4), round(chance.uniform(0, 5), 4), chance.choice("abc"),
                    chance.choice([50, 400])), model)
        for _ in range(60)
    ]  # fmt: skip


def test_parts_merge_to_the_whole_in_any_order(scores):
    whole = sources.summarise(scores)
    shuffled = random.Random(2).sample(scores, len(scores))
    parts = [sources.summarise(shuffled[at::7]) for at in range(7)]
    assert sources.merge(parts) == whole == sources.merge(reversed(parts))


def test_merging_leaves_the_parts_alone(scores):
    parts = [sources.summarise(scores[:30]), sources.summarise(scores[30:])]
    before = [{key: s.to_json() for key, s in part.items()} for part in parts]
    sources.merge(parts)
    assert before == [{key: s.to_json() for key, s in part.items()} for part in parts]


def test_json_round_trip(scores):
    for summary in sources.summarise(scores).values():
        assert sources.SourceSummary.from_json(summary.to_json()) == summary


@given(st.lists(NUMBERS), st.lists(NUMBERS))
def test_sums_merge_exactly(first, second):
    whole, part, other = Sums(), Sums(), Sums()
    for value in first + second:
        whole.add(value)
    for value in first:
        part.add(value)
    for value in second:
        other.add(value)
    part.merge(other)
    assert part == whole
    assert sum(whole.bins.values()) == whole.count


def test_mean_and_deviation():
    sums = Sums()
    for value in (1.0, 2.0, 4.0):
        sums.add(value)
    assert sums.mean == pytest.approx(7 / 3)
    assert sums.deviation == pytest.approx(1.527525)


def test_periods_are_separate(scores):
    found = sources.summarise(scores, period=lambda score: f"{score.profile.words}")
    assert {key.period for key in found} == {"50", "400"}
