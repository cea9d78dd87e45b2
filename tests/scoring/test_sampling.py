from math import isnan

import pytest

from reliability.scoring import sampling
from reliability.scoring.references import Reference

RATES = Reference(
    "hedging_hedges_per_1000_words", tuple(n / 8 for n in range(101)), tuple(n / 8 for n in range(101))
)
SHARES = Reference("sourcing_sourced_sentences_share", tuple(n / 100 for n in range(101)), (0.0, 1.0))
MOODS = Reference("sentiment_mean", tuple(n / 50 - 1 for n in range(101)), (-1.0, 1.0))


def test_a_hundred_words_without_a_hedge_have_an_upper_end_above_their_value():
    low, high = sampling.interval("hedging", RATES, 0.0, 100)
    assert low == RATES.article(0.0)
    assert high > low + 20


@pytest.mark.parametrize(("name", "reference", "value"), [
    ("hedging", RATES, 5.0), ("sourcing", SHARES, 0.4), ("sentiment", MOODS, 0.1), ("style", MOODS, 0.1),
])  # fmt: skip
def test_intervals_hold_the_value_and_narrow_with_words(name, reference, value):
    widths = []
    for words in (100, 400, 1600, 100_000):
        low, high = sampling.interval(name, reference, value, words)
        assert low <= reference.article(value) <= high
        widths.append(high - low)
    assert widths == sorted(widths, reverse=True)
    assert widths[-1] < widths[0] / 4


@pytest.mark.parametrize("value", [0.0, 1.0])
def test_none_and_all_are_not_certain(value):
    low, high = sampling.interval("sourcing", SHARES, value, 220)
    assert high - low > 10


def test_gamma_quantiles_are_near_the_exact_ones():
    stats = pytest.importorskip("scipy.stats")
    for shape in (1.5, 4.0, 30.0):
        for share, normal in ((0.05, -1.6449), (0.95, 1.6449)):
            exact = stats.gamma.ppf(share, shape)
            assert sampling._gamma_quantile(shape, normal) == pytest.approx(exact, rel=0.08)


def test_without_a_value_there_is_no_interval():
    low, high = sampling.interval("hedging", RATES, float("nan"), 500)
    assert isnan(low)
    assert isnan(high)
