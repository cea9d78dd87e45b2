from math import isnan

from reliability import pipeline
from reliability.extractors import measures
from reliability.records import Article


def test_a_profile_has_every_measure_rounded(prose):
    profile = pipeline.profile(Article(text=prose))
    assert list(profile.values) == [measure.name for measure in measures()]
    assert all(isnan(value) or value == round(value, 4) for value in profile.values.values())
    assert profile.words == len(profile.article.text.split())


def test_a_profile_depends_on_its_article_alone(prose):
    article = Article(text=prose, id="a")
    before = pipeline.profile(article)
    pipeline.profile(Article(text=prose * 3, id="b"))
    assert repr(pipeline.profile(article)) == repr(before)


def test_an_empty_text_is_measured_too():
    profile = pipeline.profile(Article(text=""))
    assert profile.words == 0
    assert list(profile.values) == [measure.name for measure in measures()]
