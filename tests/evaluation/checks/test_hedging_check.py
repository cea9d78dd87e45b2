"""The hedging check on a set made up here."""

import csv

import pytest

from reliability.errors import DataError
from reliability.evaluation.checks import checks

SENTENCES = [
    ("The bridge may be closed on day {}.", 1),
    ("Some people say bridge {} may be closed.", 1),
    ("Bridge {} was closed on Tuesday.", 0),
]


@pytest.fixture
def data(tmp_path):
    for name in ("news_factuality", "wiki_weasel"):
        path = tmp_path / "hedging" / f"{name}.csv"
        path.parent.mkdir(exist_ok=True)
        with path.open("w", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["text", "hedged"])
            writer.writerows((text.format(n), hedged) for n in range(40) for text, hedged in SENTENCES)
    return tmp_path


def test_gives_figures_with_baselines(data):
    found = checks()["hedging"](data)
    assert {figure.simple_system for figure in found} >= {"every sentence", "forty words", "tf-idf"}
    assert len({figure.name for figure in found}) == len(found)
    assert all(0 < figure.value <= 1 and figure.interval[0] <= figure.value for figure in found)


def test_says_what_is_missing(tmp_path):
    with pytest.raises(DataError, match="news_factuality"):
        checks()["hedging"](tmp_path)
