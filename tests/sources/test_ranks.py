import random

from reliability.records import Estimate, SourceProfile
from reliability.sources.letters import MOST, letters
from reliability.sources.ranks import rank


def alike(apart, first, last):
    return not any((at, other) in apart for other in range(first, last + 1) for at in range(first, other))


def test_a_letter_is_a_longest_run_of_sources_none_of_which_are_apart():
    chance = random.Random(0)
    for _ in range(300):
        count = chance.randrange(2, 9)
        apart = {(a, b) for b in range(count) for a in range(b) if chance.random() < 0.2}
        runs = [
            (first, last)
            for first in range(count)
            for last in range(first, count)
            if alike(apart, first, last)
            and (last + 1 == count or not alike(apart, first, last + 1))
            and (first == 0 or not alike(apart, first - 1, last))
        ]
        held = [{run for run in runs if run[0] <= at <= run[1]} for at in range(count)]
        nearest = [max((a for a, b in apart if b == at), default=-1) for at in range(count)]
        assert [len(shown) for shown in letters(nearest)] == [len(each) for each in held]


def test_thousands_that_cannot_be_told_apart_share_a_letter():
    assert set(letters([-1] * 5000)) == {"A"}


def test_a_source_in_very_many_groups_shows_the_first_and_the_last():
    # every source is apart from those 40 or more places above it
    shown = letters([place - 40 for place in range(200)])
    assert shown[100] == "J3–W4"
    assert max(map(len, shown)) < 5 * MOST


def source(name, style, error, hedging=0.0):
    estimates = {"style": Estimate(style, error, 30.0), "hedging": Estimate(hedging, error, 30.0)}
    return SourceProfile(name, "", 20, 20, 9000, (), "m", "0", {}, {}, style=style, estimates=estimates)


def test_each_number_has_ranks_of_its_own():
    profiles = [source("a", 90, 1), source("b", 50, 1, hedging=8), source("c", 49, 1, hedging=8)]
    first, second, third = rank(profiles)
    assert first.ranks["style"] == (1, 1, "A")
    assert second.ranks["style"] == third.ranks["style"] == (2, 3, "B")
    assert first.ranks["hedging"] == (3, 3, "B")
    assert "sentiment" not in first.ranks
