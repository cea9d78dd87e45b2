"""One figure of agreement with people, its interval, and the split that keeps it honest."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import nan
from pathlib import Path
from typing import Literal

from reliability.errors import DataError
from reliability.records import Interval
from reliability.scoring.agreement import interval


@dataclass(frozen=True, slots=True)
class CheckFigure:
    """A figure (`statistic`, e.g. "F1") of `check` on `cases` cases with its 95 % bootstrap interval.

    `simple` is the same statistic of a simple system (`simple_system`) on the same cases, `annotators` the
    annotators' own agreement; NaN if it is unknown.
    """

    check: str
    name: str
    statistic: str
    value: float
    interval: Interval
    cases: int
    simple: float = nan
    simple_system: str = ""
    annotators: float = nan


def half(key: str) -> Literal["look", "test"]:
    """Return the half of an annotated set that the document (or text) `key` belongs to, by SHA-256.

    `look` may be read and reasoned about; `test` is only scored.
    """
    return "look" if hashlib.sha256(key.encode("utf-8", "replace")).digest()[0] % 2 else "test"


def bootstrap(
    units: Sequence[object], statistic: Callable[[Sequence[int]], float], *, rounds: int = 1000, seed: int = 0
) -> Interval:
    """Return the percentile 95 % interval of `statistic(indices into units)`, resampling `units`."""
    import numpy as np

    random = np.random.default_rng(seed)
    return interval(lambda chosen: statistic(chosen.tolist()), len(units), random, rounds)


def require(data: Path, *parts: str) -> Path:
    """Return the path `data/parts`; raises `DataError` if it is missing."""
    path = data.joinpath(*parts)
    if not path.is_file():
        raise DataError(f"{path}: no such file. See docs/evaluation.md for where to get this set.")
    return path
