from reliability.reports.typical_articles import MOST_ARTICLES, Seen, choose


def seen(*scores):
    return [Seen(place, str(place), score) for place, score in enumerate(scores)]


def test_nearest_the_median_highest_and_lowest():
    chosen = choose(["a"], {"a": seen(10.0, 50.0, 90.0, 55.0, 60.0)})
    assert [(example.why, example.article.points) for example in chosen] == [
        ("typical", 55.0),
        ("highest style", 90.0),
        ("lowest style", 10.0),
    ]


def test_no_article_twice():
    assert [example.why for example in choose(["a"], {"a": seen(50.0)})] == ["typical"]
    assert len(choose(["a"], {"a": seen(50.0, 60.0)})) == 2


def test_every_source_has_a_typical_one_before_any_has_more():
    names = [f"s{number:02}" for number in range(100)]
    chosen = choose(names, {name: seen(1.0, 2.0, 3.0) for name in names})
    assert len(chosen) == MOST_ARTICLES
    assert [example.source for example in chosen[:30]] == names[:15] + names[-15:]
    assert {example.why for example in chosen[:30]} == {"typical"}


def test_sources_without_scored_articles_have_none():
    assert choose(["a", "b"], {"b": seen(1.0)})[0].source == "b"
