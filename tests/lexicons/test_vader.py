"""The fast VADER gives the library's numbers."""

import random

import pytest
from vaderSentiment import vaderSentiment

from reliability.lexicons.vader import NEUTRAL, Analyzer


@pytest.fixture(scope="module")
def original():
    return vaderSentiment.SentimentIntensityAnalyzer()


@pytest.fixture(scope="module")
def fast():
    return Analyzer()


def same(original, fast, sentence):
    theirs, ours = original.polarity_scores(sentence), fast.polarity(sentence)
    return (theirs["pos"], theirs["neg"], theirs["compound"]) == tuple(ours)


@pytest.mark.parametrize(
    "sentence",
    [
        "", "   ", "...", "The bridge is old.", "The bridge is GREAT!!!", "It was never so bad.",
        "The bridge isn't very good, but it stands.", "Without a doubt, a fine bridge.",
        "The least helpful plan; at least it is honest.", "No good or bad news?? 😁💘", "kind of a good deal",
        "the bomb! yeah right", "to die for 😁", "a beating heart",
    ],
)  # fmt: skip
def test_equals_the_library_on_its_rules(original, fast, sentence):
    assert same(original, fast, sentence)


def test_equals_the_library_on_random_sentences(original, fast):
    draw = random.Random(0)
    words = [
        *sorted(original.lexicon)[::40],
        *sorted(vaderSentiment.BOOSTER_DICT),
        *sorted(vaderSentiment.NEGATE),
    ]
    words += [
        "but",
        "no",
        "least",
        "at",
        "very",
        "kind",
        "of",
        "this",
        "so",
        "doubt",
        "the",
        "bomb",
        "GOOD",
        "BAD",
        "x",
        "X",
        "y",
        "!",
        "??",
        ":)",
        "😁",
        "bridge",
        "sailed",
    ] * 4
    sentences = (" ".join(draw.choices(words, k=draw.randint(0, 16))) for _ in range(4000))
    assert all(same(original, fast, sentence) for sentence in sentences)


def test_words_can_be_added():
    assert Analyzer({"cronyism": -2.0}).polarity("It was cronyism.").compound < 0
    assert Analyzer().polarity("It was cronyism.") == NEUTRAL
