import random

from reliability.sources.ranking import _letters


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
        assert [len(letters) for letters in _letters(count, apart)] == [len(each) for each in held]


def test_thousands_that_cannot_be_told_apart_share_a_letter():
    assert set(_letters(5000, set())) == {"A"}
