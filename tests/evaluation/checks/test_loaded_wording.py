import math

import pytest

from reliability.evaluation.checks.loaded_wording import auc, cases, charge, found_words
from reliability.evaluation.figure import half


def test_auc_counts_ties_as_half_and_only_pairs_of_a_group():
    judged = [True, False, True, False]
    assert auc(judged, [2, 1, 1, 1]) == pytest.approx(0.75)
    assert auc(judged, [2, 1, 0, 3], ["a", "a", "b", "b"]) == pytest.approx(0.5)
    assert math.isnan(auc([True], [1.0]))


def test_charge_of_a_sentence():
    assert charge("A shameful, reckless plan.") > charge("A plan for the harbour.") == 0
    assert charge("“Only theirs.”") == 0


def test_found_words():
    assert found_words("They rammed through a shameful plan.") == {"rammed", "through", "shameful"}


def test_cases_are_split_by_text(tmp_path):
    path = tmp_path / "babe.csv"
    path.write_text("text,outlet,label_bias,biased_words\nA shameful plan.,X,Biased,\"['Shameful']\"\n")
    (case,) = cases(path)[half("A shameful plan.")]
    assert case.biased
    assert case.marked == {"shameful"}
