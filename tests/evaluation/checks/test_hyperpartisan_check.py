import numpy as np

from reliability.evaluation.article_verdicts import Judged
from reliability.evaluation.checks import hyperpartisan
from reliability.records import Article, ArticleProfile

LOADED = "loaded_wording_loaded_words_per_1000_words"


def judged(articles=240):
    chance = np.random.default_rng(0)
    for number in range(articles):
        one_sided = number % 3 == 0
        words = "shame storm" if one_sided and number % 2 else "calm report"
        article = Article(text=f"{words} {number % 7}", source=f"o{number % 40}", url=f"u{number}")
        value = max(chance.normal(30 if one_sided else 15, 6), 0)
        yield Judged(ArticleProfile(article, 300, (), {LOADED: value}), one_sided)


def test_figures_of_the_verdict():
    found = {(figure.name, figure.statistic): figure for figure in hyperpartisan.figures(list(judged()))}
    area = found["article is hyperpartisan, outlets not seen", "AUC"]
    assert area.value > 0.85
    assert area.value > area.simple
    assert area.cases == 240
    assert 0.5 < found["calibration", "slope"].value < 1.6
    assert 0 <= found["calibration", "expected calibration error, five bins"].value < 0.12
