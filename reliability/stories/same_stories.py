"""Sources compared on the stories that both cover: what they write about is then the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import isnan, nan
from statistics import fmean
from typing import TYPE_CHECKING, Any, Final

from reliability.records import ArticleScore, Interval
from reliability.stories.story import Story

if TYPE_CHECKING:
    import numpy as np

NUMBERS: Final = ("style", "sourcing", "hedging", "sentiment", "loaded_wording")
LEAST_STORIES: Final = 3
"""Shared stories below which no interval is given: a bootstrap of two has almost no values to draw."""
_ROUNDS: Final = 2000


@dataclass(frozen=True, slots=True)
class PairedDifference:
    """How much higher `first` is than `second` over the stories that both cover.

    `difference` is the mean over stories in points (0-100), `interval` its 90 % bootstrap interval over
    stories (Efron & Tibshirani 1993), `probability` the share of samples in which `first` is higher.
    """

    first: str
    second: str
    measure: str
    stories: int
    difference: float
    interval: Interval
    probability: float


def paired_differences(stories: Sequence[Story], *, seed: int = 0) -> tuple[PairedDifference, ...]:
    """Return the differences of all pairs of sources that share a story, in order of names and measures.

    A source with several originals in a story counts with their mean; copies are left out.
    """
    means = [_by_source(story) for story in stories]
    names = sorted({source for by_source in means for source in by_source})
    return tuple(
        _paired(pair, measure, means, seed)
        for pair in combinations(names, 2)
        for measure in NUMBERS
        if any(pair[0] in by_source and pair[1] in by_source for by_source in means)
    )


def without_shared(stories: Sequence[Story], sources: Sequence[str]) -> tuple[str, ...]:
    """Return the sources that share no story with another one."""
    sharing = {source for story in stories if len(story.sources) > 1 for source in story.sources}
    return tuple(sorted(set(sources) - sharing))


def _by_source(story: Story) -> Mapping[str, Mapping[str, float]]:
    scores: dict[str, list[ArticleScore]] = {}
    for version in story.originals:
        if version.score.status == "scored":
            scores.setdefault(version.score.profile.article.source, []).append(version.score)
    return {
        source: {name: _mean([getattr(score, name) for score in group]) for name in NUMBERS}
        for source, group in scores.items()
    }


def _mean(values: Sequence[float]) -> float:
    known = [value for value in values if not isnan(value)]
    return fmean(known) if known else nan


def _paired(
    pair: tuple[str, str], measure: str, means: Sequence[Mapping[str, Mapping[str, float]]], seed: int
) -> PairedDifference:
    first, second = pair
    shared = [by[first][measure] - by[second][measure] for by in means if first in by and second in by]
    known = [value for value in shared if not isnan(value)]
    if not known:
        return PairedDifference(first, second, measure, 0, nan, (nan, nan), nan)
    if len(known) < LEAST_STORIES:
        return PairedDifference(first, second, measure, len(known), fmean(known), (nan, nan), nan)
    drawn = _bootstrap(known, seed)
    low, high = _quantiles(drawn)
    above = float((drawn > 0).mean() + 0.5 * (drawn == 0).mean())
    return PairedDifference(first, second, measure, len(known), fmean(known), (low, high), above)


def _bootstrap(values: Sequence[float], seed: int) -> np.ndarray[Any, Any]:
    import numpy as np

    random = np.random.default_rng(seed)
    chosen = random.integers(0, len(values), (_ROUNDS, len(values)))
    drawn: np.ndarray[Any, Any] = np.asarray(values)[chosen].mean(axis=1)
    return drawn


def _quantiles(drawn: np.ndarray[Any, Any]) -> Interval:
    import numpy as np

    low, high = np.quantile(drawn, [0.05, 0.95])
    return float(low), float(high)
