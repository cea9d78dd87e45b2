"""What experts say of sources: the labels that a scorer is fitted to."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from math import nan
from pathlib import Path
from typing import Final, NamedTuple

from reliability.errors import TrainingError

SOURCE_COLUMNS: Final = ("source", "domain", "outlet")
SCALES: Final[Mapping[str, tuple[str, float, float]]] = {
    "reliability": ("reliability", 1.0, 0.0),
    "bias": ("bias", 1.0, 0.0),
    "pc1": ("reliability", 100.0, 0.0),
    "afm_bias": ("bias", -100.0, 100.0),
}
"""Column → target, factor and offset that bring it to points (0-100; higher bias: more biased).

`pc1` and `afm_bias` are the columns of Lin et al. (2023), 0-1, where 1 is best and least biased.
"""


class Rating(NamedTuple):
    """A source's rating in points of 100; NaN where it has none."""

    reliability: float = nan
    bias: float = nan


def read(path: Path) -> dict[str, Rating]:
    """Ratings by source from a CSV with `source` (or `domain`) and `reliability`, `bias` (0-100).

    Also understood are `pc1` and `afm_bias` (0-1). Raises `TrainingError` with the line and the reason.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise TrainingError(f"Ratings {path} cannot be read: {error}.") from None
    columns = list(rows[0]) if rows else []
    source = next((name for name in SOURCE_COLUMNS if name in columns), None)
    found = [name for name in SCALES if name in columns]
    if source is None or not found:
        raise TrainingError(
            f"Ratings {path} need a column source (or domain) and reliability, bias (0-100) or pc1, "
            f"afm_bias (0-1). Found: {', '.join(columns) or 'no rows'}."
        )
    return {row[source]: _rating(row, found, f"{path}, row {at}") for at, row in enumerate(rows, 1)}


def _rating(row: Mapping[str, str], columns: list[str], place: str) -> Rating:
    given: dict[str, float] = {}
    for column in columns:
        target, factor, offset = SCALES[column]
        if target in given or not (row[column] or "").strip():
            continue
        try:
            points = factor * float(row[column]) + offset
        except ValueError:
            raise TrainingError(f"{place}: {column} {row[column]!r} is not a number.") from None
        if not 0 <= points <= 100:
            raise TrainingError(f"{place}: {column} {row[column]!r} is outside its scale.")
        given[target] = points
    return Rating(**given)
