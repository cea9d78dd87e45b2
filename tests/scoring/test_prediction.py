import math
from dataclasses import replace

import pytest

from reliability import scoring
from reliability.records import NOTES


def test_contributions_add_up(model, profile):
    score = scoring.score(profile(calm=30, loud=4), model)
    assert score.status == "scored"
    assert score.baseline + sum(score.contributions.values()) == pytest.approx(score.reliability)
    assert score.bias_baseline + sum(score.bias_contributions.values()) == pytest.approx(score.bias)
    assert set(score.contributions) == {"calm_words", "loud_words"}


def test_clipping_is_a_contribution(steep, profile):
    score = scoring.score(profile(calm=40, loud=0), steep)
    assert (score.reliability, score.bias) == (100, 0)
    assert score.contributions["clipped"] < 0 < score.bias_contributions["clipped"]
    assert score.baseline + sum(score.contributions.values()) == pytest.approx(100)


def test_interval_holds_the_score_within_bounds(model, profile):
    score = scoring.score(profile(), model)
    low, high = score.reliability_interval
    assert 0 <= low < score.reliability < high <= 100


def test_an_undefined_measure_moves_nothing(model, profile):
    score = scoring.score(profile(calm=math.nan), model)
    assert score.contributions["calm_words"] == 0


@pytest.mark.parametrize(
    ("given", "note"),
    [
        ({"words": 99}, "too_short"),
        ({"structure_english_share": 0.79}, "not_english"),
        ({"structure_prose_share": 0.2}, "not_prose"),
    ],
)
def test_what_cannot_be_scored_is_declined_with_its_measures(model, profile, given, note):
    score = scoring.score(profile(**given), model)
    assert (score.status, score.notes) == ("declined", (note,))
    assert note in NOTES
    assert math.isnan(score.reliability)
    assert not score.contributions
    assert score.profile.values["calm_words"] == 10


def test_undefined_shares_decline_nothing(model, profile):
    assert scoring.score(profile(structure_english_share=math.nan), model).status == "scored"


def test_a_model_that_does_not_fit_scores_nothing(model, profile):
    score = scoring.score(
        profile(notes=("date_unclear",)), replace(model, mismatch="a word list has changed")
    )
    assert (score.status, score.notes) == ("declined", ("date_unclear", "model_mismatch"))


def test_a_model_without_bias(model, profile):
    score = scoring.score(profile(), replace(model, parts={"reliability": model.parts["reliability"]}))
    assert score.status == "scored"
    assert math.isnan(score.bias)
    assert not score.bias_contributions
