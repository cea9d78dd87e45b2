import math

import pytest

from reliability import scoring, sources


@pytest.fixture
def scored(model, profile):
    def make(**given):
        return scoring.score(profile(**given), model)

    return make


def test_contributions_add_up(model, scored):
    (found,) = sources.compare([scored(calm=20), scored(calm=35, loud=5), scored(calm=1)], model)
    assert found.baseline + sum(found.contributions.values()) == pytest.approx(found.reliability)
    assert found.bias_baseline + sum(found.bias_contributions.values()) == pytest.approx(found.bias)


def test_contributions_add_up_when_clipped(steep, profile):
    scores = [scoring.score(profile(calm=40, loud=0), steep) for _ in range(3)]
    (found,) = sources.compare(scores, steep)
    assert found.reliability == 100
    assert found.baseline + sum(found.contributions.values()) == pytest.approx(100)


def test_one_article_is_its_source(model, scored):
    score = scored(calm=22)
    (found,) = sources.compare([score], model)
    assert found.reliability == pytest.approx(score.reliability, abs=1e-5)
    assert found.reliability_interval == pytest.approx(score.reliability_interval, abs=1e-5)


def test_more_of_the_same_is_surer_and_further_from_the_baseline(model, scored):
    few, many = (sources.compare([scored(calm=40)] * n, model)[0] for n in (2, 30))
    assert many.reliability > few.reliability > few.baseline
    width = [high - low for low, high in (few.reliability_interval, many.reliability_interval)]
    assert width[1] < width[0]


def test_order_does_not_matter(model, scored):
    scores = [scored(calm=c, source=s) for c in (1, 7, 33) for s in "ab"]
    forwards, backwards = sources.compare(scores, model), sources.compare(reversed(scores), model)
    assert [profile.to_dict() for profile in forwards] == [profile.to_dict() for profile in backwards]


def test_best_first_equals_by_name_unscored_last(model, scored):
    scores = [
        scored(source="short", words=10),
        scored(source="worse", calm=0, loud=5),
        scored(source="zeta"),
        scored(source="alpha"),
        scored(source="best", calm=40),
    ]
    found = sources.compare(scores, model)
    assert [profile.source for profile in found] == ["best", "alpha", "zeta", "worse", "short"]
    assert math.isnan(found[-1].reliability)
    assert found[-1].notes == ("too_short",)


def test_scores_that_tables_show_as_equal_are_ordered_by_name(model, scored):
    names = [
        found.source
        for found in sources.compare([scored(source="b", calm=20.001), scored(calm=20, source="a")], model)
    ]
    assert names == ["a", "b"]


def test_what_counts(model, scored):
    scores = [scored(calm=8), scored(words=20, calm=99), scored(notes=("duplicate",), calm=99)]
    (found,) = sources.compare(scores, model)
    assert (found.articles, found.scored, found.words) == (2, 1, 520)
    assert found.values["calm_words"] == 8
    assert found.domain == "here.example"
    assert found.notes == ("duplicate",)
    assert found.levels == {"calm": pytest.approx(65)}


def test_groups_part_what_can_be_told_apart(model, scored):
    near = [scored(source=name, calm=calm) for name, calm in (("a", 10), ("b", 11)) for _ in range(20)]
    far = [scored(source="z", calm=0, loud=5)] * 20
    first, second, last = sources.compare(near + far, model)
    ranks = [profile.ranks["reliability"] for profile in (first, second, last)]
    assert ranks == [(1, 2, "A"), (1, 2, "A"), (3, 3, "B")]


def test_pairs_say_how_probably_the_first_is_above(model, scored):
    profiles = sources.compare(
        [scored(source="a"), scored(source="b", calm=30), scored(source="c", words=9)], model
    )
    (pair,) = (pair for pair in sources.pairs(profiles) if pair.measure == "reliability")
    assert (pair.first, pair.second, pair.apart) == ("b", "a", False)
    assert 0.5 < pair.probability < 1


def test_periods_are_ranked_by_themselves(model, scored):
    scores = [scored(source=name, calm=calm) for name, calm in (("a", 40), ("b", 20), ("c", 1))]
    found = sources.compare(scores, model, lambda score: "" if score.reliability < 60 else "2026-01")
    assert [(each.period, each.source, each.ranks["reliability"].high) for each in found] == [
        ("2026-01", "a", 2),
        ("2026-01", "b", 2),
        ("", "c", 1),
    ]
    (pair,) = (pair for pair in sources.pairs(found) if pair.measure == "reliability")
    assert (pair.first, pair.second, pair.period) == ("a", "b", "2026-01")
