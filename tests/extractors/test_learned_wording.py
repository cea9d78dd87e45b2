import math

import pytest

from reliability.extractors.learned_wording import extract
from reliability.lexicons import load
from reliability.records import Article
from reliability.text import read

MEAN = "learned_wording_mean_weight"


def test_mean_over_the_writers_words():
    document = read(Article(text="They lied. “They lied,” the officials said, and the officials lied."))
    weigh = {word: entries[0].weight for word, entries in load("learned_wording").entries.items()}
    words = ["they", "lied", "the", "officials", "said", "and", "the", "officials", "lied"]
    assert {"lied", "officials"} <= weigh.keys()
    assert extract(document).values[MEAN] == pytest.approx(
        sum(weigh.get(word, 0.0) for word in words) / 9, abs=1e-9
    )


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
