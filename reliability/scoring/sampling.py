"""Intervals from the text alone: how far an article's numbers would vary if it had been written again.

A short text says less about how its author writes. Each interval is that of a measure's long-run value, given
the length of the text and what is usual among reference articles, and is never empty.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from math import asin, isnan, nan, sin, sqrt
from typing import Final

from reliability.records import Interval
from reliability.scoring.references import Reference
from reliability.significance import NORMAL_90

_LEAST_BETWEEN: Final = 0.1
"""Share of the variance between articles that is never put down to sampling: the prior stays finite."""
DISPERSION: Final[Mapping[str, float]] = {"sourcing": 1.0, "hedging": 1.2, "loaded_wording": 2.0}
"""Variance of counts over that of a Poisson distribution, by which parts of an article differ. As the
constants below, set so that about 90 % of intervals hold: parts of 100 to 800 words, running sentences at a
random place of 1,574 labelled articles, against the rest of the article (check `article_intervals`). A writer
who uses one loaded word tends to use the next."""
_USUAL_DISPERSION: Final = 1.3
"""For other rates: between those of hedging and of loaded wording."""
SENTENCE: Final = 0.32
"""Standard deviation of the sentiment of sentences, as the differences between parts show it: that of single
sentences is 0.26, and neighbours are alike."""
WORDS_PER_SENTENCE: Final = 22.0
"""Turns a number of words into one of sentences."""
STYLE_SHARE: Final = 0.18
"""Sampling variance of style in a text of 1,000 words, as a share of that between reference articles."""
_TYPICAL_WORDS: Final = 650.0
"""Median length of the labelled articles."""


def interval(name: str, reference: Reference, value: float, words: int) -> Interval:
    """Return the 90 % interval of an article's percentile in `style` or a dimension.

    Parameters
    ----------
    name : str
        `style` or a dimension.
    reference : Reference
        Its measure, and what is usual among articles.
    value : float
        The article's value.
    words : int
        Words of its prose.
    """
    if isnan(value) or words <= 0:
        return nan, nan
    low, high = _interval_of_measure(name, reference, value, words)
    return reference.article(min(low, value)), reference.article(max(high, value))


def _interval_of_measure(name: str, reference: Reference, value: float, words: int) -> Interval:
    """Return the interval in the measure's own unit."""
    if reference.measure.endswith("_per_1000_words"):
        return rate(value, words, DISPERSION.get(name, _USUAL_DISPERSION), _moments(reference.articles))
    if reference.measure.endswith("_share"):
        return share(value, words / WORDS_PER_SENTENCE, _moments(reference.articles)[0])
    if name == "sentiment":
        error = SENTENCE / sqrt(max(words / WORDS_PER_SENTENCE, 1.0))
    else:
        error = sqrt(STYLE_SHARE * 1000 / words * _moments(reference.articles)[1])
    return value - NORMAL_90 * error, value + NORMAL_90 * error


def rate(value: float, words: int, dispersion: float, usual: tuple[float, float]) -> Interval:
    """Return the interval of a rate per 1,000 words: gamma posterior of a count, prior from `usual`.

    `usual` is mean and variance of the rate among reference articles; the part of that variance that is
    sampling in texts of typical length is taken off. Counts that vary more than Poisson's weigh less.
    """
    mean, spread = usual
    between = max(
        spread - dispersion * mean * 1000 / _TYPICAL_WORDS, _LEAST_BETWEEN * spread, 1e-9
    )  # never 0
    mean = max(mean, 1e-6)  # never 0
    exposure = words / 1000 / dispersion
    shape, scale = mean**2 / between + value * exposure, 1 / (mean / between + exposure)
    return scale * _gamma_quantile(shape, -NORMAL_90), scale * _gamma_quantile(shape, NORMAL_90)


def _gamma_quantile(shape: float, normal: float) -> float:
    """Return the quantile of a gamma distribution at that normal deviate (Wilson and Hilferty 1931)."""
    return shape * max(1 - 1 / (9 * shape) + normal / (3 * sqrt(shape)), 0.0) ** 3


def share(value: float, trials: float, usual: float) -> Interval:
    """Return the interval of a share of `trials` sentences or words, on the scale that makes variances equal.

    One trial of the `usual` share is added, so that neither none nor all is certain (Anscombe 1948).
    """
    smoothed = (value * trials + usual) / (trials + 1)
    middle, reach = asin(sqrt(min(max(smoothed, 0.0), 1.0))), NORMAL_90 / (2 * sqrt(trials + 1))
    low, high = max(middle - reach, 0.0), min(middle + reach, asin(1.0))
    return sin(low) ** 2, sin(high) ** 2


@cache
def _moments(quantiles: tuple[float, ...]) -> tuple[float, float]:
    """Return mean and variance of a distribution given by evenly spaced quantiles."""
    middles = [(low + high) / 2 for low, high in pairwise(quantiles)]
    mean = sum(middles) / len(middles)
    return mean, sum((middle - mean) ** 2 for middle in middles) / len(middles)
