"""Does a profile tell left from right on outlets not seen? Too little to show a lean; see docs/scoring.md."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from reliability.evaluation.checks.outlets import leans
from reliability.evaluation.figure import Figure, require
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
_OURS: Final = 0.1
_TFIDF: Final = 100.0
"""Inverse penalties of the logistic regressions; the best of three powers of ten for each, on other folds."""
_SIMPLE: Final = "tf-idf with logistic regression, same folds"


def check(data: Path) -> list[Figure]:
    """Figures over the outlets whose articles carry a lean."""
    measured = [each for each in profiles(data, may_fit) if each.article.fields.get("lean")]
    return list(figures(data, measured))


def figures(data: Path, measured: list[ArticleProfile]) -> Iterator[Figure]:
    """Return the AUC of all measures together, with baselines, and their AUC beyond the rating."""
    import numpy as np

    examples, right = _sided(data, measured)
    tested = np.flatnonzero(examples.counts() >= RECIPE.min_articles)
    simple = Tfidf([measured[at].article.text for at in examples.order])
    ours = _unseen(examples, tested, lambda trains: _additive(examples, right, trains))
    theirs = _unseen(examples, tested, lambda trains: _words(simple, examples, right, trains))
    rated, side = examples.ratings[tested, 0], right[tested]
    name = "left from right, outlets not seen"
    yield _figure(name, ours, side, _auc(theirs, side), _SIMPLE)
    yield _figure(name, ours, side, _auc(-rated[None], side), "the experts' rating alone, right being lower")
    yield _figure("left from right beyond the experts' rating", _beyond(ours, rated), side)


def _sided(data: Path, measured: Iterable[ArticleProfile]) -> tuple[Examples, Array]:
    """The articles of left and right outlets, with every measure; and which outlets are right."""
    import numpy as np

    measured = list(measured)
    rated = ratings.read(require(data, "outlets", "ratings.csv"))
    examples = collect(measured, rated, [measure.name for measure in measures()])
    lean = leans(measured)
    sides = np.array([lean.get(name, "") for name in examples.outlets])
    kept = np.isin(sides, ("left", "right"))
    place = np.cumsum(kept) - 1
    inside = examples.only(kept[examples.outlet])
    return (
        replace(
            inside,
            outlets=tuple(np.array(examples.outlets)[kept].tolist()),
            outlet=place[inside.outlet],
            ratings=examples.ratings[kept],
        ),
        sides[kept] == "right",
    )


def _unseen(examples: Examples, tested: Array, fit: Fit) -> Array:
    """How right each of `tested` looks by rules that have not seen it, one row a repetition."""
    import numpy as np

    everyone = np.arange(len(examples.outlets))
    found = np.full((RECIPE.repeats, len(everyone)), np.nan)
    for repeat, row in enumerate(found):
        for held in folds(tested, RECIPE, SEED + repeat):
            row[held] = fit(np.setdiff1d(everyone, held))[held]
    return found[:, tested]


def _additive(examples: Examples, right: Array, trains: Array) -> Array:
    """Additive logistic regression on the transformed measures, fitted on the outlets `trains`."""
    import numpy as np

    counts = examples.counts()
    chosen = np.isin(examples.outlet, trains)
    steps = transforms.fit(
        examples.values[chosen], (1 / (counts + RECIPE.half_weight))[examples.outlet[chosen]]
    )
    means = examples.means(steps(examples.values))
    spread = means[trains].std(axis=0)
    spread[spread < transforms.CONSTANT] = 1.0
    return _fitted((means - means[trains].mean(axis=0)) / spread, right, trains, examples, _OURS)


def _words(simple: Tfidf, examples: Examples, right: Array, trains: Array) -> Array:
    import numpy as np

    return _fitted(
        simple.outlets(examples, np.isin(examples.outlet, trains)), right, trains, examples, _TFIDF
    )


def _fitted(columns: Any, right: Array, trains: Array, examples: Examples, strength: float) -> Array:
    from sklearn.linear_model import LogisticRegression

    counts = examples.counts()[trains]
    rule = LogisticRegression(C=strength, max_iter=2000)
    rule.fit(columns[trains], right[trains], sample_weight=counts / (counts + RECIPE.half_weight))
    found: Array = rule.decision_function(columns)
    return found


def _beyond(points: Array, rated: Array) -> Array:
    """`points` less what a line through the experts' ratings says of them."""
    import numpy as np

    columns = np.column_stack([np.ones(len(rated)), rated])
    left: Array = points - (columns @ np.linalg.lstsq(columns, points.T, rcond=None)[0]).T
    return left


def _figure(name: str, points: Array, right: Array, simple: float = float("nan"), beside: str = "") -> Figure:
    import numpy as np

    between = interval(lambda at: _auc(points[:, at], right[at]), len(right), np.random.default_rng(SEED))
    return Figure("direction", name, "AUC", _auc(points, right), between, len(right), simple, beside)


def _auc(points: Array, right: Array) -> float:
    """Mean area under the curve over the rows of `points`; NaN where all are on one side."""
    from scipy.stats import rankdata

    ones = int(right.sum())
    if not 0 < ones < len(right):
        return float("nan")
    ranks = rankdata(points, axis=1)[:, right].sum(axis=1)
    return float((ranks - ones * (ones + 1) / 2).mean() / (ones * (len(right) - ones)))
