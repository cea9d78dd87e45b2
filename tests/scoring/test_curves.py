from math import nan

import pytest

from reliability.scoring.curves import Curves, curve

RISING = curve([(0.0, -1.0), (2.0, 1.0), (10.0, 3.0)])
FALLING = curve([(-1.0, 4.0), (5.0, -2.0)])


@pytest.mark.parametrize("value", [-3.0, -1.0, -0.0, 0.0, 0.7, 2.0, 3.3, 10.0, 11.0, nan])
def test_curves_are_read_as_each_of_them(value):
    points = Curves({"rising": RISING, "falling": FALLING}).read({"falling": value, "rising": value})
    assert points == {"rising": RISING(value), "falling": FALLING(value)}


def test_a_measure_that_is_not_known_moves_nothing():
    assert Curves({"rising": RISING, "falling": FALLING}).read({"rising": 2.0}) == {
        "rising": 1.0,
        "falling": 0.0,
    }
