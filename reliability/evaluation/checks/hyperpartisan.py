"""Whether an article is hyperpartisan, from its profile, against people's verdicts (SemEval-2019 task 4)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from reliability.evaluation.checks.loaded_wording import auc
from reliability.evaluation.figure import Figure, bootstrap, half, require
from reliability.extractors import extractors
from reliability.records import Article, Document
from reliability.text import read

if TYPE_CHECKING:
    import numpy as np

_FOLDS = 10
_STRENGTH = 0.02
"""Inverse regularisation, strong since cases are few for so many measures. A tenth or ten times as much
changes the `look` half's figure by 0.02."""
_FAR = 4.0
_LEFT_OUT = frozenset({"structure", "learned_wording", "genre", "agency"})
"""Lengths tell the scraper. Learned words have seen outlets of the test folds; learned anew inside the folds
they changed nothing on the `look` half. Genre and agency enter no score either."""


class Case(NamedTuple):
    """An article with its verdict."""

    url: str
    domain: str
    text: str
    hyperpartisan: bool
    document: Document


def check(data: Path) -> list[Figure]:
    """AUC over the `test` half of scores from fits that saw neither the article nor its outlet."""
    import numpy as np

    cases = _cases(require(data, "hyperpartisan", "articles.parquet"))
    judged = [case.hyperpartisan for case in cases]
    ours, simple = np.zeros(len(cases)), np.zeros(len(cases))
    values = _values(cases)
    for train, test in _folds(cases):
        ours[test] = _predicted(values, judged, train, test)
        simple[test] = _tfidf([case.text for case in cases], judged, train, test)
    return [_figure(cases, ours.tolist(), simple.tolist())]


def _figure(cases: Sequence[Case], ours: Sequence[float], simple: Sequence[float]) -> Figure:
    rows = [at for at, case in enumerate(cases) if half(case.url) == "test"]

    def of(scores: Sequence[float], chosen: Sequence[int]) -> float:
        return auc([cases[rows[at]].hyperpartisan for at in chosen], [scores[rows[at]] for at in chosen])

    everything = range(len(rows))
    return Figure(
        "hyperpartisan", "article is hyperpartisan", "AUC", of(ours, everything),
        bootstrap(rows, lambda chosen: of(ours, chosen)), len(rows),
        simple=of(simple, everything), simple_system="tf-idf with logistic regression, same folds",
    )  # fmt: skip


def _cases(path: Path) -> list[Case]:
    import pandas as pd

    table: Any = pd.read_parquet(path)
    return [
        Case(
            row.url, row.domain, row.text, row.hyperpartisan == "true",
            read(Article(text=row.text, title=row.title or "")),
        )
        for row in table.itertuples()
    ]  # fmt: skip


def _values(cases: Sequence[Case]) -> np.ndarray[Any, Any]:
    """Measures by article, as square roots, which even out the spread of counts."""
    import numpy as np

    families = [extractor for extractor in extractors() if extractor.family not in _LEFT_OUT]
    rows = []
    for case in cases:
        values = [family.extract(case.document).values for family in families]
        rows.append([found[name] for found in values for name in sorted(found)])
    table = np.array(rows)
    rooted: np.ndarray[Any, Any] = np.sign(table) * np.sqrt(np.abs(table))
    return rooted


def _folds(cases: Sequence[Case]) -> list[tuple[list[int], list[int]]]:
    """Training and test indices; an outlet stands on one side only."""
    outlets = sorted({case.domain for case in cases})
    fold = {outlet: at % _FOLDS for at, outlet in enumerate(outlets)}
    return [
        (
            [at for at, case in enumerate(cases) if fold[case.domain] != number],
            [at for at, case in enumerate(cases) if fold[case.domain] == number],
        )
        for number in range(_FOLDS)
    ]


def _predicted(
    values: np.ndarray[Any, Any], judged: Sequence[bool], train: list[int], test: list[int]
) -> np.ndarray[Any, Any]:
    """Log-odds of the test cases by logistic regression on standardised measures; NaN is the mean."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    mean, deviation = np.nanmean(values[train], axis=0), np.nanstd(values[train], axis=0)
    scaled = np.nan_to_num((values - mean) / np.where(deviation > 0, deviation, 1.0))
    scaled = np.clip(scaled, -_FAR, _FAR)
    model = LogisticRegression(C=_STRENGTH, max_iter=2000)
    model.fit(scaled[train], [judged[at] for at in train])
    odds: np.ndarray[Any, Any] = model.decision_function(scaled[test])
    return odds


def _tfidf(
    texts: Sequence[str], judged: Sequence[bool], train: list[int], test: list[int]
) -> np.ndarray[Any, Any]:
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline

    model = make_pipeline(
        TfidfVectorizer(sublinear_tf=True, min_df=3, ngram_range=(1, 2)), LogisticRegression(C=10)
    )
    model.fit([texts[at] for at in train], [judged[at] for at in train])
    odds: np.ndarray[Any, Any] = model.decision_function([texts[at] for at in test])
    return odds
