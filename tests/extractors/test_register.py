import math

import pytest

from reliability.extractors import register
from reliability.lexicons import load
from reliability.records import Article
from reliability.text import read


def rate(text, name):
    return register.extract(read(Article(text=text))).values[f"register_{name}_per_1000_words"]


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("The harbour of the town lay in fog.", "prepositions", 2),
        ("The harbour of the town lay in fog.", "definite_articles", 2),
        ("I think my ferry is late.", "first_person_singular", 2),
        ("I’m sure they don’t run.", "contractions", 2),
        ("I'm sure they don't run.", "negations", 1),
        ("Ferries ran in May and may run again.", "possibility_modals", 1),
        ("THEY WERE LATE.", "be_past", 1),
        ("They ought to wait, but they must sail.", "obligation_modals", 2),
        ("She left because he was late.", "third_person_singular", 2),
        ("It was the worst crossing, worse than ever.", "superlatives", 1),
    ],
)
def test_class_is_counted_by_form(text, name, words):
    document = read(Article(text=text))
    assert rate(text, name) == pytest.approx(1000 * words / len(document.body.words))


def test_words_of_speakers_are_left_out():
    assert rate("“I love my boat,” the captain of the ferry said.", "first_person_singular") == 0


def test_evidence_shows_the_words():
    text = "İt is said that we, the crew, won’t sail."
    found = register.extract(read(Article(text=text))).evidence
    negations = [text[e.start : e.end] for e in found if e.measure == "register_negations_per_1000_words"]
    assert negations == ["won’t"]


def test_a_text_without_words_has_no_rates():
    assert all(math.isnan(value) for value in register.extract(read(Article(text=" … "))).values.values())


def test_every_category_of_the_list_is_a_measure_and_holds_single_words():
    entries = [entry for group in load("register").entries.values() for entry in group]
    named = {f"register_{entry.category}_per_1000_words" for entry in entries}
    assert named == {measure.name for measure in register.MEASURES}
    assert all(len(entry.words) == 1 for entry in entries)


@pytest.mark.parametrize("text", ["The US said so.", "The WHO said so.", "She works in IT there."])
def test_names_spelled_like_function_words_are_left_out(text):
    for name in ("first_person_plural", "relatives", "it"):
        assert rate(text, name) == 0


@pytest.mark.parametrize("text", ["There is a bridge.", "Was there a ferry?", "There has been no vote."])
def test_existential_there_is_not_here_and_now(text):
    assert rate(text, "here_and_now") == 0
