"""Whether the sampling intervals of sources hold: random halves of an outlet should seldom seem to differ."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from math import hypot, nan
from pathlib import Path
from typing import Final

from reliability import pipeline
from reliability.evaluation.checks.steadiness import default_model
from reliability.evaluation.figure import CheckFigure
from reliability.evaluation.outlet_articles import article, rows
from reliability.records import Estimate
from reliability.scoring import Model
from reliability.scoring.references import Reference
from reliability.significance import NORMAL_90
from reliability.sources.estimating import estimate, normal_deviate
from reliability.sources.summary import Sums

LEAST: Final = 40
"""Articles from which an outlet is split."""
SPLITS: Final = 60
"""Random splits of each outlet."""
_STATED: Final = 0.9
_EXPECTED = "as stated: 90 %"
"""The share of intervals that hold, as the library states it."""
_NORMAL_95: Final = 1.96
"""Half the width of a normal distribution's middle 95 %, in standard deviations."""


def check(data: Path) -> list[CheckFigure]:
    """Return figures of the default model on the labelled outlets with many articles."""
    return list(figures(values(data, default_model()), default_model().reference))


def values(data: Path, model: Model) -> dict[str, dict[str, list[float]]]:
    """Return values of scored articles by outlet and measure, for outlets with enough articles."""
    outlets: dict[str, dict[str, list[float]]] = {}
    for row in rows(data):
        score = pipeline.score(article(row), model)
        if score.status == "scored":
            source = score.profile.article.source
            by_measure = outlets.setdefault(source, {name: [] for name in model.reference})
            for name, reference in model.reference.items():
                points = score.style_points if name == "style" else score.profile.values[reference.measure]
                by_measure[name].append(points)
    return {
        source: by_measure
        for source, by_measure in outlets.items()
        if len(next(iter(by_measure.values()))) >= LEAST
    }


def figures(
    outlets: Mapping[str, Mapping[str, Sequence[float]]], reference: Mapping[str, Reference]
) -> Iterator[CheckFigure]:
    """Yield how often the 90 % interval of the difference of random halves contains 0."""
    for measure, quantiles in reference.items():
        chance = random.Random(0)  # noqa: S311
        shares = [_share(values[measure], quantiles, chance) for _, values in sorted(outlets.items())]
        mean = sum(shares) / len(shares) if shares else nan
        spread = sum((share - mean) ** 2 for share in shares) / max(len(shares) - 1, 1)
        reach = _NORMAL_95 * (spread / max(len(shares), 1)) ** 0.5
        interval = (mean - reach, mean + reach)
        name = f"{measure}: halves of an outlet do not differ"
        yield CheckFigure("sampling", name, "coverage", mean, interval, len(shares), _STATED, _EXPECTED)


def _share(values: Sequence[float], reference: Reference, chance: random.Random) -> float:
    """Return the share of random splits whose interval contains 0."""
    half, order = len(values) // 2, list(values)
    inside = 0
    for _ in range(SPLITS):
        chance.shuffle(order)
        inside += do_not_differ(
            _estimate(order[:half], reference), _estimate(order[half : 2 * half], reference)
        )
    return inside / SPLITS


def _estimate(values: Sequence[float], reference: Reference) -> Estimate:
    sums = Sums()
    for value in values:
        sums.add(value)
    return estimate(sums, reference)


def do_not_differ(first: Estimate, second: Estimate) -> bool:
    """Return whether the 90 % interval of the difference contains 0, by Welch's test."""
    error = hypot(first.error, second.error)
    freedom = error**4 / (first.error**4 / first.freedom + second.error**4 / second.freedom)
    return abs(normal_deviate((first.value - second.value) / error, freedom)) <= NORMAL_90
