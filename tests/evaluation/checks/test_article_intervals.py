from dataclasses import replace

import pytest

from reliability import Article
from reliability.evaluation.checks.article_intervals import LENGTHS, SplitArticle, figures, split_articles
from reliability.records import ArticleProfile, ArticleScore
from reliability.scoring import Model
from reliability.scoring.references import Reference

RATES = tuple(n / 4 for n in range(101))
REFERENCE = {"hedging": Reference("hedging_hedges_per_1000_words", RATES, RATES)}
MODEL = Model("tiny", (), {}, reference=REFERENCE)


def scored(percentile, reach, rate):
    profile = ArticleProfile(Article(text=""), 100, (), {"hedging_hedges_per_1000_words": rate})
    interval = (percentile - reach, percentile + reach)
    return ArticleScore(profile, "scored", (), "m", "0", hedging=percentile, hedging_interval=interval)


def test_a_difference_larger_than_both_intervals_counts_as_missed():
    near = SplitArticle(100, scored(40.0, 10, 2.0), scored(53.0, 10, 3.0))  # 13 against 10 * sqrt(2)
    far = SplitArticle(100, scored(40.0, 10, 0.0), scored(55.0, 10, 3.0))
    found = {figure.name: figure for figure in figures([near, near, near, far], REFERENCE)}
    assert found["hedging, 100 words"].value == 0.75
    assert found["hedging, 100 words"].cases == 4
    assert found["hedging, none in the part"].value == 0


def test_parts_and_rests_make_up_the_article_and_are_as_long_as_stated():
    text = " ".join(
        f"Officials in town {n} may close bridge {n} in the spring of year {n}." for n in range(160)
    )
    articles = [Article(text=f"{text} This is number {n}.", id=str(n)) for n in range(8)]
    found = list(split_articles(articles, MODEL))
    assert found
    assert {one.length for one in found} == set(LENGTHS)
    for one in found:
        assert one.length <= one.part.profile.words < one.length + 15
        whole = len(one.part.profile.article.text.split()) + len(one.rest.profile.article.text.split())
        assert whole == len(articles[0].text.split())
    short = [replace(article, text=text[:3000]) for article in articles]
    assert list(split_articles(short, MODEL)) == []


def test_intervals_of_a_text_that_hedges_evenly_are_right():
    verbs = ("will", "may", "may")
    text = " ".join(f"Officials in town {n} {verbs[n % 3]} close bridge {n}." for n in range(200))
    articles = [Article(text=f"{text} This is number {n}.", id=str(n)) for n in range(12)]
    shares = [figure.value for figure in figures(split_articles(articles, MODEL), REFERENCE)]
    assert shares == pytest.approx([1.0] * len(shares))
