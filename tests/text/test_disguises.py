import pytest

from reliability.records import Article
from reliability.text import read
from reliability.text.disguises import is_disguised

TEXT = "The council met on Monday to vote on the {} plan, and the mayor left the hall before it was over."


def told(word):
    return is_disguised(read(Article(text=TEXT.format(word))).body)


@pytest.mark.parametrize(
    "word", ["cаlm", "ｃａｌｍ", "ca\u200blm", "ca\u2068lm", "ca\u0338lm", "𝐜𝐚𝐥𝐦", "cal\u00adm wa\u00adter"]
)
def test_one_word_in_disguise_is_enough_whatever_it_says(word):
    assert told(word)


@pytest.mark.parametrize(
    "word",
    [
        "calm\u200b", "\u2068calm\u2069", "news\u00adpaper", "covid-\u00ad19", "μg", "APOE-ε4", "Aβ", "⅔",
        "café", "cafe\u0301", "Москва", "Straße", "naïve",
    ],
)  # fmt: skip
def test_honest_writing_is_not_a_disguise(word):
    assert not told(word)
