import math

import pytest

from reliability.extractors.learned_wording import extract, mean_weight
from reliability.lexicons import load
from reliability.records import Article
from reliability.text import read

MEAN = "learned_wording_mean_weight"


def test_mean_over_the_writers_words():
    body = read(Article(text="An evil plan. “Evil,” he said.")).body
    assert mean_weight(body, {"evil": 1.0, "said": -0.5}) == pytest.approx((1.0 - 0.5) / 5)


def test_a_rant_is_above_a_report():
    rant = extract(read(Article(text="They lied, obviously, and it is absurd nonsense, you know.")))
    report = extract(
        read(Article(text="Officials in the region pledged an overhaul of the program, she said."))
    )
    assert rant.values[MEAN] > 0 > report.values[MEAN]


def test_no_words_no_mean():
    assert math.isnan(extract(read(Article(text="“Theirs.”"))).values[MEAN])


def test_groups_and_sides_are_not_learned():
    assert not load("learned_wording").entries.keys() & load("not_learned").entries.keys()
