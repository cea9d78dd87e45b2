import random

import pytest

from reliability.evaluation.checks import direction
from reliability.records import Article, ArticleProfile

TELLING = "register_prepositions_per_1000_words"


@pytest.fixture
def data(tmp_path):
    rows = "".join(f"o{at}.example,{at / 40},{1 - at / 40}\n" for at in range(40))
    (tmp_path / "outlets").mkdir()
    (tmp_path / "outlets" / "ratings.csv").write_text(f"domain,pc1,afm_bias\n{rows}", encoding="utf-8")
    return tmp_path


def invented(difference):
    """Articles of 40 outlets, every second one right: those have more of one measure, and other words."""
    chance = random.Random(5)
    for at in range(40):
        right = at % 2
        for _ in range(6):
            words = " ".join(
                chance.choice(("calm", "report", "storm", "tax" if right else "rent")) for _ in range(40)
            )
            fields = {"collection": "allsides", "lean": "right" if right else "left"}
            article = Article(words, domain=f"o{at}.example", source=f"o{at}.example", fields=fields)
            yield ArticleProfile(article, 300, (), {TELLING: 100 + difference * right + chance.gauss(0, 5)})


@pytest.mark.parametrize(("difference", "low", "high"), [(20, 0.95, 1), (0, 0.1, 0.9)])
def test_what_parts_the_sides_is_found_and_nothing_else(data, monkeypatch, difference, low, high):
    monkeypatch.setattr(direction, "RECIPE", direction.RECIPE.__class__(repeats=1))
    together, rating, beyond = direction.figures(data, list(invented(difference)))
    assert low <= together.value <= high
    assert low <= beyond.value <= high
    assert together.simple > 0.95
    assert 0.3 < rating.simple < 0.7
    assert together.cases == 40
