"""People's verdicts on articles: the labels that `one_sided` is fitted to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import nan
from pathlib import Path
from typing import Final

from reliability.errors import TrainingError
from reliability.records import ArticleProfile
from reliability.scoring.label_table import read_rows
from reliability.scoring.training import usable
from reliability.scoring.verdict_fitting import Labels

_VERDICTS: Final = {"1": 1.0, "0": 0.0, "true": 1.0, "false": 0.0, "yes": 1.0, "no": 0.0}


def read(path: Path) -> dict[str, float]:
    """Return verdicts by article (id or URL) from a CSV with `id` or `url` and `one_sided` (0 or 1).

    Raises
    ------
    TrainingError
        With the file, the row and the reason.
    """
    rows = read_rows(path, "Verdicts")
    columns = list(rows[0]) if rows else []
    key = next((name for name in ("id", "url") if name in columns), None)
    if key is None or "one_sided" not in columns:
        raise TrainingError(
            f"Verdicts {path} need a column id or url and a column one_sided (0 or 1). "
            f"Found: {', '.join(columns) or 'no rows'}."
        )
    return {
        row[key]: _verdict(row["one_sided"], f"{path}, row {number}") for number, row in enumerate(rows, 1)
    }


def _verdict(cell: str, place: str) -> float:
    value = _VERDICTS.get((cell or "").strip().lower())
    if value is None:
        raise TrainingError(f"{place}: one_sided {cell!r} is neither 0 nor 1.")
    return value


def labels(profiles: Sequence[ArticleProfile], verdicts: Mapping[str, float]) -> Labels:
    """Return the articles with a verdict as arrays. An article without a source counts as one source."""
    rows = [
        (profile, verdicts[key])
        for profile in profiles
        if (key := _verdict_key(profile, verdicts)) is not None
    ]
    if not rows:
        raise TrainingError("No verdict names an article by its id or url.")
    return arrays(rows, usable())


def _verdict_key(profile: ArticleProfile, verdicts: Mapping[str, float]) -> str | None:
    return next((key for key in (profile.article.id, profile.article.url) if key in verdicts), None)


def arrays(rows: Sequence[tuple[ArticleProfile, float]], measures: Sequence[str]) -> Labels:
    """Return measured articles with their verdicts as arrays."""
    import numpy as np

    return Labels(
        tuple(measures),
        np.array([[profile.values.get(name, nan) for name in measures] for profile, _ in rows]),
        np.array([verdict for _, verdict in rows]),
        np.array([profile.article.source or profile.article.id for profile, _ in rows]),
    )
