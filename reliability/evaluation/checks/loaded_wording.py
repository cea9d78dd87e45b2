"""Charged wording against sentences that annotators called biased, and the words they marked (BABE)."""

from __future__ import annotations

import ast
import csv
import re
from collections.abc import Callable, Sequence
from math import isnan, nan
from pathlib import Path
from typing import Any, NamedTuple

from reliability.evaluation.figure import CheckFigure, bootstrap, half, require
from reliability.extractors.learned_wording import extract as learned
from reliability.extractors.loaded_wording import extract
from reliability.records import Article
from reliability.text import read

_CHARGE = "loaded_wording_charge_per_1000_words"
_LEARNED = "learned_wording_mean_weight"
_WORDS = "loaded_wording_loaded_words_per_1000_words"
_WORD = re.compile(r"[a-z]+(?:[-'’][a-z]+)*")
_FEATURES = 20_000
"""Most frequent words that the baseline uses."""

Counts = tuple[int, int, int]
"""Words both marked and found, marked, found."""


class BiasSentence(NamedTuple):
    """A sentence, the outlet it is from, whether it was called biased, and the words marked in it."""

    text: str
    outlet: str
    biased: bool
    marked: frozenset[str]


def check(data: Path) -> list[CheckFigure]:
    """Return AUC of sentences' charge (all, and within outlets) and F1 over marked words; `test` half."""
    tested = cases(require(data, "loaded-wording", "babe.csv"))["test"]
    return [*_sentence_figures(tested, data), _word_figure(tested)]


def cases(path: Path) -> dict[str, list[BiasSentence]]:
    """Return the labelled sentences by half."""
    halves: dict[str, list[BiasSentence]] = {"look": [], "test": []}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            marked = ast.literal_eval(row["biased_words"] or "[]")
            case = BiasSentence(
                row["text"], row["outlet"], row["label_bias"] == "Biased", words(" ".join(marked))
            )
            halves[half(row["text"])].append(case)
    return halves


def words(text: str) -> frozenset[str]:
    """Return the words of a text, in lower case."""
    return frozenset(_WORD.findall(text.lower().replace("’", "'")))


def charge(sentence: str) -> float:
    """Return the mean weight of our own list over the words of a sentence; 0 if all of it is quoted."""
    value = extract(read(Article(text=sentence, title="–"))).values[_CHARGE]
    return 0.0 if isnan(value) else value / 1000


def joined(sentence: str) -> float:
    """Return the same with the mean weight of learned words, which has the same scale."""
    value = learned(read(Article(text=sentence, title="–"))).values[_LEARNED]
    return charge(sentence) + (0.0 if isnan(value) else value)


def found_words(sentence: str) -> frozenset[str]:
    """Return the words under the evidence of the main measure."""
    evidence = extract(read(Article(text=sentence, title="–"))).evidence
    return words(" ".join(sentence[p.start : p.end] for p in evidence if p.measure == _WORDS))


def auc(judged: Sequence[bool], scores: Sequence[float], groups: Sequence[str] = ()) -> float:
    """Return the share of pairs, one biased and one not, in which the biased one scores higher.

    Ties count a half. With `groups`, only pairs of the same group count. NaN without such pairs.
    """
    import numpy as np

    truth, values, names = np.array(judged), np.array(scores), np.array(groups or ["all"] * len(judged))
    won, pairs = 0.0, 0
    for name in np.unique(names):
        yes, no = values[(names == name) & truth], np.sort(values[(names == name) & ~truth])
        if len(yes) and len(no):
            won += (np.searchsorted(no, yes, "left") + np.searchsorted(no, yes, "right")).sum() / 2
            pairs += len(yes) * len(no)
    return float(won / pairs) if pairs else nan


def _sentence_figures(tested: Sequence[BiasSentence], data: Path) -> list[CheckFigure]:
    texts, judged = [case.text for case in tested], [case.biased for case in tested]
    outlets = [case.outlet for case in tested]
    simple = _fitted_on_outlets(texts, data)
    ours = ("own list and learned words", [joined(text) for text in texts])
    alone = ("own list alone", [charge(text) for text in texts])
    return [
        _auc_figure(f"{kind}, {system}", judged, scores, simple, groups)
        for system, scores in (ours, alone)
        for kind, groups in (("biased sentence", []), ("biased sentence within outlets", outlets))
    ]


def _auc_figure(
    name: str, judged: Sequence[bool], scores: Sequence[float], simple: Sequence[float], groups: Sequence[str]
) -> CheckFigure:
    def auc_of(rows: Sequence[int]) -> float:
        chosen = [groups[row] for row in rows] if groups else []
        return auc([judged[row] for row in rows], [scores[row] for row in rows], chosen)

    return CheckFigure(
        "loaded_wording", name, "AUC", auc(judged, scores, groups), bootstrap(judged, auc_of), len(judged),
        simple=auc(judged, simple, groups), simple_system="tf-idf, fitted on outlets",
    )  # fmt: skip


def _fitted_on_outlets(texts: Sequence[str], data: Path) -> Sequence[float]:
    """Return log-odds, by logistic regression, that a text is from the lower-rated half of the outlets."""
    import pandas as pd
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline

    articles: Any = pd.read_parquet(require(data, "outlets", "articles.parquet"))
    ratings: Any = pd.read_csv(require(data, "outlets", "ratings.csv")).set_index("domain")["pc1"]
    articles = articles[(articles.collection != "recovery") & articles.domain.isin(ratings.index)]
    rated = ratings.loc[articles.domain].to_numpy()
    model = make_pipeline(
        TfidfVectorizer(max_features=_FEATURES, sublinear_tf=True, min_df=5), LogisticRegression(C=1.0)
    )
    model.fit(articles.text, rated < ratings.loc[articles.domain.unique()].median())
    return [float(value) for value in model.decision_function(list(texts))]


def _word_figure(tested: Sequence[BiasSentence]) -> CheckFigure:
    """Return F1 over words in the biased sentences that have marks."""
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    feelings = frozenset(SentimentIntensityAnalyzer().lexicon)
    chosen = [case for case in tested if case.biased and case.marked]
    ours = [_word_counts(case, found_words) for case in chosen]
    simple = [_word_counts(case, lambda text: words(text) & feelings) for case in chosen]

    def f1_of(rows: Sequence[int]) -> float:
        return _f1([ours[row] for row in rows])

    return CheckFigure(
        "loaded_wording", "words that annotators marked", "F1", _f1(ours), bootstrap(ours, f1_of),
        len(chosen), simple=_f1(simple), simple_system="words of VADER",
    )  # fmt: skip


def _word_counts(case: BiasSentence, find: Callable[[str], frozenset[str]]) -> Counts:
    found = find(case.text)
    return len(found & case.marked), len(case.marked), len(found)


def _f1(counts: Sequence[Counts]) -> float:
    correct, marked, found = (sum(column) for column in zip(*counts, strict=True))
    return 2 * correct / (marked + found) if marked + found else nan
