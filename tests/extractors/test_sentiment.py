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
def test_a_dash_is_not_a_word(dash):
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
def test_names_and_denials_are_not_feelings(text):
    assert mean(text) == 0


def test_what_is_prevented_is_not_deplored_and_what_is_lacking_not_praised():
    assert mean("The new law may prevent violence.") > 0
    assert mean("The plan lacks all elegance.") < 0


def test_quotations_are_not_the_writers():
    assert mean("The mayor of the old town said on Tuesday: “It is a shameful disaster.”") == 0
    assert math.isnan(mean("“It is a shameful disaster.”"))


def test_strength_counts_both_ways():
    text = "The repair was a shameful disaster. The new bridge is a wonderful success. It opened on Tuesday."
    values = extract(read(Article(text=text, title="A headline"))).values
    assert values["sentiment_negative_share"] == values["sentiment_positive_share"] == pytest.approx(1 / 3)
    assert values["sentiment_strength"] > abs(values["sentiment_mean"])


def charged(text):
    evidence = extract(read(Article(text=text, title="A headline"))).evidence
    assert {found.measure for found in evidence} <= {"sentiment_charged_sentences_share"}
    return [text[found.start : found.end] for found in evidence]


@pytest.mark.parametrize(
    "sentence",
    [
        "It was a heartless massacre.",
        "This is utter nonsense.",
        "Only an idiot would vote for it.",
        "The despicable plan failed.",
    ],
)
def test_a_verdict_an_insult_or_mockery_charges_a_sentence(sentence):
    assert charged(f"The council met on Monday. {sentence} It rained.") == [sentence.rstrip(".")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Three people died in the fire.",
        "The reward was doubled, and loyalty is far from guaranteed.",
        "He pleaded not guilty.",
        "The council convened an emergency meeting.",
        "Navy destroyers and assault ships left the port.",
        "The mayor slammed the controversial plan and boasted about his own.",
        "The men wore orange prison jumpsuits.",
        "The mayor said the plan was a despicable fraud.",
        "“It is a heartless massacre,” she said.",
    ],
)
def test_bad_and_good_events_are_not_charged(sentence):
    assert charged(sentence) == []


def test_in_an_opinionated_article_any_loaded_word_charges_a_sentence():
    text = "This shameful farce is a disgrace. The swindlers and their cronies met. It was outrageous. "
    assert charged(text + "The regime voted.")[-1] == "The regime voted"


@pytest.mark.parametrize(
    "subject",
    [
        "The crew of Great Britain", "The crew of the Dead Sea ferry", "Hope Kern and Joy Sund", "Miss Kern",
        "Gross domestic product", "Crude oil", "The price of crude oil", "Brent crude", "The cancer centre",
        "The trauma center", "Ann Best", "Mr. Savage", "Grace Love", "The emergency services",
        "The fire chief",
    ],
)  # fmt: skip
def test_names_and_terms_have_no_tone(subject):
    text = f"The board voted on Tuesday, and the boats go by road. {subject} moved to a new house on Monday."
    assert mean(text) == 0


@pytest.mark.parametrize(
    "sentence",
    [
        "No one was hurt on Monday.", "Nobody died.", "Nobody was killed in the crash.",
        "There were no injuries.",
        "There is nothing to worry about.",
        "The crew tested positive for the virus.", "Crime fell 20 percent.",
        "Deaths declined in the spring.", "Violent crime dropped by a tenth.",
    ],
)  # fmt: skip
def test_denials_and_falling_harm_are_not_unfavourable(sentence):
    assert mean(sentence) >= 0


def test_what_nobody_likes_is_not_favourable():
    assert mean("Nobody likes the plan.") < 0


def test_a_long_string_of_emoji_is_quick_and_finite():
    assert math.isfinite(mean("Good 😁 " * 20_000))
