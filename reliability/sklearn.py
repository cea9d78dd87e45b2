"""Estimators for scikit-learn: `ProfileTransformer` measures texts, `ReliabilityRegressor` predicts ratings.

This is the only module that imports scikit-learn at import time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import inf, nan
from typing import TYPE_CHECKING, Any, Self, TypeAlias

import numpy as np
from sklearn.base import BaseEstimator, RegressorMixin, TransformerMixin
from sklearn.utils import check_consistent_length
from sklearn.utils.validation import _check_sample_weight, check_is_fitted, column_or_1d, validate_data

from reliability import extractors, ingest, pipeline
from reliability.errors import InputError
from reliability.records import TARGETS, Article
from reliability.scoring.examples import Examples
from reliability.scoring.fitting import Lines, Recipe, fit_lines

if TYPE_CHECKING:
    from reliability.ingest.data_frames import Articles

__all__ = ["ProfileTransformer", "ReliabilityRegressor"]

Array: TypeAlias = "np.ndarray[Any, Any]"
_RECIPE = Recipe()


class ProfileTransformer(TransformerMixin, BaseEstimator):
    """Turn texts into measures: one row per text, one column per measure.

    Accepts a list, array or series of texts, records or `Article`s, or a data frame with a column of text and
    optionally title, source and others, under the names that files may use. It learns nothing from data and
    need not be fitted. Undefined values, and the values of records without text, are NaN.

    Parameters
    ----------
    measures : str or sequence of str, optional
        Names of measures or families, in the order of the columns; by default all.
    boilerplate : mapping, optional
        Recurring lines to ignore, by source.

    Examples
    --------
    >>> from reliability.sklearn import ProfileTransformer
    >>> transformer = ProfileTransformer(measures="hedging")
    >>> transformer.transform(["The bridge may stay closed."]).shape
    (1, 3)
    """

    def __init__(
        self,
        *,
        measures: str | Sequence[str] | None = None,
        boilerplate: Mapping[str, frozenset[str]] | None = None,
    ) -> None:
        self.measures = measures
        self.boilerplate = boilerplate

    def fit(self, X: Articles, y: object = None) -> Self:  # noqa: ARG002 - scikit-learn's form
        """Check `measures`; `X` is ignored."""
        _measure_names(self.measures)
        return self

    def transform(self, X: Articles) -> Array:
        """Return the measures of the texts `X`, as float64."""
        names = _measure_names(self.measures)
        rows = [[values.get(name, nan) for name in names] for values in self._values(X)]
        return np.array(rows, dtype=np.float64).reshape(len(rows), len(names))

    def get_feature_names_out(self, input_features: object = None) -> Array:  # noqa: ARG002
        """Return the names of the measures."""
        return np.array(_measure_names(self.measures), dtype=object)

    def _values(self, texts: Any) -> Iterator[Mapping[str, float]]:
        for item in ingest.records(_one_column(texts)):
            yield pipeline.profile(item, self.boilerplate).values if isinstance(item, Article) else {}

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.one_d_array = tags.input_tags.string = True
        tags.input_tags.two_d_array = False
        tags.requires_fit = False
        return tags


class ReliabilityRegressor(RegressorMixin, BaseEstimator):
    """The additive model as an estimator: a curve per measure, fitted by ridge regression on outlets' means.

    The fit is that of `reliability train` before shrinkage: `predict` returns the rating of an outlet with
    very many such articles. The rating of an outlet is the mean of the ratings of its articles. NaN among the
    measures moves nothing.

    Parameters
    ----------
    penalty : float
        Penalty of the squared weights.
    half_weight : float
        An outlet of n articles weighs n / (n + `half_weight`).

    Examples
    --------
    >>> import numpy
    >>> from reliability.sklearn import ReliabilityRegressor
    >>> measured, ratings = numpy.array([[0.0], [1.0], [2.0], [3.0]]), numpy.array([10.0, 20.0, 30.0, 40.0])
    >>> model = ReliabilityRegressor(penalty=0.01).fit(measured, ratings)
    >>> bool(model.predict([[0.5]])[0] < model.predict([[2.5]])[0])
    True
    """

    def __init__(self, *, penalty: float = _RECIPE.penalty, half_weight: float = _RECIPE.half_weight) -> None:
        self.penalty = penalty
        self.half_weight = half_weight

    def fit(self, X: Any, y: Any, groups: Any = None, sample_weight: Any = None) -> Self:
        """Fit to measures `X` (articles x measures) and ratings `y`.

        `groups` are the outlets of the articles; without it every article is its own outlet. An article with
        `sample_weight` 2 counts as two.
        """
        X, y = validate_data(
            self, X, y, dtype=np.float64, ensure_all_finite="allow-nan", ensure_min_samples=2, y_numeric=True
        )
        outlets = np.arange(len(y)) if groups is None else column_or_1d(groups)
        check_consistent_length(X, outlets)
        weight = None
        if sample_weight is not None:
            weight = _check_sample_weight(sample_weight, X, dtype=np.float64, ensure_non_negative=True)
        recipe = Recipe(penalty=self.penalty, half_weight=inf if groups is None else self.half_weight)
        examples = _examples(X, np.asarray(y, np.float64), outlets, weight)
        self.lines_: Lines = fit_lines(examples, np.ones(len(y), bool), 0, recipe)
        self.baseline_: float = self.lines_.baseline
        return self

    def contributions(self, X: Any) -> Array:
        """Return the points by which each measure of each article moves its prediction from `baseline_`."""
        check_is_fitted(self)
        X = validate_data(self, X, dtype=np.float64, ensure_all_finite="allow-nan", reset=False)
        columns = (self.lines_.steps(X) - self.lines_.level) * self.lines_.weights
        points: Array = columns.reshape(len(X), 2, -1).sum(axis=1)
        defined_points: Array = np.where(np.isnan(X), 0.0, points)
        return defined_points

    def predict(self, X: Any) -> Array:
        """Return the predicted rating of an outlet with very many such articles, for each article."""
        check_is_fitted(self)
        ratings: Array = self.baseline_ + self.contributions(X).sum(axis=1)
        return ratings

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.allow_nan = True
        return tags


def _examples(values: Array, ratings: Array, groups: Array, weight: Array | None) -> Examples:
    outlets, outlet = np.unique(groups, return_inverse=True)
    rated = np.full((len(outlets), len(TARGETS)), np.nan)
    with np.errstate(invalid="ignore"):  # an outlet without weight has no rating
        total = ratings if weight is None else ratings * weight
        rated[:, 0] = np.bincount(outlet, total) / np.bincount(outlet, weight)
    return Examples(
        measures=tuple(map(str, range(values.shape[1]))),
        outlets=tuple(map(str, outlets)),
        values=values,
        outlet=outlet,
        collection=np.full(len(outlet), ""),
        ratings=rated,
        order=np.arange(len(outlet)),
        digest="",
        weight=weight,
    )


def _measure_names(wanted: str | Sequence[str] | None) -> list[str]:
    """Return names of measures; the name of a family is replaced by those of its measures."""
    installed = extractors.measures()
    if wanted is None:
        return [measure.name for measure in installed]
    names: list[str] = []
    for name in [wanted] if isinstance(wanted, str) else wanted:
        matching = [measure.name for measure in installed if name in (measure.name, measure.family)]
        if not matching:
            raise InputError(f"No measure or family named {name!r}; `reliability measures` lists them.")
        names += matching
    return list(dict.fromkeys(names))


def _one_column(texts: Any) -> Any:
    """An array of one column as that column; anything else as it is."""
    if isinstance(texts, np.ndarray) and texts.ndim == 2 and texts.shape[1] == 1:
        return texts[:, 0]
    return texts
