from math import nan

from reliability.lexicons.learning import Usage, learn, usage
from reliability.records import Article
from reliability.text import read

RATINGS = {f"outlet{n}": n / 20 for n in range(40)}


def corpus():
    """Outlets rated worse use "vile" more and "said" less; "Borovia" is a name."""
    return [
        Usage(outlet, "made", {"vile": 1 + n, "said": 41 - n, "the": 500}, {"borovia": 20})
        for n, outlet in enumerate(RATINGS)
    ]


def test_learns_sign_and_leaves_names_out():
    weights = learn(corpus(), RATINGS)
    assert weights["vile"] > 0.03 > abs(weights["the"])
    assert weights["said"] < -0.03
    assert "borovia" not in weights


def test_leaves_out_excluded_words_and_outlets_without_rating():
    assert "vile" not in learn(corpus(), RATINGS, frozenset({"vile"}))
    unrated = RATINGS | {"outlet0": nan}
    assert learn(corpus(), unrated) == learn(corpus()[1:], RATINGS)


def test_is_the_same_in_any_order():
    weights, turned = learn(corpus(), RATINGS), learn(corpus()[::-1], RATINGS)
    assert {word: round(weight, 9) for word, weight in weights.items()} == {
        word: round(weight, 9) for word, weight in turned.items()
    }


def test_too_few_outlets_teach_nothing():
    assert learn(corpus()[:5], RATINGS) == {}


def test_usage_counts_the_writers_words_by_capital():
    found = usage("x", "made", read(Article(text="The mayor of Bern spoke. “Never,” he said.")).body)
    assert found.lower == {"mayor": 1, "of": 1, "spoke": 1, "he": 1, "said": 1}
    assert found.capital == {"the": 1, "bern": 1}
