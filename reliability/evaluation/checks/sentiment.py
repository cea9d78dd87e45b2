"""Sentiment against the mean rating of editorial sentences by twenty people (Hutto and Gilbert 2014)."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from math import isnan
from pathlib import Path
from typing import NamedTuple

from reliability.evaluation.figure import Figure, bootstrap, half, require
from reliability.extractors.sentiment import extract
from reliability.records import Article
from reliability.text import read


class Rated(NamedTuple):
    """A sentence, the editorial it stands in, and its mean rating, −4 to 4."""

    editorial: str
    text: str
    rating: float


def check(data: Path) -> list[Figure]:
    """Pearson's r with the raters over the `test` half, and what it gains over plain VADER."""
    sentences = rated(require(data, "sentiment", "nyt_editorial.csv"))["test"]
    ratings = [sentence.rating for sentence in sentences]
    ours = [polarity(sentence.text) for sentence in sentences]
    plain = _plain_vader([sentence.text for sentence in sentences])
    editorials = _editorials(sentences)

    def correlation(at: Sequence[int]) -> float:
        rows = [row for editorial in at for row in editorials[editorial]]
        return pearson([ours[i] for i in rows], [ratings[i] for i in rows])

    def gain(at: Sequence[int]) -> float:
        rows = [row for editorial in at for row in editorials[editorial]]
        return correlation(at) - pearson([plain[i] for i in rows], [ratings[i] for i in rows])

    every = range(len(editorials))
    simple = pearson(plain, ratings)
    cases = len(sentences)
    return [
        Figure(
            "sentiment", "rating of the sentence", "Pearson", correlation(every),
            bootstrap(editorials, correlation), cases, simple, "plain VADER",
        ),
        Figure(
            "sentiment", "rating of the sentence: gain over plain VADER", "Pearson difference", gain(every),
            bootstrap(editorials, gain), cases, 0.0, "plain VADER",
        ),
    ]  # fmt: skip


def rated(path: Path) -> dict[str, list[Rated]]:
    """The rated sentences by half."""
    halves: dict[str, list[Rated]] = {"look": [], "test": []}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            editorial = row["id"].partition("_")[0]
            halves[half(row["text"])].append(Rated(editorial, row["text"], float(row["mean_rating"])))
    return halves


def polarity(sentence: str) -> float:
    """`sentiment.mean` of the sentence as an article of its own; 0 where none of it is the writer's."""
    value = extract(read(Article(text=sentence, title="–"))).values["sentiment.mean"]
    return 0.0 if isnan(value) else value


def pearson(ours: Sequence[float], theirs: Sequence[float]) -> float:
    """Pearson's correlation; NaN where one side does not vary."""
    import numpy as np

    with np.errstate(invalid="ignore", divide="ignore"):
        return float(np.corrcoef(ours, theirs)[0, 1])


def _plain_vader(sentences: Sequence[str]) -> list[float]:
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    analyzer = SentimentIntensityAnalyzer()
    return [analyzer.polarity_scores(text)["compound"] for text in sentences]


def _editorials(sentences: Sequence[Rated]) -> list[list[int]]:
    """The rows of each editorial: sentences of one text are no independent cases."""
    rows: dict[str, list[int]] = {}
    for at, sentence in enumerate(sentences):
        rows.setdefault(sentence.editorial, []).append(at)
    return list(rows.values())
