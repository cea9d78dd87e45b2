import math
import random
from collections import Counter
from dataclasses import replace

import pytest

from reliability import scoring
from reliability.errors import TrainingError
from reliability.extractors import measures
from reliability.records import Article, ArticleProfile
from reliability.scoring import FitPlan, Rating, Recipe, model_file
from reliability.scoring.card import card

TELLING = "hedging_hedges_per_1000_words"
PLAN = FitPlan("invented", recipe=Recipe(repeats=2))


def articles(outlets=40, each=6, seed=0):
    """Articles whose hedges follow their outlet's rating, among three measures that say nothing."""
    chance = random.Random(seed)
    names = [measure.name for measure in measures()][:3]
    for number in range(outlets):
        for at in range(each):
            values = {name: round(abs(chance.gauss(5, 2)), 4) for name in names}
            values[TELLING] = round(max(number / 4 + chance.gauss(0, 2), 0), 4)
            article = Article(text=f"{number} {at}", source=f"o{number}")
            yield ArticleProfile(article, 400, (), values)


def ratings(outlets=40):
    return {f"o{n}": Rating(10 + 2 * n, 90 - 2 * n) for n in range(outlets)}


@pytest.fixture(scope="module")
def fitted():
    return scoring.fit(articles(), ratings(), PLAN)


def test_what_follows_the_rating_moves_the_score(fitted):
    scores = [scoring.score(profile, fitted) for profile in articles(seed=1)]
    assert scores[0].reliability + 5 < scores[-1].reliability
    assert scores[0].bias > scores[-1].bias + 5
    worst, best = (Counter() for _ in range(2))
    for score in scores:
        (best if float(score.profile.article.source[1:]) >= 20 else worst).update(score.contributions)
    assert max(best, key=lambda name: best[name] - worst[name]) == TELLING


def test_scores_add_up_and_stay_in_bounds(fitted):
    for profile in articles(seed=2):
        score = scoring.score(profile, fitted)
        assert score.baseline + sum(score.contributions.values()) == pytest.approx(score.reliability)
        assert 0 <= score.reliability_interval[0] <= score.reliability <= score.reliability_interval[1] <= 100


def test_the_same_data_give_the_same_model_in_any_order(fitted):
    again = scoring.fit(reversed(list(articles())), ratings(), PLAN)
    assert model_file.as_json(again) == model_file.as_json(fitted)


def test_intervals_narrow_and_hold_most_ratings(fitted):
    for part in fitted.parts.values():
        widths = [band.below + band.above for band in part.bands]
        assert widths == sorted(widths, reverse=True)
    shares = [f["value"] for f in fitted.about["figures"] if f["what"].startswith("share inside")]
    assert all(0.8 <= share <= 1 for share in shares)


def test_a_fitted_model_survives_its_file(fitted, tmp_path):
    scoring.save(fitted, tmp_path / "m.json")
    found = scoring.load(tmp_path / "m.json")
    assert found.mismatch == ""
    assert (found.terms, found.parts, found.levels) == (fitted.terms, fitted.parts, fitted.levels)


def test_the_card_has_the_figures(fitted):
    told = card(fitted)
    assert "Spearman, all articles" in told
    assert TELLING in told
    assert "By collection" not in told


def test_the_card_says_what_it_is_not_for_and_draws_the_verdict(fitted):
    reached = {
        "articles": 433,
        "sources": 183,
        "share": 0.37,
        "figures": {
            name: [0.9, 0.8, 1.0] for name in ("AUC", "calibration slope", "expected calibration error")
        },
        "diagram": [{"predicted": 12.4, "observed": 10.1, "articles": 87}],
    }
    told = card(replace(fitted, about={**fitted.about, "one_sided": reached}))
    assert "| 12 | 10 | 87 |" in told
    assert "## What not to use it for" in told
    assert told.index("## How well it does") < told.index("## Agreement with experts")


def test_the_card_lists_the_outlets_furthest_off(fitted):
    rows, worst = fitted.about["outlets"]["reliability"], fitted.about["worst"]
    assert len(rows) == 40
    assert [row["outlet"] for row in worst] == [row["outlet"] for row in rows[:10]]
    assert all(TELLING in row["moved"] for row in worst)
    off = [abs(row["score"] - row["rated"]) for row in rows]
    assert off == sorted(off, reverse=True)
    told = card(fitted, ["invented-calibration.svg"])
    assert "![calibration](invented-calibration.svg)" in told
    assert f"| {worst[0]['outlet']} | 6 |" in told


def test_the_card_says_in_words_what_checks_found(fitted):
    figure = {"statistic": "AUC", "value": 0.7, "low": -0.1, "high": 0.8, "simple": 0.75, "cases": 9}
    moved = {**figure, "check": "steadiness", "statistic": "percentile 99, points"}
    checks = [
        {**figure, "check": "outlets", "name": "bias: beyond the rated reliability"},
        {**figure, "check": "direction", "name": "left from right, outlets not seen"},
        {
            **figure,
            "check": "direction",
            "name": "left from right, outlets not seen",
            "simple": 0.9,
            "simple_system": "a guess",
        },
        {**moved, "name": "reliability: British spelling"},
        {**moved, "name": "bias: British spelling"},
        {**moved, "name": "noted: British spelling", "value": 1.0},
    ]
    told = card(replace(fitted, about={**fitted.about, "checks": checks}))
    assert "nothing that can be shown" in told
    assert "tf-idf's 0.75" in told
    assert "| 0.90 (a guess) |" in told
    shown = "0.70 (-0.10 to 0.80)"
    assert f"| British spelling | percentile 99, points | {shown} | {shown} | 1.00 (-0.10 to 0.80) |" in told


def test_errors_are_next_to_that_of_the_mean(fitted):
    error = {f["what"]: f["value"] for f in fitted.about["figures"] if f["target"] == "bias"}
    ours = "mean error in points, all articles"
    assert error[ours] < error[f"{ours}, the mean for all"]


def test_ratings_of_reliability_alone_suffice():
    alone = {name: rating._replace(bias=math.nan) for name, rating in ratings().items()}
    model = scoring.fit(articles(), alone, PLAN)
    assert list(model.parts) == ["reliability"]


@pytest.mark.parametrize("outlets", [0, 5])
def test_too_few_sources_are_an_error(outlets):
    with pytest.raises(TrainingError, match="at least 20"):
        scoring.fit(articles(outlets), ratings(outlets))


def test_too_few_articles_a_source_are_an_error():
    with pytest.raises(TrainingError, match="cross-validation"):
        scoring.fit(articles(each=2), ratings())
