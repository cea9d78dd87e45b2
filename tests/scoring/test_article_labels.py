import pytest

from reliability.errors import TrainingError
from reliability.records import Article, ArticleProfile
from reliability.scoring import article_labels


def written(tmp_path, content):
    path = tmp_path / "verdicts.csv"
    path.write_text(content, encoding="utf-8")
    return path


def test_verdicts_are_joined_by_id_or_url(tmp_path):
    verdicts = article_labels.read(
        written(tmp_path, "url,one_sided\nhttps://a.example/1,1\nhttps://a.example/2,no\n")
    )
    profiles = [
        ArticleProfile(Article(text="", id=str(n), url=f"https://a.example/{n}", source="a"), 300, (), {})
        for n in range(4)
    ]
    labels = article_labels.labels(profiles, verdicts)
    assert labels.one_sided.tolist() == [1, 0]
    assert labels.source.tolist() == ["a", "a"]


@pytest.mark.parametrize(
    ("content", "problem"),
    [("a,b\n1,2\n", "need a column id or url"), ("id,one_sided\n1,perhaps\n", "row 1"), ("", "no rows")],
)
def test_what_is_wrong_is_named(tmp_path, content, problem):
    with pytest.raises(TrainingError, match=problem):
        article_labels.read(written(tmp_path, content))


def test_verdicts_on_other_articles_are_an_error():
    with pytest.raises(TrainingError, match="No verdict"):
        article_labels.labels([ArticleProfile(Article(text="", id="1"), 300, (), {})], {"2": 1.0})
