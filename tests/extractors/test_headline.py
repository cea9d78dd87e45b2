import math

import pytest

from reliability.extractors.headline import extract
from reliability.records import Article
from reliability.text import read

BODY = "The council met on Tuesday and approved the budget by five votes to two."


def read_title(title):
    return extract(read(Article(text=BODY, title=title)))


@pytest.mark.parametrize(
    ("title", "forms"),
    [
        ("Council approves budget", []),
        ("9 Things You Won’t Believe About Bridges", ["9", "You Won’t Believe"]),
        ("Here’s Why the Bridge Fell", ["Here’s Why"]),
        ("Is the bridge safe?", ["?"]),
        ("Bridge falls!!!", ["!!!"]),
        ("2020 budget approved", []),
    ],
)
def test_clickbait_forms(title, forms):
    findings = read_title(title)
    shown = [title[e.start : e.end] for e in findings.evidence if e.measure == "headline_clickbait_forms"]
    assert sorted(shown) == sorted(forms)
    assert findings.values["headline_clickbait_forms"] == len(forms)


def test_capitals_unless_all_of_it_is_in_capitals():
    assert read_title("They NEVER told the FBI").values["headline_words_in_capitals"] == 1
    assert read_title("THEY NEVER TOLD THE FBI").values["headline_words_in_capitals"] == 0


def test_charged_words():
    assert read_title("Shameful vote: mayor slams plan").values["headline_loaded_words"] == 2


def test_undefined_without_a_headline():
    assert all(math.isnan(value) for value in read_title("").values.values())
