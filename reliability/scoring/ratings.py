"""Experts' ratings of sources: the labels that a model is fitted to."""

from __future__ import annotations

from collections.abc import Mapping
from math import nan
from pathlib import Path
from typing import Final, NamedTuple

from reliability.errors import TrainingError
from reliability.scoring.label_table import read_rows

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
    """Return ratings by source from a CSV with `source` (or `domain`) and `reliability`, `bias` (0-100).

    Also understood are `pc1` and `afm_bias` (0-1). Raises `TrainingError` with the line and the reason.
    """
    rows = read_rows(path, "Ratings")
    columns = list(rows[0]) if rows else []
    source = next((name for name in SOURCE_COLUMNS if name in columns), None)
    scales = [name for name in SCALES if name in columns]
    if source is None or not scales:
        raise TrainingError(
            f"Ratings {path} need a column source (or domain) and a column reliability or bias (0-100), pc1 "
            f"or afm_bias (0-1). Found: {', '.join(columns) or 'no rows'}."
        )
    return {row[source]: _rating(row, scales, f"{path}, row {number}") for number, row in enumerate(rows, 1)}


def _rating(row: Mapping[str, str], columns: list[str], place: str) -> Rating:
    ratings: dict[str, float] = {}
    for column in columns:
        target, _, _ = SCALES[column]
        if target not in ratings and (row[column] or "").strip():
            ratings[target] = _points(column, row[column], place)
    return Rating(**ratings)


def _points(column: str, cell: str, place: str) -> float:
    _, factor, offset = SCALES[column]
    try:
        points = factor * float(cell) + offset
    except ValueError:
        raise TrainingError(f"{place}: {column} {cell!r} is not a number.") from None
    if not 0 <= points <= 100:
        raise TrainingError(f"{place}: {column} {cell!r} is outside its scale.")
    return points
