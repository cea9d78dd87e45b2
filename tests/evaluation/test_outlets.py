import math
import random

import pytest

from reliability.evaluation import outlets
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
            values = {"a.telling": number / 4 + chance.gauss(0, 3), "a.noise": chance.gauss(0, 1)}
            article = Article(text=words, source=name, domain=name, fields=fields)
            profiles.append(ArticleProfile(article, 300, (), values))
    return profiles, ratings


def test_figures_of_every_protocol(invented):
    profiles, ratings = invented
    examples = collect(profiles, ratings, ["a.telling", "a.noise"])
    texts = [profiles[at].article.text for at in examples.order]
    leans = {profile.article.domain: profile.article.fields["lean"] for profile in profiles}
    found = list(outlets.figures(examples, texts, leans, Recipe(repeats=2), 0))
    by_name = {figure.name: figure for figure in found}
    assert len(by_name) == len(found) == 15
    assert all(math.isfinite(figure.value) for figure in found)
    assert by_name["reliability: outlets without recovery"].value > 0.8
    assert by_name["reliability: fitted on allsides, tried on outlets of other collections"].value > 0.8
    assert abs(by_name["reliability: right against left at the same rating"].value) < 10
