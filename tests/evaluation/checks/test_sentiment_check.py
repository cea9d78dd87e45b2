"""The sentiment check on a set made up here."""

import csv

import pytest

from reliability.errors import DataError
from reliability.evaluation.checks import checks


@pytest.fixture
def data(tmp_path):
    path = tmp_path / "sentiment" / "nyt_editorial.csv"
    path.parent.mkdir()
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "mean_rating", "text"])
        for n in range(30):
            writer.writerow([f"{n}_1", 2 + n / 30, f"Bridge {n} is a wonderful success."])
            writer.writerow([f"{n}_2", -2 - n / 30, f"Bridge {n} is a horrible failure."])
            writer.writerow([f"{n}_3", n / 30, f"Bridge {n} was opened."])
    return tmp_path


def test_correlates_with_the_raters(data):
    figure, gain, own, fitted = checks()["sentiment"](data)
    assert figure.value > 0.9
    assert gain.value == pytest.approx(figure.value - figure.simple) == own.value
    assert fitted.cases == 90


def test_says_what_is_missing(tmp_path):
    with pytest.raises(DataError, match="nyt_editorial"):
        checks()["sentiment"](tmp_path)
