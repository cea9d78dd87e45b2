"""Articles that nearly repeat an earlier one of their source."""

import random

import pytest

from reliability import pipeline
from reliability.ingest import Repetitions, signature
from reliability.ingest.near_duplicates import NearDuplicates
from reliability.records import Article
from reliability.text.fingerprints import resemblance, sketch

WORDS = [
    f"{first}{last}"
    for first in ["bridge", "council", "harbour", "mayor", "engine", "river"]
    for last in range(90)
]


def text(seed, words=220):
    return " ".join(random.Random(seed).choices(WORDS, k=words)) + "."


def earlier(*articles, **options):
    near = NearDuplicates(**options)
    return [origin(near, article) for article in articles]


def origin(near, article):
    return near.earlier(article.id, article.source, signature(article).sketch)


STORY = "“We don't know,” she said. " + text(1)


@pytest.mark.parametrize(
    "edited",
    [
        STORY.replace("“", '"').replace("”", '"'),
        STORY.replace("don't", "don’t"),
        "UPDATE: " + STORY,
        STORY + " Updated at 10:15.",
        STORY.replace(" ", "  ").upper(),
        STORY.replace("bridge1 ", "new-bridge ", 1),
        STORY + " " + text(2, 40),
        "\n".join(STORY.split(" ")),
    ],
)
def test_small_edits_are_noted_with_the_id_of_the_earlier_article(edited):
    duplicate_id = earlier(Article(STORY, id="a", source="s"), Article(edited, id="b", source="s"))
    assert duplicate_id == ["", "a"]


def test_other_texts_and_other_sources_repeat_nothing():
    half = STORY[: len(STORY) // 2] + text(3, 110)
    other = [Article(STORY, id="b", source="t"), Article(half, id="c", source="s")]
    assert earlier(Article(STORY, id="a", source="s"), *other) == ["", "", ""]


def test_articles_without_a_source_are_compared_with_each_other():
    articles = [Article(STORY, id=name, source=name, notes=("no_source",)) for name in "ab"]
    repetitions = Repetitions()
    found = [repetitions.find(item.id, item.source, item.notes, signature(item)) for item in articles]
    assert found == [None, ("near_duplicate", "a")]


def test_short_texts_are_not_compared():
    assert earlier(*[Article("Sign in to read this article.", id=name) for name in "ab"]) == ["", ""]


def test_remembers_the_last_articles_only():
    articles = [Article(text(seed), id=str(seed), source="s") for seed in range(100)]
    near = NearDuplicates(remember=10)
    assert not any(origin(near, article) for article in articles)
    assert [origin(near, article) for article in articles[91:]] == [str(seed) for seed in range(91, 100)]
    assert origin(near, articles[0]) == ""
    assert len(near._newer.ids) <= 10


def test_a_sketch_estimates_the_share_of_shingles_in_common():
    words = text(5, 4000).split()
    for share in (0.5, 0.7, 0.9):
        kept = int(len(words) * 2 * share / (1 + share))
        other = [*words[:kept], *text(6, len(words) - kept).split()]
        assert resemblance(sketch(" ".join(words)), sketch(" ".join(other))) == pytest.approx(share, abs=0.15)


def test_the_pipeline_notes_exact_and_near_duplicates():
    items = [
        Article(STORY, id="a", source="s"),
        Article(STORY, id="b", source="s"),
        Article(STORY + " End.", id="c", source="s"),
    ]
    results = list(pipeline.marked(items))
    assert [item.notes for item in results] == [(), ("duplicate",), ("near_duplicate",)]
    assert [item.duplicate_of for item in results] == ["", "a", "a"]
