"""Whether the sampling intervals of sources hold: random halves of an outlet should seldom seem to differ."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from math import hypot, nan
from pathlib import Path
from typing import Final

from reliability import pipeline
from reliability.evaluation.checks.steadiness import current
from reliability.evaluation.figure import Figure
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
_EXPECTED = "as stated: 90 %"


def check(data: Path) -> list[Figure]:
    """Figures of the default model on the labelled outlets with many articles."""
    return list(figures(values(data, current()), current().reference))


def values(data: Path, model: Model) -> dict[str, dict[str, list[float]]]:
    """Values of scored articles by outlet and number, of outlets with enough articles."""
    outlets: dict[str, dict[str, list[float]]] = {}
    for one in map(article, rows(data)):
        score = pipeline.score(one, model)
        if score.status == "scored":
            own = outlets.setdefault(one.source, {name: [] for name in model.reference})
            for name, reference in model.reference.items():
                points = score.style_points if name == "style" else score.profile.values[reference.measure]
                own[name].append(points)
    return {name: own for name, own in outlets.items() if len(next(iter(own.values()))) >= LEAST}


def figures(
    outlets: Mapping[str, Mapping[str, Sequence[float]]], reference: Mapping[str, Reference]
) -> Iterator[Figure]:
    """How often the 90 % interval of the difference of random halves holds 0."""
    for name, place in reference.items():
        chance = random.Random(0)  # noqa: S311
        shares = [_share(own[name], place, chance) for _, own in sorted(outlets.items())]
        mean = sum(shares) / len(shares) if shares else nan
        spread = sum((share - mean) ** 2 for share in shares) / max(len(shares) - 1, 1)
        reach = 1.96 * (spread / max(len(shares), 1)) ** 0.5
        interval = (mean - reach, mean + reach)
        what = f"{name}: halves of an outlet do not differ"
        yield Figure("sampling", what, "coverage", mean, interval, len(shares), 0.9, _EXPECTED)


def _share(given: Sequence[float], place: Reference, chance: random.Random) -> float:
    """The share of random splits whose interval holds 0."""
    half, order = len(given) // 2, list(given)
    held = 0
    for _ in range(SPLITS):
        chance.shuffle(order)
        held += alike(_estimate(order[:half], place), _estimate(order[half : 2 * half], place))
    return held / SPLITS


def _estimate(given: Sequence[float], place: Reference) -> Estimate:
    sums = Sums()
    for value in given:
        sums.add(value)
    return estimate(sums, place)


def alike(first: Estimate, second: Estimate) -> bool:
    """Return whether the 90 % interval of the difference holds 0, by Welch's test."""
    error = hypot(first.error, second.error)
    freedom = error**4 / (first.error**4 / first.freedom + second.error**4 / second.freedom)
    return abs(normal_deviate((first.value - second.value) / error, freedom)) <= NORMAL_90
