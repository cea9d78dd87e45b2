import random

import pytest

from reliability.evaluation.checks.sampling import figures
from reliability.scoring.references import Reference


def test_intervals_of_halves_hold_what_they_say():
    chance = random.Random(0)
    place = Reference("m", tuple(30 + 0.4 * n for n in range(101)), tuple(float(n) for n in range(101)))
    outlets = {f"o{n}": {"hedging": [chance.gauss(50, 20) for _ in range(40)]} for n in range(40)}
    (figure,) = figures(outlets, {"hedging": place})
    assert figure.value == pytest.approx(0.9, abs=0.03)
    assert figure.cases == 40


def test_an_interval_that_is_too_narrow_shows():
    chance = random.Random(1)
    place = Reference("m", (0.0,) * 101, (0.0,) * 101)  # no variance is expected, so that some is taken off
    outlets = {f"o{n}": {"hedging": [chance.gauss(50, 20) for _ in range(4)]} for n in range(60)}
    (figure,) = figures(outlets, {"hedging": place})
    assert figure.value < 0.85
