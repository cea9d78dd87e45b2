"""Does a profile tell left from right on outlets not seen? Too little to show a lean; see docs/scoring.md."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from reliability.evaluation.checks.outlets import leans
from reliability.evaluation.figure import CheckFigure, require
from reliability.evaluation.outlet_articles import may_fit, profiles
from reliability.evaluation.tfidf import Tfidf
from reliability.extractors import measures
from reliability.records import ArticleProfile
from reliability.scoring import Recipe, ratings, transforms
from reliability.scoring.agreement import interval
from reliability.scoring.examples import Examples, collect
from reliability.scoring.fitting import folds

if TYPE_CHECKING:
    from reliability.scoring.examples import Array

    Fit = Callable[[Array], Array]

RECIPE: Final = Recipe(repeats=5)
SEED: Final = 20261122
"""Of folds on which no choice was made."""
_OURS: Final = 0.1
_TFIDF: Final = 100.0
"""Inverse penalties of the logistic regressions; the best of three powers of ten for each, on other folds."""
_SIMPLE: Final = "tf-idf with logistic regression, same folds"


def check(data: Path) -> list[CheckFigure]:
    """Return figures over the outlets whose articles carry a lean."""
    measured = [profile for profile in profiles(data, may_fit) if profile.article.fields.get("lean")]
    return list(figures(data, measured))


def figures(data: Path, measured: list[ArticleProfile]) -> Iterator[CheckFigure]:
    """Return the AUC of all measures together, with baselines, and their AUC beyond the rating."""
    import numpy as np

    examples, right = _left_and_right(data, measured)
    tested = np.flatnonzero(examples.counts() >= RECIPE.min_articles)
    simple = Tfidf([measured[order].article.text for order in examples.order])
    our_points = _cross_validate(examples, tested, lambda trains: _additive_points(examples, right, trains))
    tfidf_points = _cross_validate(
        examples, tested, lambda trains: _tfidf_points(simple, examples, right, trains)
    )
    rated, side = examples.ratings[tested, 0], right[tested]
    name = "left from right, outlets not seen"
    yield _auc_figure(name, our_points, side, _auc(tfidf_points, side), _SIMPLE)
    yield _auc_figure(
        name, our_points, side, _auc(-rated[None], side), "the experts' rating alone, right being lower"
    )
    yield _auc_figure("left from right beyond the experts' rating", _beyond(our_points, rated), side)


def _left_and_right(data: Path, measured: Iterable[ArticleProfile]) -> tuple[Examples, Array]:
    """Return the articles of left and right outlets, with every measure, and which outlets are right."""
    import numpy as np

    measured = list(measured)
    rated = ratings.read(require(data, "outlets", "ratings.csv"))
    examples = collect(measured, rated, [measure.name for measure in measures()])
    lean = leans(measured)
    sides = np.array([lean.get(name, "") for name in examples.outlets])
    sided = np.isin(sides, ("left", "right"))
    new_index = np.cumsum(sided) - 1
    inside = examples.only(sided[examples.outlet])
    return (
        replace(
            inside,
            outlets=tuple(np.array(examples.outlets)[sided].tolist()),
            outlet=new_index[inside.outlet],
            ratings=examples.ratings[sided],
        ),
        sides[sided] == "right",
    )


def _cross_validate(examples: Examples, tested: Array, fit: Fit) -> Array:
    """Return how right each of `tested` looks to rules that have not seen it, one row per repetition."""
    import numpy as np

    everyone = np.arange(len(examples.outlets))
    points = np.full((RECIPE.repeats, len(everyone)), np.nan)
    for repeat, row in enumerate(points):
        for fold in folds(tested, RECIPE, SEED + repeat):
            row[fold] = fit(np.setdiff1d(everyone, fold))[fold]
    return points[:, tested]


def _additive_points(examples: Examples, right: Array, trains: Array) -> Array:
    """Return points of an additive logistic regression fitted on the outlets `trains`."""
    import numpy as np

    counts = examples.counts()
    chosen = np.isin(examples.outlet, trains)
    steps = transforms.fit(
        examples.values[chosen], (1 / (counts + RECIPE.half_weight))[examples.outlet[chosen]]
    )
    means = examples.means(steps(examples.values))
    spread = means[trains].std(axis=0)
    spread[spread < transforms.CONSTANT] = 1.0
    return _fit_logistic((means - means[trains].mean(axis=0)) / spread, right, trains, examples, _OURS)


def _tfidf_points(simple: Tfidf, examples: Examples, right: Array, trains: Array) -> Array:
    import numpy as np

    return _fit_logistic(
        simple.outlets(examples, np.isin(examples.outlet, trains)), right, trains, examples, _TFIDF
    )


def _fit_logistic(columns: Any, right: Array, trains: Array, examples: Examples, strength: float) -> Array:
    from sklearn.linear_model import LogisticRegression

    counts = examples.counts()[trains]
    rule = LogisticRegression(C=strength, max_iter=2000)
    rule.fit(columns[trains], right[trains], sample_weight=counts / (counts + RECIPE.half_weight))
    points: Array = rule.decision_function(columns)
    return points


def _beyond(points: Array, rated: Array) -> Array:
    """Return `points` less their linear prediction from the experts' ratings."""
    import numpy as np

    columns = np.column_stack([np.ones(len(rated)), rated])
    residuals: Array = points - (columns @ np.linalg.lstsq(columns, points.T, rcond=None)[0]).T
    return residuals


def _auc_figure(
    name: str, points: Array, right: Array, simple: float = float("nan"), baseline: str = ""
) -> CheckFigure:
    import numpy as np

    reach = interval(
        lambda chosen: _auc(points[:, chosen], right[chosen]), len(right), np.random.default_rng(SEED)
    )
    return CheckFigure("direction", name, "AUC", _auc(points, right), reach, len(right), simple, baseline)


def _auc(points: Array, right: Array) -> float:
    """Return the mean area under the curve over the rows of `points`; NaN if all are on one side."""
    from scipy.stats import rankdata

    ones = int(right.sum())
    if not 0 < ones < len(right):
        return float("nan")
    ranks = rankdata(points, axis=1)[:, right].sum(axis=1)
    return float((ranks - ones * (ones + 1) / 2).mean() / (ones * (len(right) - ones)))
