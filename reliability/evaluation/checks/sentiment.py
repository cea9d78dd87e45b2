"""Sentiment against the mean rating of editorial sentences by twenty people (Hutto and Gilbert 2014)."""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Callable, Sequence
from copy import copy
from math import isnan
from pathlib import Path
from typing import NamedTuple

from reliability.evaluation.figure import CheckFigure, bootstrap, half, require
from reliability.evaluation.sentiment_weights import adjusted
from reliability.extractors.sentiment import analyzer, extract, own_words, polarity
from reliability.records import Article, Interval
from reliability.text import read

_FOLDS = 10
"""Of the cross-validation, over editorials."""
_MARKS = re.compile("\"|''|[“”]")


class RatedSentence(NamedTuple):
    """A sentence, its editorial, and its mean rating, −4 to 4."""

    editorial: str
    text: str
    rating: float


def check(data: Path) -> list[CheckFigure]:
    """Return Pearson's r with the raters over the `test` half, and its gain over plain VADER on the same.

    The raters judged whole sentences and plain VADER reads them whole: quotation marks are taken out first,
    but for the figure "quotations left out", which reads as in an article. What is shipped is not fitted;
    the last figure says what fitting would give: both halves, each editorial with weights of the others.
    """
    halves = read_sentences(require(data, "sentiment", "nyt_editorial.csv"))
    test, every = halves["test"], halves["look"] + halves["test"]
    plain = _plain_vader(test)
    whole = [score(_MARKS.sub(" ", sentence.text)) for sentence in test]
    unquoted = [score(sentence.text) for sentence in test]
    return [
        _figure("the sentence's rating", test, whole, plain),
        _gain("gain over plain VADER", test, whole, plain),
        _gain("gain over plain VADER, quotations left out", test, unquoted, plain),
        _gain("gain over plain VADER, fitted, cross-validated", every, fitted(every), _plain_vader(every)),
    ]


def fitted(sentences: Sequence[RatedSentence]) -> list[float]:
    """Return scores with word weights learned from the other editorials, in ten folds."""
    texts = [own_words(read(Article(text=_MARKS.sub(" ", s.text), title="–"))) for s in sentences]
    before = [polarity(analyzer(), text) for text in texts]
    folds = [
        int(hashlib.sha256(sentence.editorial.encode()).hexdigest(), 16) % _FOLDS for sentence in sentences
    ]
    scores = [0.0] * len(texts)
    vader = copy(analyzer())
    for fold in range(_FOLDS):
        train = [row for row, row_fold in enumerate(folds) if row_fold != fold]
        vader.lexicon = adjusted(
            analyzer(),
            [texts[row] for row in train],
            [before[row] for row in train],
            [sentences[row].rating for row in train],
        )
        for row in (row for row, row_fold in enumerate(folds) if row_fold == fold):
            scores[row] = polarity(vader, texts[row])
    return scores


def _figure(
    name: str, sentences: Sequence[RatedSentence], ours: list[float], plain: list[float]
) -> CheckFigure:
    ratings = [sentence.rating for sentence in sentences]

    def statistic(rows: Sequence[int]) -> float:
        return pearson([ours[i] for i in rows], [ratings[i] for i in rows])

    return CheckFigure(
        "sentiment", name, "Pearson", pearson(ours, ratings), _interval(sentences, statistic), len(ours),
        pearson(plain, ratings), "plain VADER",
    )  # fmt: skip


def _gain(
    name: str, sentences: Sequence[RatedSentence], ours: list[float], plain: list[float]
) -> CheckFigure:
    ratings = [sentence.rating for sentence in sentences]

    def statistic(rows: Sequence[int]) -> float:
        judged = [ratings[i] for i in rows]
        return pearson([ours[i] for i in rows], judged) - pearson([plain[i] for i in rows], judged)

    return CheckFigure(
        "sentiment", name, "Pearson, difference", statistic(range(len(ours))),
        _interval(sentences, statistic), len(ours), 0.0, "plain VADER",
    )  # fmt: skip


def _interval(sentences: Sequence[RatedSentence], statistic: Callable[[Sequence[int]], float]) -> Interval:
    """Return the interval over editorials, since sentences of one text are not independent."""
    editorials: dict[str, list[int]] = {}
    for number, sentence in enumerate(sentences):
        editorials.setdefault(sentence.editorial, []).append(number)
    groups = list(editorials.values())
    return bootstrap(groups, lambda chosen: statistic([row for group in chosen for row in groups[group]]))


def read_sentences(path: Path) -> dict[str, list[RatedSentence]]:
    """Return the rated sentences by half."""
    halves: dict[str, list[RatedSentence]] = {"look": [], "test": []}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            editorial = row["id"].partition("_")[0]
            halves[half(row["text"])].append(RatedSentence(editorial, row["text"], float(row["mean_rating"])))
    return halves


def score(sentence: str) -> float:
    """Return `sentiment_mean` of the sentence as a separate article; 0 if all of it is quoted."""
    value = extract(read(Article(text=sentence, title="–"))).values["sentiment_mean"]
    return 0.0 if isnan(value) else value


def pearson(scores: Sequence[float], ratings: Sequence[float]) -> float:
    """Return Pearson's correlation; NaN if one side does not vary."""
    import numpy as np

    with np.errstate(invalid="ignore", divide="ignore"):
        return float(np.corrcoef(scores, ratings)[0, 1])


def _plain_vader(sentences: Sequence[RatedSentence]) -> list[float]:
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    analyzer = SentimentIntensityAnalyzer()
    return [analyzer.polarity_scores(text)["compound"] for _, text, _ in sentences]
