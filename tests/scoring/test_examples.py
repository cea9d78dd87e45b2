import numpy as np
import pytest

from reliability.records import Article, ArticleProfile
from reliability.scoring import Rating
from reliability.scoring.examples import collect


def examples(sizes):
    """One article of each of so many outlets in each collection."""
    profiles = [
        ArticleProfile(
            Article(text=f"{name} {at}", source=f"{name}{at}", fields={"collection": name}), 300, (), {}
        )
        for name, size in sizes.items()
        for at in range(size)
    ]
    return collect(profiles, {p.article.source: Rating(50, 50) for p in profiles}, ["a_b"])


@pytest.mark.parametrize(
    ("sizes", "outlets"),
    [
        ({"a": 30, "b": 12, "c": 9}, {"a": 30, "smaller collections together": 21}),
        ({"a": 30, "b": 12}, {"a": 30}),
        ({"a": 30, "b": 20}, {"a": 30, "b": 20}),
    ],
)
def test_small_collections_are_joined_or_left_out(sizes, outlets):
    found = examples(sizes).groups(1)
    assert {name: int(np.sum(mask)) for name, mask in found.items()} == outlets


def test_outlets_with_few_articles_in_a_collection_do_not_count():
    assert examples({"a": 30}).groups(2) == {}
