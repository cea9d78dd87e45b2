import numpy as np

from reliability.evaluation.checks.hyperpartisan import Case, _folds, _predicted, _values
from reliability.records import Article
from reliability.text import read


def case(number, text="The council met."):
    return Case(f"u{number}", f"outlet{number % 12}", text, number % 2 == 0, read(Article(text=text)))


def test_an_outlet_is_on_one_side_only():
    cases = [case(number) for number in range(40)]
    folds = _folds(cases)
    assert sorted(at for _, test in folds for at in test) == list(range(40))
    for train, test in folds:
        assert not {cases[at].domain for at in train} & {cases[at].domain for at in test}


def test_measures_of_shouting_and_reporting_differ():
    values = _values([case(0, "They LIED! A shameful, evil plot!"), case(1, "The council met on Tuesday.")])
    assert values.shape[0] == 2
    assert not np.array_equal(np.nan_to_num(values[0]), np.nan_to_num(values[1]))


def test_undefined_measures_are_taken_for_the_mean():
    values = np.array([[0.0, 1.0], [1.0, np.nan], [0.0, 2.0], [1.0, 0.0]])
    odds = _predicted(values, [False, True, False, True], [0, 1, 2, 3], [0, 1])
    assert odds[1] > odds[0]
