from dataclasses import replace
from itertools import pairwise
from math import nan

import pytest

from reliability.reports.charts.article import REST, steps


@pytest.mark.parametrize("most", [0, 1, 5, 30])
def test_steps_add_up_as_shown(score, most):
    taken = steps(score, most)
    assert taken[0].start == round(score.baseline, 1)
    assert taken[-1].end == round(score.reliability, 1)
    assert round(score.baseline + sum(step.points for step in taken), 1) == round(score.reliability, 1)
    assert all(one.end == other.start for one, other in pairwise(taken))


def test_the_largest_come_first_and_the_rest_is_one(score):
    taken = steps(score, 2)
    assert [step.name for step in taken] == ["hedging.hedges_per_1000_words", "a.m0", REST]


def test_rounding_is_left_to_the_last_step(score):
    thirds = {f"a.{at}": 1 / 3 for at in "xyz"}
    score = replace(score, baseline=60.04, reliability=61.04, contributions=thirds)
    assert [step.points for step in steps(score)] == [0.3, 0.3, 0.3, 0.1]


def test_without_a_score_nothing_moved(score):
    assert steps(replace(score, reliability=nan)) == []
