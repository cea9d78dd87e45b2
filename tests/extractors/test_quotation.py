import math

import pytest

from reliability.extractors.quotation import extract
from reliability.records import Article
from reliability.text import read


def findings(text):
    return extract(read(Article(text=text, title="–")))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The “experts” on the panel were late.", ["experts"]),
        ("The 'experts' said “no,” and left.", ["experts"]),
        ("She read “Moby Dick” on the ferry.", []),
        ("He said the panel was “shameful” and left.", []),
        ("He called it “a very great and sad loss” for all.", []),
        ("“Go home,” she said.", []),
    ],
)
def test_scare_quotes_are_short_and_inside_the_articles_own_sentence(text, expected):
    assert [text[e.start : e.end] for e in findings(text).evidence] == expected


def test_long_quotation_share_and_length():
    values = findings("“" + "word " * 59 + "end,” she said. “No,” he said.").values
    assert values["quotation_long_quotation_share"] == pytest.approx(60 / 61)
    assert values["quotation_mean_words"] == pytest.approx(30.5)


def test_without_quotations_their_length_is_undefined():
    values = findings("She left early.").values
    assert values["quotation_scare_quotes_per_1000_words"] == 0
    assert math.isnan(values["quotation_mean_words"])
