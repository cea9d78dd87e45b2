"""Sentiment of the writer's sentences; the sentences are our own."""

import math

import pytest

from reliability.extractors.sentiment import extract
from reliability.records import Article
from reliability.text import read


def mean(text):
    return extract(read(Article(text=text, title="A headline"))).values["sentiment_mean"]


def test_sign():
    assert mean("The repair was a shameful disaster.") < -0.2
    assert mean("The new bridge is a wonderful success.") > 0.2
    assert mean("The bridge opened on Tuesday.") == 0


def test_a_curly_apostrophe_negates_like_a_straight_one():
    assert mean("They won’t win the match.") == mean("They won't win the match.") < 0


@pytest.mark.parametrize("dash", ["—", " — ", " – ", " - ", " -- "])
def test_a_dash_is_no_word(dash):
    told = "The plan is good{}not at all great{}and nobody likes it."
    assert mean(told.format(dash, dash)) == mean(told.format("   ", "   "))


@pytest.mark.parametrize(
    "text",
    [
        "The Justice Department and the Supreme Court of the United States met the Security Council.",
        "The review found no evidence of fraud.",
        "His wife pleaded not guilty.",
    ],
)
def test_names_and_denials_are_no_feelings(text):
    assert mean(text) == 0


def test_what_is_prevented_is_not_deplored_and_what_is_lacking_not_praised():
    assert mean("The new law may prevent violence.") > 0
    assert mean("The plan lacks all elegance.") < 0


def test_quotations_are_not_the_writers():
    assert mean("The mayor of the old town said on Tuesday: “It is a shameful disaster.”") == 0
    assert math.isnan(mean("“It is a shameful disaster.”"))


def test_strength_counts_both_ways_and_shares_have_evidence():
    text = "The repair was a shameful disaster. The new bridge is a wonderful success. It opened on Tuesday."
    findings = extract(read(Article(text=text, title="A headline")))
    assert (
        findings.values["sentiment_negative_share"]
        == findings.values["sentiment_positive_share"]
        == pytest.approx(1 / 3)
    )
    assert findings.values["sentiment_strength"] > abs(findings.values["sentiment_mean"])
    assert [text[e.start : e.end].split()[1] for e in findings.evidence] == ["repair", "new"]


def test_a_long_string_of_emoji_is_quick_and_finite():
    assert math.isfinite(mean("Good 😁 " * 20_000))
