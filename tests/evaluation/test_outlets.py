import math
import random

import numpy as np
import pytest

from reliability.evaluation import first_recipe, new_collections, unseen_outlets
from reliability.evaluation.labelled_outlets import Labelled, Validation
from reliability.evaluation.tfidf import Tfidf
from reliability.records import Article, ArticleProfile
from reliability.scoring import Rating, Recipe
from reliability.scoring.examples import collect

QUICK = Recipe(repeats=2)


@pytest.fixture
def labelled():
    """Articles of 60 outlets in three collections, whose one telling measure follows their rating."""
    chance = random.Random(3)
    profiles, ratings = [], {}
    for number in range(60):
        name = f"o{number}.example"
        ratings[name] = Rating(100 * number / 60, chance.uniform(80, 100) - 80 * number / 60)
        collection = ("first", "second", "third")[number % 3]
        for _ in range(6):
            words = " ".join(chance.choice(("calm", "report", "storm", "shock")) for _ in range(40))
            values = {"a_telling": max(number / 4 + chance.gauss(0, 3), 0), "a_noise": chance.gauss(0, 1)}
            article = Article(text=words, source=name, domain=name, fields={"collection": collection})
            profiles.append(ArticleProfile(article, 300, (), values))
    examples = collect(profiles, ratings, ["a_telling", "a_noise"])
    lean = {
        name: ("left", "center", "right")[number // 3 % 3] for number, name in enumerate(examples.outlets)
    }
    may = examples.collection != "third"
    years = np.full(len(may), 2019)
    texts = [profiles[place].article.text for place in examples.order]
    return Labelled(examples, may, np.zeros(len(may), bool), years, lean, Tfidf(texts))


def test_each_collection_is_left_out_with_its_outlets(labelled):
    validation = Validation(0, QUICK, 0)
    collections = new_collections.leave_out(labelled, validation)
    assert [collection.name for collection in collections] == ["first", "second", "third"]
    assert all(len(collection.outlets) == 20 for collection in collections)
    found = {figure.name: figure for figure in new_collections.figures(labelled, validation)}
    assert found["reliability: new collections, mean"].value > 0.8
    assert found["reliability: new collections, mean"].cases == 60
    assert found["reliability: new collection, third"].value > 0.8


def test_intervals_hold_ratings_of_new_collections(labelled):
    shares = {figure.name: figure for figure in new_collections.coverage(labelled, Validation(0, QUICK, 0))}
    pooled = shares["reliability: inside the 90% interval, new collections"]
    assert pooled.value >= 0.8
    assert pooled.interval[0] < pooled.value


def test_figures_of_unseen_outlets(labelled):
    found = {figure.name: figure for figure in unseen_outlets.figures(labelled, Validation(1, QUICK, 0))}
    assert found["bias: unseen outlets"].value > 0.8
    assert found["bias: unseen outlets, articles 2019-2020"].value == pytest.approx(
        found["bias: unseen outlets"].value
    )
    assert "bias: unseen outlets, articles to 2018" not in found
    assert abs(found["bias: right against left at the same rating"].value) < 10
    assert math.isfinite(found["bias: beyond the rated reliability"].value)


def test_the_first_recipe_ranks_outlets_it_has_not_seen(labelled):
    examples = labelled.examples
    trains = examples.outlet % 2 == 0
    points = examples.means(first_recipe.points(examples, trains, 0)[:, None])[1::2, 0]
    assert np.corrcoef(points, examples.ratings[1::2, 0])[0, 1] > 0.8
