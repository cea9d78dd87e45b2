import random
from math import isnan
from statistics import stdev

import pytest

from reliability.records import Estimate
from reliability.scoring.references import Reference
from reliability.sources.estimating import deviate, estimate, interval, normal_deviate, spread
from reliability.sources.summary import Sums

REFERENCE = Reference("m", tuple(float(x) for x in range(101)), tuple(x / 2 for x in range(101)))


def sums(values):
    found = Sums()
    for value in values:
        found.add(value)
    return found


def test_an_interval_narrows_with_articles():
    chance = random.Random(0)
    values = [chance.gauss(20, 5) for _ in range(100)]
    widths = []
    for count in (2, 10, 100):
        low, high = interval(estimate(sums(values[:count]), REFERENCE), REFERENCE)
        widths.append(high - low)
    assert widths == sorted(widths, reverse=True)
    assert widths[-1] < 6


def test_the_variance_is_the_sources_own_once_it_is_known():
    chance = random.Random(1)
    values = [chance.gauss(20, 5) for _ in range(2000)]
    assert estimate(sums(values), REFERENCE).error == pytest.approx(stdev(values) / 2000**0.5, rel=0.05)


def test_one_article_has_the_usual_variance_and_none_has_nothing():
    assert estimate(sums([3.0]), REFERENCE) == Estimate(3.0, spread(REFERENCE.articles) ** 0.5, 2.0)
    assert isnan(estimate(sums([]), REFERENCE).value)


def test_two_articles_alike_are_not_certain():
    assert estimate(sums([3.0, 3.0]), REFERENCE).error > 10


def test_t_and_normal_deviate_are_inverse():
    stats = pytest.importorskip("scipy.stats")
    for freedom in (4, 12, 60):
        assert deviate(1.6449, freedom) == pytest.approx(stats.t.ppf(0.95, freedom), rel=0.01)
        assert normal_deviate(deviate(1.3, freedom), freedom) == pytest.approx(1.3)
