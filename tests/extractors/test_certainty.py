"""Boosters, absolutes, negations: sentences of our own that must and must not count."""

import math

import pytest

from reliability.extractors.certainty import extract
from reliability.records import Article
from reliability.text import read


def found(text):
    findings = extract(read(Article(text=text, title="A headline")))
    return {e.measure.split("_")[1]: text[e.start : e.end].lower() for e in findings.evidence}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("This is clearly a mistake.", {"boosters": "clearly"}),
        ("Make no mistake: the bridge is old.", {"boosters": "make no mistake", "negations": "no"}),
        ("Everyone saw it.", {"absolutes": "everyone"}),
        ("The bridge isn’t safe.", {"negations": "isn’t"}),
        ("After all, a total of all three bridges opened.", {}),
        ("It is not only old.", {}),
        ("The bridge opened on Tuesday.", {}),
        ("“Everyone clearly knows nothing,” she said.", {}),
    ],
)
def test_finds(text, expected):
    assert found(text) == expected


def test_a_text_without_words_has_no_rate():
    assert all(math.isnan(value) for value in extract(read(Article(text="…"))).values.values())


@pytest.mark.parametrize(
    "text",
    [
        "The signs are clearly marked.",
        "He did not really sleep.",
        "The party has an absolute majority.",
        "It rained all night.",
    ],
)
def test_phrases_that_mean_something_else_are_exempt(text):
    findings = extract(read(Article(text=text, title="A headline")))
    assert [e for e in findings.evidence if "negations" not in e.measure] == []
