"""Hedges and weasels against sentences that people judged: F1 of "the sentence holds one"."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Sequence
from math import nan
from pathlib import Path
from typing import NamedTuple

from reliability.evaluation.figure import CheckFigure, bootstrap, half, require
from reliability.extractors.hedging import extract
from reliability.records import Article
from reliability.text import read

_FORTY_WORDS = frozenset(
    [
        "may", "might", "could", "would", "should", "can", "perhaps", "maybe", "possibly", "probably",
        "likely", "unlikely", "possible", "potential", "reportedly", "allegedly", "apparently", "seem",
        "seems", "appears", "appeared", "suggest", "suggests", "suggested", "believe", "believes",
        "expected", "expects", "hopes", "plans", "whether", "if", "unless", "unclear", "uncertain", "alleged",
        "suspected", "doubt", "estimated", "think",
    ]
)  # fmt: skip
_TREEBANK = {"``": "“", "''": "”", "-LRB-": "(", "-RRB-": ")", "\\ n": "\n"}
"""How the weasel set writes marks, after the Penn Treebank."""
_PARTED = re.compile(r"(?<! ) +(?='(?:s|re|ve|ll|d|m)\b|n't\b)", re.IGNORECASE)
"""Both sets were cut into words and joined again: "they 're"."""
_MARKS = re.compile(r"[\"“”`]|(?<!\w)'|'(?!\w)")
_HEDGES, _WEASELS = "hedging_hedges_per_1000_words", "hedging_weasels_per_1000_words"
_UNREALISED = "hedging_unrealised_events_per_1000_words"

HedgeSentence = tuple[str, bool]
"""A sentence, and whether people called it hedged."""


class Baseline(NamedTuple):
    """A simple system: its name, and which of some sentences it calls hedged."""

    name: str
    predict: Callable[[list[str]], list[bool]]


def check(data: Path) -> list[CheckFigure]:
    """Return F1 over the `test` halves of the news (hedges) and the Wikipedia (weasels) sentences.

    Both sets mark more than a reader calls a hedge or a weasel, so these figures have no target.
    The annotators judged whole sentences, quotations included: quotation marks are taken out first. Figures
    with "quotations left out" keep them, so that only the writer's words are read, as in an article.
    """
    news = cases(require(data, "hedging", "news_factuality.csv"))["test"]
    wiki = cases(require(data, "hedging", "wiki_weasel.csv"))
    hedges, weasels = "hedges: an event of the news sentence is uncertain", "weasels: the sentence is one"
    forty, every = (
        Baseline("forty words", _find_forty_words),
        Baseline("every sentence", _call_every_sentence),
    )
    tfidf = Baseline("tf-idf", _fit_tfidf(wiki["look"]))
    return [
        _figure(f"unrealised events and {hedges}", _UNREALISED, news, forty),
        _figure(hedges, _HEDGES, news, forty),
        _figure(weasels, _WEASELS, wiki["test"], tfidf),
        _figure(f"{weasels}, quotations left out", _WEASELS, wiki["test"], every, opened=False),
    ]


def cases(path: Path) -> dict[str, list[HedgeSentence]]:
    """Return the sentences by half."""
    halves: dict[str, list[HedgeSentence]] = {"look": [], "test": []}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            halves[half(row["text"])].append((row["text"], row["hedged"] == "1"))
    return halves


def is_hedged(sentence: str, measure: str, *, opened: bool = True) -> bool:
    """Return whether the measure is above 0 for the sentence as an article, its quotation marks `opened`."""
    for mark, plain in _TREEBANK.items():
        sentence = sentence.replace(mark, plain)
    sentence = _PARTED.sub("", sentence)
    if opened:
        sentence = _MARKS.sub(" ", sentence)
    return extract(read(Article(text=sentence, title="–"))).values[measure] > 0


def f1(judged: Sequence[bool], called: Sequence[bool]) -> float:
    """Return the harmonic mean of precision and recall; NaN if nothing is judged or called hedged."""
    correct = sum(map(all, zip(judged, called, strict=True)))
    return 2 * correct / total if (total := sum(judged) + sum(called)) else nan


def _figure(
    name: str, measure: str, sentences: list[HedgeSentence], baseline: Baseline, *, opened: bool = True
) -> CheckFigure:
    judged = [hedged for _, hedged in sentences]
    called = [is_hedged(text, measure, opened=opened) for text, _ in sentences]

    def statistic(chosen: Sequence[int]) -> float:
        return f1([judged[row] for row in chosen], [called[row] for row in chosen])

    return CheckFigure(
        check="hedging",
        name=name,
        statistic="F1",
        value=f1(judged, called),
        interval=bootstrap(judged, statistic),
        cases=len(judged),
        simple=f1(judged, baseline.predict([text for text, _ in sentences])),
        simple_system=baseline.name,
    )


def _call_every_sentence(sentences: list[str]) -> list[bool]:
    return [True] * len(sentences)


def _find_forty_words(sentences: list[str]) -> list[bool]:
    return [not _FORTY_WORDS.isdisjoint(text.lower().split()) for text in sentences]


def _fit_tfidf(look: list[HedgeSentence]) -> Callable[[list[str]], list[bool]]:
    """Return word tf-idf with logistic regression, fitted on the other half."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline

    model = make_pipeline(
        TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True),
        LogisticRegression(class_weight="balanced", max_iter=1000),
    )
    model.fit([text for text, _ in look], [hedged for _, hedged in look])
    return lambda sentences: [bool(hedged) for hedged in model.predict(sentences)]
