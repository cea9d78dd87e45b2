import pytest
from pyphen import Pyphen

from reliability.lexicons.syllables import easy_words, spelling, syllables


@pytest.mark.parametrize(
    ("word", "number"),
    [("cat", 1), ("harbour", 2), ("officials", 3), ("don't", 1), ("o'clock", 1), ("left-wing", 2),
     ("1,000", 1), ("zorblatt", 2), ("ferry", 2), ("", 0), ("'", 0)],
)  # fmt: skip
def test_syllables_of_known_and_unknown_words(word, number):
    assert syllables(word) == number


@pytest.mark.parametrize(
    "word",
    ["zorblatt", "foodborne", "taskrabbit", "noninstitutionalised", "womantrend", "govts", "1990s", "covid19",
     "misanthropically", "ﬁancé's", "ångströmian", "b2b", "reimbursables", "hyperphotosynthesised"],
)  # fmt: skip
def test_syllables_of_unknown_words_are_those_of_pyphen(word):
    assert syllables(word) == len(Pyphen(lang="en_US").positions(spelling(word))) + 1


def test_spelling_keeps_the_apostrophe_of_contractions_only():
    spelled = {"don't": "don't", "i'm": "im", "left-wing": "leftwing", "u.s.": "us"}
    assert {word: spelling(word) for word in spelled} == spelled


def test_easy_words_are_those_of_textstat():
    assert {"apple", "yourself"} <= easy_words()
    assert "corrosion" not in easy_words()
