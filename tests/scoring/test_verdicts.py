import math
from dataclasses import replace

import numpy as np
import pytest

from reliability import scoring
from reliability.errors import TrainingError
from reliability.scoring import verdict_fitting
from reliability.scoring.curves import curve
from reliability.scoring.verdict_fitting import Labels
from reliability.scoring.verdicts import Verdict

UP, DOWN = "loaded_wording_loaded_words_per_1000_words", "specificity_dates_per_1000_words"
VERDICT = Verdict(-1.0, {"loud": curve([(0, -1), (10, 3)]), "calm": curve([(0, 0.5), (10, -2)])})


def labels(articles=300, wrong_way=False, seed=0):
    """Articles whose loaded words (dates: the other way) follow the verdict."""
    chance = np.random.default_rng(seed)
    one_sided = (np.arange(articles) % 3 == 0).astype(float)
    way = -1 if wrong_way else 1
    loaded = np.maximum(chance.normal(20 + way * 8 * one_sided, 6), 0)
    dates = np.maximum(chance.normal(10 - way * 3 * one_sided, 4), 0)
    return Labels((UP, DOWN), np.column_stack([loaded, dates]), one_sided, np.arange(articles) % 60)


@pytest.mark.parametrize("values", [{}, {"loud": 9}, {"loud": 9, "calm": 3}, {"loud": 2.5, "calm": 2}])
def test_contributions_add_up_and_keep_their_sign(values):
    score, contributions = VERDICT.rate(values)
    start, _ = VERDICT.rate({})
    added = VERDICT.weigh(values)
    assert 0 < score < 100
    assert start + sum(contributions.values()) == pytest.approx(score)
    assert all(math.copysign(1, contributions[name]) == math.copysign(1, added[name]) for name in added)


def test_a_model_without_verdict_gives_none(model):
    rated = replace(model, verdict=None).one_sided({})
    assert math.isnan(rated.score)
    assert rated.contributions == {}


def test_a_verdict_comes_back_from_the_file(model, tmp_path):
    reference = {"style": scoring.references.Reference("style", (0.0, 1.0), (0.0, 2.0))}
    scoring.save(replace(model, verdict=VERDICT, reference=reference), tmp_path / "m.json")
    loaded = scoring.load(tmp_path / "m.json")
    assert loaded.verdict == VERDICT
    assert loaded.reference == reference


def test_style_points_are_unshrunk(model):
    values = {"calm_words": 40.0, "loud_words": 0.0}
    assert model.style_points(values) == pytest.approx(60 + 60 + 6)


def test_the_fit_separates_the_two_and_is_calibrated():
    fitted = verdict_fitting.fit(labels())
    unseen = labels(seed=1)
    rows = [dict(zip(unseen.measures, row, strict=True)) for row in unseen.values.tolist()]
    scores = np.array([fitted.rate(row)[0] for row in rows])
    assert scores[unseen.one_sided == 1].mean() > scores[unseen.one_sided == 0].mean() + 20
    assert scores.mean() == pytest.approx(100 * unseen.one_sided.mean(), abs=6)


def test_no_weight_contradicts_the_direction_of_its_measure():
    assert verdict_fitting.fit(labels(wrong_way=True)).curves == {}


def test_curves_of_the_verdict_are_monotone():
    for drawn in verdict_fitting.fit(labels()).curves.values():
        steps = np.diff(drawn.y)
        assert (steps >= 0).all() or (steps <= 0).all()


def test_too_few_labels_are_an_error():
    with pytest.raises(TrainingError, match="At least 50"):
        verdict_fitting.fit(labels(articles=90))
