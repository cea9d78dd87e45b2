"""Agreement with experts on unseen outlets of collections that were in the fit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from reliability.evaluation.figure import CheckFigure
from reliability.evaluation.labelled_outlets import Labelled, Validation, outlet_interval, rank_figure
from reliability.records import TARGETS
from reliability.scoring.agreement import spearman
from reliability.scoring.crossvalidation import UnseenPoints, cross_validate
from reliability.scoring.examples import Examples
from reliability.scoring.fitting import folds

if TYPE_CHECKING:
    from reliability.scoring.examples import Array

YEARS: Final = (
    ("to 2018", 0, 2018), ("2019-2020", 2019, 2020), ("2021-2024", 2021, 2024), ("2025-2026", 2025, 2026),
)  # fmt: skip
_HIGH: Final = 70.0
"""Points of reliability from which local outlets with agency copy are found."""


def figures(labelled: Labelled, validation: Validation) -> Iterator[CheckFigure]:
    """Yield figures by cross-validation over outlets: all, and by year, agency copy, rating and lean."""
    import numpy as np

    examples, target, name = labelled.examples, validation.target, TARGETS[validation.target]
    unseen = cross_validate(examples, target, validation.recipe, validation.seed, labelled.may_fit)
    tested = ~np.isnan(unseen.points[0])
    outlets = np.unique(examples.outlet[tested])
    points, rated = _means(examples, unseen, tested, outlets), examples.ratings[outlets, target]
    tfidf = _tfidf_points(labelled, tested, validation)[:, outlets]
    yield rank_figure(f"{name}: unseen outlets", points, rated, validation.seed, tfidf)
    yield from _group_figures(labelled, validation, unseen)
    yield _lean_figure(labelled, validation, points.mean(axis=0), outlets)
    if target:
        yield _bias_beyond_reliability(
            points.mean(axis=0), rated, examples.ratings[outlets, 0], validation.seed
        )


def _group_figures(labelled: Labelled, validation: Validation, unseen: UnseenPoints) -> Iterator[CheckFigure]:
    """Yield the agreement in each group with enough outlets."""
    import numpy as np

    examples, least = labelled.examples, validation.recipe.min_articles
    for label, mask in _groups(labelled).items():
        tested = ~np.isnan(unseen.points[0]) & mask
        outlets = np.flatnonzero(examples.counts(tested) >= least)
        if len(outlets) >= least:
            points = _means(examples, unseen, tested, outlets)
            rated = examples.ratings[outlets, validation.target]
            yield rank_figure(
                f"{TARGETS[validation.target]}: unseen outlets, {label}", points, rated, validation.seed
            )


def _groups(labelled: Labelled) -> Mapping[str, Array]:
    """Return masks over the articles: by agency copy, year, rating and lean."""
    examples = labelled.examples
    return {
        "without agency copy": ~labelled.agency,
        **{
            f"articles {label}": (labelled.year >= first) & (labelled.year <= last)
            for label, first, last in YEARS
        },
        "articles of unknown year": labelled.year == 0,
        f"outlets rated {_HIGH:.0f} or more": (examples.ratings[:, 0] >= _HIGH)[examples.outlet],
        **{f"{side} outlets": _articles_of_lean(labelled, side) for side in ("left", "center", "right")},
    }


def _means(examples: Examples, unseen: UnseenPoints, mask: Array, outlets: Array) -> Array:
    """Return each outlet's mean points over its articles of `mask`, a row for each repetition."""
    import numpy as np

    return np.array([examples.means(np.nan_to_num(row)[:, None], mask)[outlets, 0] for row in unseen.points])


def _articles_of_lean(labelled: Labelled, side: str) -> Array:
    import numpy as np

    outlets = np.array([labelled.lean.get(outlet, "") == side for outlet in labelled.examples.outlets])
    articles: Array = outlets[labelled.examples.outlet]
    return articles


def _tfidf_points(labelled: Labelled, tested: Array, validation: Validation) -> Array:
    """Return tf-idf's points on the first repetition's folds, as one row over all outlets."""
    import numpy as np

    examples = labelled.examples
    points = np.full((1, len(examples.outlets)), np.nan)
    for fold in folds(np.unique(examples.outlet[tested]), validation.recipe, validation.seed):
        rule = labelled.simple.fit(examples, labelled.may_fit & ~np.isin(examples.outlet, fold))
        points[0, fold] = rule.points(examples, fold, tested)[:, validation.target]
    return points


def _lean_figure(labelled: Labelled, validation: Validation, points: Array, outlets: Array) -> CheckFigure:
    """Return how many points right outlets get more than left ones of the same rating."""
    import numpy as np

    leans = np.array([labelled.lean.get(labelled.examples.outlets[outlet], "") for outlet in outlets])
    sided = np.isin(leans, ("left", "right"))
    score, right = points[sided], leans[sided] == "right"
    rated = labelled.examples.ratings[outlets[sided], validation.target]
    reach = outlet_interval(
        lambda chosen: _lean_effect(score[chosen], rated[chosen], right[chosen]), len(score), validation.seed
    )
    name = f"{TARGETS[validation.target]}: right against left at the same rating"
    return CheckFigure("outlets", name, "points", _lean_effect(score, rated, right), reach, len(score))


def _lean_effect(score: Array, rated: Array, right: Array) -> float:
    """Return lean's coefficient in a regression of score on expert rating and lean (right 1, left 0)."""
    import numpy as np

    columns = np.column_stack([np.ones(len(score)), rated, right.astype(float)])
    return float(np.linalg.lstsq(columns, score, rcond=None)[0][2])


def _bias_beyond_reliability(points: Array, rated: Array, reliability: Array, seed: int) -> CheckFigure:
    """Return the partial rank correlation of our bias and rated bias at the same rated reliability."""
    reach = outlet_interval(
        lambda chosen: _partial_correlation(points[chosen], rated[chosen], reliability[chosen]),
        len(points),
        seed,
    )
    value = _partial_correlation(points, rated, reliability)
    return CheckFigure(
        "outlets", "bias: beyond the rated reliability", "partial Spearman", value, reach, len(points)
    )


def _partial_correlation(first: Array, second: Array, constant: Array) -> float:
    """Return Spearman's correlation of two rows with a third held constant."""
    xy, xz, yz = (spearman(a[None], b) for a, b in ((first, second), (first, constant), (second, constant)))
    return (xy - xz * yz) / float(((1 - xz**2) * (1 - yz**2)) ** 0.5)
