import math

import pytest

from reliability.extractors.loaded_wording import extract
from reliability.lexicons import load
from reliability.records import Article
from reliability.text import read

WORDS = "loaded_wording_loaded_words_per_1000_words"
FRAMES = "loaded_wording_delegitimising_per_1000_words"


def found(text, measure=WORDS):
    return [text[e.start : e.end] for e in extract(read(Article(text=text))).evidence if e.measure == measure]


@pytest.mark.parametrize(
    ("text", "charged"),
    [
        ("The mayor slammed the disgraceful plan.", ["slammed", "disgraceful"]),
        ("They rammed through a reckless bill.", ["rammed through", "reckless"]),
        ("The so-called experts peddled hysteria.", ["so-called", "peddled", "hysteria"]),
        ("A thug and his cronies.", ["thug", "cronies"]),
        ("It was a CATASTROPHE for them.", ["CATASTROPHE"]),
        ("Those right-wing and left-wing mobs.", ["right-wing", "left-wing", "mobs"]),
    ],
)
def test_flags_charged_words(text, charged):
    assert found(text) == charged


@pytest.mark.parametrize(
    "text",
    [
        "The council met on Tuesday and approved the budget by five votes to two.",
        "He said: “The mayor is a disgraceful crook.”",
        "Police opened a hate crime inquiry; the criminal case goes on.",
        "A natural disaster was declared by Michael Savage of the county.",
        "",
    ],
)
def test_passes_plain_words_quotations_neutral_phrases_and_names(text):
    assert found(text) == []


def test_frames_that_deny_standing_are_counted_apart():
    assert found("The so-called reform was a disaster.", FRAMES) == ["so-called"]


def test_is_a_rate_of_the_writers_words():
    values = extract(read(Article(text="A shameful vote. “Not our vote,” he said."))).values
    assert values[WORDS] == pytest.approx(1000 / 5)


def test_no_words_no_rate():
    assert all(math.isnan(value) for value in extract(read(Article(text="“Only theirs.”"))).values.values())


def test_list_names_no_party_and_mirrors_sides():
    words = {" ".join(e.words) for group in load("loaded_wording").entries.values() for e in group}
    assert not words & {"liberal", "liberals", "conservative", "conservatives", "democrats", "republicans"}
    for phrase in words:
        for one, other in (
            ("left-wing", "right-wing"),
            ("leftist", "rightist"),
            ("liberal ", "conservative "),
        ):
            if phrase.startswith((one, other)):
                assert phrase.replace(one, other) in words
                assert phrase.replace(other, one) in words


@pytest.mark.parametrize(
    "text", ["A grievance-mongering speech.", "The scandal-plagued pseudo-academy fell."]
)
def test_charged_compounds(text):
    assert found(text)


def test_title_case_hides_no_charged_word():
    assert found("It ran under: Mayor Slams Shameful Plan For Harbour Bridge.") == ["Slams", "Shameful"]
