import math
import random

import pytest

from reliability.evaluation import by_collection, outlets
from reliability.evaluation.tfidf import Tfidf
from reliability.records import Article, ArticleProfile
from reliability.scoring import Rating, Recipe
from reliability.scoring.examples import collect


@pytest.fixture
def invented():
    """Articles of 48 outlets in two collections, whose one telling measure follows their rating."""
    chance = random.Random(3)
    profiles, ratings = [], {}
    for number in range(48):
        name = f"o{number}.example"
        ratings[name] = Rating(100 * number / 48, chance.uniform(80, 100) - 80 * number / 48)
        collection = "allsides" if number % 3 else "webis16"
        lean = ("left", "center", "right")[number // 2 % 3]
        for _ in range(6):
            fields = {"collection": collection, "lean": lean}
            words = " ".join(chance.choice(("calm", "report", "storm", "shock")) for _ in range(40))
            values = {"a_telling": number / 4 + chance.gauss(0, 3), "a_noise": chance.gauss(0, 1)}
            article = Article(text=words, source=name, domain=name, fields=fields)
            profiles.append(ArticleProfile(article, 300, (), values))
    return profiles, ratings


def test_figures_of_every_protocol(invented):
    profiles, ratings = invented
    examples = collect(profiles, ratings, ["a_telling", "a_noise"])
    texts = [profiles[at].article.text for at in examples.order]
    leans = {profile.article.domain: profile.article.fields["lean"] for profile in profiles}
    simple, recipe = Tfidf(texts), Recipe(repeats=2)
    compared = outlets.compared(examples, simple, recipe, 0)
    found = list(outlets.figures(examples, simple, compared, leans, recipe, 0))
    by_name = {figure.name: figure for figure in found if figure.statistic != "mean error, points"}
    errors = {figure.name: figure.value for figure in found if figure.statistic == "mean error, points"}
    assert (len(by_name), len(errors)) == (19, 20)
    assert all(math.isfinite(figure.value) for figure in found)
    assert by_name["reliability: outlets without recovery"].value > 0.8
    assert by_name["reliability: fitted on allsides, tried on outlets of other collections"].value > 0.8
    assert abs(by_name["reliability: right against left at the same rating"].value) < 10
    name = "reliability: outlets without recovery"
    assert errors[name] < 0.6 * errors[f"{name}, the mean for all"]


def test_every_system_in_each_collection_with_enough_outlets(invented):
    profiles, ratings = invented
    examples = collect(profiles, ratings, ["a_telling", "a_noise"])
    simple = Tfidf([profiles[at].article.text for at in examples.order])
    found = list(by_collection.rows(outlets.compared(examples, simple, Recipe(repeats=2), 0), 0))
    assert {row["collection"]: row["outlets"] for row in found} == {"all": 48, "allsides": 32}
    ours, plain = (
        next(row for row in found if row["system"] == system and row["target"] == "bias")
        for system in ("default", "mean, same data as default")
    )
    assert ours["spearman"] > 0.8
    assert ours["error"] < plain["error"]
    assert "spearman" not in plain
