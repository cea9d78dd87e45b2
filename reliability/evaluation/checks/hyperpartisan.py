"""`one_sided` against people's verdicts on articles of outlets not seen (SemEval-2019 task 4)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from reliability.evaluation import article_verdicts
from reliability.evaluation.article_verdicts import Judged
from reliability.evaluation.figure import CheckFigure, bootstrap, half
from reliability.scoring import verdict_checks, verdict_fitting
from reliability.scoring.training import usable
from reliability.scoring.verdict_fitting import Labels

if TYPE_CHECKING:
    from reliability.scoring.examples import Array

SEED: Final = 20261127
"""Fresh folds. Roots, penalty and families were chosen on other folds of the same articles, both halves."""
_ROUNDS: Final = 300
"""Bootstrap rounds of calibration, fewer than usual: each round may fit a line."""
_SIMPLE: Final = "tf-idf with logistic regression, same folds"


def check(data: Path) -> list[CheckFigure]:
    """Return AUC, calibration slope and expected calibration error, cross-fitted by outlet."""
    return figures(article_verdicts.judged(data))


def figures(judged: Sequence[Judged]) -> list[CheckFigure]:
    """Return the same from articles already measured."""
    labels = article_verdicts.labels(judged, usable())
    odds = verdict_checks.unseen_log_odds(labels, SEED)
    words = _tfidf_odds([row.profile.article.text for row in judged], labels)
    test = [number for number, row in enumerate(judged) if half(row.profile.article.url) == "test"]
    return [
        _auc_figure("article is hyperpartisan, outlets not seen", labels.one_sided, odds, words),
        _auc_figure("article is hyperpartisan, test half", labels.one_sided[test], odds[test], words[test]),
        _calibration_figure("calibration", "slope", odds, labels.one_sided, verdict_checks.slope),
        _calibration_figure(
            "calibration",
            "expected calibration error, five bins",
            odds,
            labels.one_sided,
            verdict_checks.calibration_error,
        ),
    ]


def _auc_figure(name: str, judged: Array, odds: Array, words: Array) -> CheckFigure:
    def auc_of(scores: Array) -> Callable[[Sequence[int]], float]:
        return lambda chosen: verdict_checks.auc(scores[list(chosen)], judged[list(chosen)])

    cases = range(len(judged))
    reach = bootstrap(cases, auc_of(odds))
    return CheckFigure(
        "hyperpartisan", name, "AUC", auc_of(odds)(cases), reach, len(cases), auc_of(words)(cases), _SIMPLE
    )


def _calibration_figure(
    name: str, statistic: str, odds: Array, judged: Array, measure: Callable[[Array, Array], float]
) -> CheckFigure:
    reach = bootstrap(
        range(len(odds)), lambda chosen: measure(odds[list(chosen)], judged[list(chosen)]), rounds=_ROUNDS
    )
    return CheckFigure("hyperpartisan", name, statistic, measure(odds, judged), reach, len(odds))


def _tfidf_odds(texts: Sequence[str], labels: Labels) -> Array:
    import numpy as np
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline

    odds = np.zeros(len(texts))
    rows = np.array(texts, dtype=object)
    for out in verdict_fitting.folds(labels.source, SEED):
        model = make_pipeline(
            TfidfVectorizer(sublinear_tf=True, min_df=3, ngram_range=(1, 2)), LogisticRegression(C=10)
        )
        odds[out] = model.fit(rows[~out], labels.one_sided[~out]).decision_function(rows[out])
    return odds
