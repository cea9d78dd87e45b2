"""Hedges and weasels: sentences of our own that must and must not count."""

import math

import pytest

from reliability.extractors.hedging import extract
from reliability.records import Article
from reliability.text import read

HEDGES, WEASELS = "hedging_hedges_per_1000_words", "hedging_weasels_per_1000_words"
UNREALISED = "hedging_unrealised_events_per_1000_words"


def found(measure, text):
    findings = extract(read(Article(text=text, title="A headline")))
    return [text[e.start : e.end] for e in findings.evidence if e.measure == measure]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridge may be closed.", ["may"]),
        ("The dam might burst by Friday.", ["might"]),
        ("The strike could cost the port a month of trade.", ["could"]),
        ("He could face ten years in prison.", ["could"]),
        ("The two could possibly merge.", ["could possibly"]),
        ("He is likely to be the thief.", ["likely"]),
        ("A second round is unlikely.", ["unlikely"]),
        ("The mayor reportedly left the town.", ["reportedly"]),
        ("Perhaps the ferry was late.", ["Perhaps"]),
        ("The engine appears to have failed.", ["appears to"]),
        ("It seems that nobody paid.", ["seems"]),
        ("The data suggest a slower winter.", ["suggest"]),
        ("A study of 40 towns suggests that rents fell.", ["suggests"]),
        ("The alleged thief was not at home.", ["alleged"]),
        ("Police described an apparent suicide.", ["apparent"]),
        ("Rents are expected to rise in June.", ["expected to"]),
        ("The boat is now believed to be lost.", ["believed to"]),
        ("She said that it may rain.", ["may"]),
        ("The potential buyers met on Monday.", ["potential"]),
        ("They discussed a possible merger.", ["possible"]),
    ],
)
def test_hedges(text, expected):
    assert found(HEDGES, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It was closed in May after a flood.",
        "On May 12 the bridge was closed.",
        "The minister, Theresa May, opened the bridge.",
        "May we have an answer from the mayor?",
        "May he rest in peace.",
        "The text may be republished without fee.",
        "The navy showed its military might on Sunday.",
        "She pushed with all her might.",
        "They could not open the door.",
        "They could see the harbour from the roof.",
        "The road was widened so that the buses could pass.",
        "He asked whether the class could leave.",
        "As a child he could swim for hours.",
        "Nobody knew where the men could sleep.",
        "He will appear in court on Monday.",
        "The singer appeared on television last night.",
        "Men are twice as likely to smoke.",
        "The poll asked 900 likely voters.",
        "He suggested a walk along the river.",
        "She suggested that the council meet in June.",
        "Come as soon as possible.",
        "The town has not reached its full potential.",
        "The plan seeks to lower rents and aims to please.",
        "The council demanded, requested and urged a vote.",
        "The ferry runs until noon if the sea is calm.",
        "They were willing to sell.",
        "There is a tendency to build in winter.",
        "The uncertainty lasted a year.",
        "The harbour froze and the ferry sank.",
        "About 300 guests came, roughly half of them by boat.",
        "“It may rain,” she said.",
    ],
)
def test_no_hedge(text):
    assert found(HEDGES, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Some say it is late.", ["Some say"]),
        ("Many believe that the bridge is unsafe.", ["Many believe"]),
        ("Many local experts argue that it is late.", ["Many local experts argue"]),
        ("Critics say the plan is late.", ["Critics say"]),
        ("Critics of the plan argue that it is late.", ["Critics"]),
        ("Scientists now say it is late.", ["Scientists now say"]),
        ("It is believed that the bridge is old.", ["It is believed"]),
        ("It is widely believed that the bridge is old.", ["It is widely believed"]),
        ("The bridge is widely seen as a landmark.", ["widely seen"]),
        ("Most engineers believe that it is safe.", ["Most engineers believe"]),
        ("The plan was criticised by many residents.", ["by many"]),
        ("The bill was costly, according to critics.", ["according to critics"]),
        ("Others say that it is late.", ["Others say"]),
    ],
)
def test_weasels(text, expected):
    assert found(WEASELS, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Some, like Luis Arteaga, believe that it is late.",
        "Some 300 guests came.",
        "The council asked how many came.",
        "The harbour was closed for many years.",
        "It is one of the world's 20 largest ports.",
        "The council considered the plan.",
        "The plan was criticised by Ann Lee.",
        "The two scientists say it is late.",
        "Its critics say it is late.",
        "Moody's analysts said that rates fell.",
        "The most engineers could say was no.",
        "Ann Lee and others denounced it.",
        "The mayor opened the bridge on Tuesday.",
        "According to experts at the port, it is late.",
        "“Some people say so,” she said.",
    ],
)
def test_no_weasel(text):
    assert found(WEASELS, text) == []


def test_events_that_have_not_happened_are_counted_apart():
    text = "The firm plans to sell if the council agrees."
    assert found(UNREALISED, text) == ["plans to", "if"]
    assert found(HEDGES, text) == []


def test_rate_is_by_words_in_the_articles_own_voice():
    values = extract(read(Article(text="It may rain. “No, no, no, it may not,” said Ann.", title="x"))).values
    assert values[HEDGES] == pytest.approx(1000 / 5)


def test_a_text_without_words_has_no_rate():
    assert all(math.isnan(value) for value in extract(read(Article(text="—"))).values.values())
