import random
from itertools import combinations
from math import erf, erfc, hypot, inf, sqrt

import pytest

from reliability.records import Estimate
from reliability.significance import LEVEL
from reliability.sources.separation import as_arrays, separate, squares


def estimates(chance, freedoms):
    scale = chance.choice([0.1, 1, 3, 10, 100])
    found = [
        Estimate(
            chance.choice([chance.gauss(0, scale), round(chance.gauss(0, scale))]),
            chance.choice([chance.random(), 1, 0.01]),
            chance.choice(freedoms),
        )
        for _ in range(chance.randrange(2, 15))
    ]
    return sorted(found, key=lambda each: -each.value)


def counted(count, verdicts):
    """The same as `separate` from verdicts on all pairs, one by one."""
    above, below, nearest = [0] * count, [0] * count, [-1] * count
    for (one, other), apart in zip(combinations(range(count), 2), verdicts, strict=True):
        if apart:
            below[one] += 1
            above[other] += 1
            nearest[other] = max(nearest[other], one)
    return above, below, nearest


def holm(p):
    verdicts = [False] * len(p)
    for passed, place in enumerate(sorted(range(len(p)), key=p.__getitem__)):
        if p[place] > LEVEL / (len(p) - passed):
            break
        verdicts[place] = True
    return verdicts


def benjamini_hochberg(p):
    ordered = sorted(range(len(p)), key=p.__getitem__)
    last = max(
        (rank for rank, place in enumerate(ordered, 1) if p[place] <= LEVEL * rank / len(p)), default=0
    )
    return [place in ordered[:last] for place in range(len(p))]


def all_squares(found):
    given = as_arrays(found)
    places, values = squares(given, given)
    by_place = dict(zip(places.tolist(), values.tolist(), strict=True))
    count = len(found)
    return [by_place.get(one * count + other, 0.0) for one, other in combinations(range(count), 2)]


def columns(result):
    return result.above.tolist(), result.below.tolist(), result.nearest.tolist()


@pytest.mark.parametrize("freedoms", [[inf], [3, 10, inf]])
def test_verdicts_are_those_of_every_pair_one_by_one(freedoms):
    chance = random.Random(3)
    for _ in range(200):
        found = estimates(chance, freedoms)
        p = [erfc(sqrt(square / 2)) for square in all_squares(found)]
        assert columns(separate(found)) == counted(len(found), holm(p))
        assert columns(separate(found, "benjamini-hochberg")) == counted(len(found), benjamini_hochberg(p))


def test_with_known_errors_they_are_those_of_version_0_1():
    """0.1 took normal errors of the predicted rating, pair by pair."""
    chance = random.Random(5)
    for _ in range(200):
        found = [Estimate(value, error) for value, error, _ in estimates(chance, [inf])]
        p = []
        for one, other in combinations(found, 2):
            above = 0.5 * (1 + erf((one.value - other.value) / hypot(one.error, other.error) / sqrt(2)))
            p.append(2 * min(above, 1 - above))
        assert columns(separate(found)) == counted(len(found), holm(p))


def test_t_is_brought_to_a_normal_deviate():
    stats = pytest.importorskip("scipy.stats")
    for freedom in (4, 10, 40):
        for t in (0.5, 2.0, 6.0):
            # equal errors: Welch's degrees of freedom are twice each source's
            first, second = Estimate(t, 1 / sqrt(2), freedom), Estimate(0.0, 1 / sqrt(2), freedom)
            (square,) = all_squares([first, second])
            assert erfc(sqrt(square / 2)) == pytest.approx(2 * stats.t.sf(t, 2 * freedom), rel=0.06)


def test_without_any_error_nothing_is_known():
    assert columns(separate([Estimate(9.0, 0.0), Estimate(1.0, 0.0)])) == ([0, 0], [0, 0], [-1, -1])
