"""Hedges and weasels: sentences of our own that must and must not count."""

import math

import pytest

from reliability.extractors.hedging import extract
from reliability.records import Article
from reliability.text import read

HEDGES, WEASELS = "hedging_hedges_per_1000_words", "hedging_weasels_per_1000_words"


def found(measure, text):
    findings = extract(read(Article(text=text, title="A headline")))
    return [text[e.start : e.end] for e in findings.evidence if e.measure == measure]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridge may be closed.", ["may"]),
        ("It was closed in May after a flood.", []),
        ("On May 12 the bridge was closed.", []),
        ("May we have an answer from the mayor?", ["May"]),
        ("He is likely to be the thief.", ["likely to"]),
        ("The mayor reportedly left the town.", ["reportedly"]),
        ("The harbour froze and the ferry sank.", []),
        ("“It may rain,” she said.", []),
    ],
)
def test_hedges(text, expected):
    assert found(HEDGES, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Some people dislike the bridge.", ["Some people"]),
        ("Some 300 guests came.", []),
        ("The council asked how many came.", []),
        ("The harbour was closed for many years.", []),
        ("The bridge is considered a landmark.", ["considered"]),
        ("The bridge is now widely believed to be unsafe.", ["widely believed"]),
        ("The council considered the plan.", []),
        ("The plan was criticised by many residents.", ["criticised", "many"]),
        ("The plan was criticised by Ann Lee.", []),
        ("Critics of the plan argue that it is late.", ["Critics"]),
        ("Scientists now say it is late.", ["Scientists"]),
        ("The two scientists say it is late.", []),
        ("He is certain to win.", []),
        ("Most engineers believe that it is safe.", ["Most"]),
        ("The most engineers could say was no.", []),
        ("Ann Lee and others denounced it.", []),
        ("Others say that it is late.", ["Others say"]),
        ("They hoped that many guests would come, but not that many came.", ["many"]),
        ("The mayor opened the bridge on Tuesday.", []),
        ("“Some people hate it,” she said.", []),
    ],
)
def test_weasels(text, expected):
    assert found(WEASELS, text) == expected


def test_rate_is_by_the_writers_words():
    values = extract(read(Article(text="It may rain. “No, no, no, it may not,” said Ann.", title="x"))).values
    assert values[HEDGES] == pytest.approx(1000 / 5)


def test_a_text_without_words_has_no_rate():
    assert all(math.isnan(value) for value in extract(read(Article(text="—"))).values.values())
