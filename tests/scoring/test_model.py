import math

import pytest

from reliability.scoring.model import Level, curve


@pytest.mark.parametrize(("x", "y"), [(-5, -1), (0, -1), (5, -0.5), (10, 0), (25, 1), (99, 2), (math.nan, 0)])
def test_curve_is_linear_between_its_points_and_flat_beyond(x, y):
    assert curve([(0, -1), (10, 0), (40, 2)])(x) == pytest.approx(y)


@pytest.mark.parametrize(
    ("value", "level"), [(-1, 0), (0, 12.5), (2.5, 37.5), (10, 75), (20, 100), (99, 100)]
)
def test_level_is_the_percentile_of_a_value(value, level):
    assert Level("calm_words", (0.0, 0.0, 5.0, 10.0, 20.0))(value) == pytest.approx(level)


def test_level_of_nothing_is_nan():
    assert math.isnan(Level("calm_words", (0.0, 1.0))(math.nan))


def test_more_articles_make_a_score_surer(model):
    part = model.parts["reliability"]
    strengths = [part.strength(n) for n in (1, 2, 5, 20, 1000)]
    widths = [sum(part.band(n)[1:]) for n in (1, 2, 5, 20, 1000)]
    assert strengths == sorted(strengths)
    assert widths == sorted(widths, reverse=True)
    assert widths[-1] == widths[-2]
    assert model.error("reliability", 1) > model.error("reliability", 20) > 0
