from dataclasses import replace
from itertools import pairwise
from math import nan

from reliability.reports.charts.article import steps


def test_steps_add_up_as_shown(score):
    taken = steps(score)
    assert taken[0].start == round(score.baseline, 1)
    assert taken[-1].end == round(score.reliability, 1)
    assert round(score.baseline + sum(step.points for step in taken), 1) == round(score.reliability, 1)
    assert all(one.end == other.start for one, other in pairwise(taken))


def test_a_step_is_a_family_the_largest_first(score):
    assert [(step.name, step.points) for step in steps(score)] == [("register", 20.0), ("hedging", -11.8)]


def test_what_rounding_leaves_goes_to_the_largest(score):
    thirds = {f"{family}_a": 1 / 3 for family in "xyz"}
    score = replace(score, baseline=60.04, reliability=61.04, contributions=thirds)
    assert [step.points for step in steps(score)] == [0.4, 0.3, 0.3]


def test_without_a_score_nothing_moved(score):
    assert steps(replace(score, reliability=nan)) == []
