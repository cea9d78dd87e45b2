import numpy as np
import pytest

from reliability.scoring import transforms
from reliability.scoring.examples import Examples
from reliability.scoring.fitting import Recipe, _ratings_to_fit, fit_lines
from reliability.scoring.least_squares import RidgeProblem, solve

LOADED, DATES, QUESTIONS = (
    "loaded_wording_loaded_words_per_1000_words",
    "specificity_dates_per_1000_words",
    "shouting_question_marks_per_1000_words",
)


def examples(way=1, outlets=80, each=6, seed=0):
    """Outlets whose loaded words fall with their rating (`way` 1) or rise with it (-1)."""
    chance = np.random.default_rng(seed)
    rated = np.linspace(0, 100, outlets)
    outlet = np.repeat(np.arange(outlets), each)
    loaded = np.maximum(20 - way * (rated[outlet] - 50) / 5 + chance.normal(0, 3, len(outlet)), 0)
    noise = np.abs(chance.normal(5, 2, (len(outlet), 2)))
    return Examples(
        measures=(LOADED, DATES, QUESTIONS),
        outlets=tuple(map(str, range(outlets))),
        values=np.column_stack([loaded, noise]),
        outlet=outlet,
        collection=np.where(outlet % 2, "a", "b"),
        ratings=np.column_stack([rated, 100 - rated]),
        order=np.arange(len(outlet)),
        digest="",
    )


def fitted(given, target=0):
    return fit_lines(given, np.ones(len(given.outlet), bool), target, Recipe())


def test_weights_follow_the_expected_direction():
    lines = fitted(examples())
    assert (lines.weights[[0, 3]] < 0).all()
    assert (fitted(examples(), target=1).weights[[0, 3]] > 0).all()


def test_a_measure_that_contradicts_its_direction_moves_nothing():
    lines = fitted(examples(way=-1))
    assert lines.weights[[0, 3]] == pytest.approx(0, abs=1e-9)


def test_every_curve_is_monotone_where_a_direction_is_expected():
    lines = fitted(examples())
    below, above = np.split(lines.weights, 2)
    for column, sign in ((0, -1), (1, 1), (2, -1)):
        curve = lines.steps.curve(column, below[column], above[column], 0.0)
        assert (sign * np.diff(curve.y) >= 0).all()


def test_points_are_those_of_the_curves():
    given = examples()
    lines = fitted(given)
    below, above = np.split(lines.weights, 2)
    level = np.sum(np.split(lines.level * lines.weights, 2), axis=0)
    curves = [lines.steps.curve(c, below[c], above[c], level[c]) for c in range(3)]
    drawn = [sum(curve(value) for curve, value in zip(curves, row, strict=True)) for row in given.values]
    assert lines.raw(given.values) == pytest.approx(drawn, abs=1e-4)


def test_a_measure_that_is_undefined_moves_nothing():
    lines = fitted(examples())
    row = np.array([[np.nan, np.nan, np.nan]])
    assert lines.raw(row) == pytest.approx([0.0])


def test_a_collection_has_a_level_of_its_own():
    """All of b is rated 40 points lower and counts twice as many dates: that is no merit of dates."""
    given = examples()
    shifted = given.ratings - np.where(np.arange(80) % 2, 0, 40)[:, None]
    values = given.values * np.where(given.collection == "b", 0.5, 1.0)[:, None] ** [0, 1, 0]
    one = Examples(
        **{**{f: getattr(given, f) for f in given.__slots__}, "ratings": shifted, "values": values}
    )
    alike = Examples(**{**{f: getattr(one, f) for f in one.__slots__}, "collection": np.full(480, "a")})
    assert abs(fitted(one).weights[1]) < abs(fitted(alike).weights[1])


def test_bias_is_fitted_together_with_reliability_mirrored():
    ratings = np.array([[0.0, 90.0], [50.0, 50.0], [100.0, 10.0], [np.nan, 30.0]])
    wanted = _ratings_to_fit(ratings, 1)
    assert wanted[:3] == pytest.approx([90, 50, 10])
    assert wanted[3] == 30
    assert _ratings_to_fit(ratings, 0)[0] == 0


def test_bounded_least_squares_stays_within_its_bounds():
    chance = np.random.default_rng(1)
    columns = chance.normal(size=(50, 3))
    wanted = columns @ [2.0, -3.0, 1.0]
    problem = RidgeProblem(columns, wanted, np.full(50, 0.02), np.zeros(3), np.zeros(3), np.full(3, np.inf))
    weights = solve(problem)
    assert weights[1] == pytest.approx(0, abs=1e-9)
    assert weights[0] == pytest.approx(2, abs=0.6)
    free = solve(problem._replace(low=np.full(3, -np.inf)))
    assert free == pytest.approx([2, -3, 1])


def test_roots_come_back():
    values = np.array([[-4.0, 0.0, 9.0]])
    assert transforms.rooted(values).tolist() == [[-2, 0, 3]]
    assert transforms.squared(transforms.rooted(values)) == pytest.approx(values)
