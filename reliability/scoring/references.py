"""Reference sets: percentiles among articles and among outlets."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from math import isnan, nan
from typing import TYPE_CHECKING, Final, NamedTuple

from reliability.extractors import extractors

if TYPE_CHECKING:
    from reliability.scoring.examples import Array, Examples

STYLE: Final = "style"
DIMENSIONS: Final = ("sourcing", "hedging", "sentiment", "loaded_wording")
"""The four named dimensions: families whose main measure is compared with the reference set."""
_STEPS: Final = 101
"""Quantiles of 0, 1, … 100 %."""
_DECIMALS: Final = 6
"""Two more than measures are rounded to."""


class Reference(NamedTuple):
    """A measure's 101 quantiles (0, 1, … 100 %) among reference articles and among reference outlets.

    Each outlet counts once: among the articles, one of an outlet's n articles weighs 1/n. For `style` the
    measure is `Model.style_points`, and an outlet's value is the mean over its articles.
    """

    measure: str
    articles: tuple[float, ...]
    outlets: tuple[float, ...]

    def article(self, value: float) -> float:
        """Return an article's percentile (0-100); NaN for NaN. Ties take the mid-rank."""
        return percentile(self.articles, value)

    def outlet(self, value: float) -> float:
        """Return a source's percentile (0-100), from the mean over its articles."""
        return percentile(self.outlets, value)


def percentile(quantiles: tuple[float, ...], value: float) -> float:
    """Return the percentile of `value` among evenly spaced `quantiles`, 0-100; the middle of equal ones."""
    if isnan(value):
        return nan
    first, after = bisect_left(quantiles, value), bisect_right(quantiles, value)
    if after > first:
        rank = (first + after - 1) / 2
    elif 0 < after < len(quantiles):
        low, high = quantiles[after - 1], quantiles[after]
        rank = after - 1 + (value - low) / (high - low)
    else:
        rank = 0 if after == 0 else len(quantiles) - 1
    return 100 * rank / (len(quantiles) - 1)


def fit(examples: Examples, style: Array | None, least: int) -> Mapping[str, Reference]:
    """Return the references of the dimensions, and of `style` where its points by article are given.

    Outlets count among outlets with `least` articles or more.
    """
    columns: dict[str, tuple[str, Array]] = {}
    if style is not None:
        columns[STYLE] = STYLE, style
    for name, measure in main_measures().items():
        if measure in examples.measures:
            columns[name] = measure, examples.values[:, examples.measures.index(measure)]
    fitted = {name: _reference(examples, *column, least) for name, column in columns.items()}
    return {name: reference for name, reference in fitted.items() if reference}


def main_measures() -> Mapping[str, str]:
    """Return the measure behind each dimension: the first of its family."""
    firsts = {extractor.family: extractor.measures[0].name for extractor in extractors()}
    return {name: firsts[name] for name in DIMENSIONS if name in firsts}


def _reference(examples: Examples, measure: str, values: Array, least: int) -> Reference | None:
    """Return the reference of one measure; None where too few outlets have a value."""
    import numpy as np

    defined = ~np.isnan(values)
    counts = examples.counts(defined)
    outlets = counts >= least
    if not outlets.any():
        return None
    weight = 1 / counts[examples.outlet[defined]]
    means = examples.means(np.nan_to_num(values)[:, None], defined)[outlets, 0]
    return Reference(measure, _quantiles(values[defined], weight), _quantiles(means, np.ones(len(means))))


def _quantiles(values: Array, weight: Array) -> tuple[float, ...]:
    """Return weighted quantiles: the values at the mid-ranks, linear between them."""
    import numpy as np

    order = np.argsort(values, kind="stable")
    values, weight = values[order], weight[order]
    rank = (np.cumsum(weight) - weight / 2) / weight.sum()
    quantiles = np.interp(np.linspace(0, 1, _STEPS), rank, values)
    return tuple(np.round(np.maximum.accumulate(quantiles), _DECIMALS).tolist())
