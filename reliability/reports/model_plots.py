"""Plots for a model's card: calibration, and error against the number of articles, as SVG."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from reliability.reports import charts, table_file

_SIZE = re.compile(r"(mean error in points|share inside the 90% interval), (\d+) articles?")
_FIELDS = {"mean error in points": "error", "share inside the 90% interval": "inside"}


def write(about: Mapping[str, Any], intervals: Mapping[Any, tuple[float, float]], card: Path) -> list[Path]:
    """Write `NAME-calibration.svg` and `NAME-error.svg` next to the `card` (NAME.md), if `about` has figures.

    Reliability is drawn, or bias if the model predicts nothing else; `intervals` are points below and above a
    score, by target.
    """
    target = next(iter(intervals))
    plots = {}
    if rows := about.get("outlets", {}).get(target):
        plots["calibration"] = charts.calibration(rows, *intervals[target])
    if sizes := _sizes(about.get("figures", ()), target):
        plots["error"] = charts.error(sizes)
    written = []
    for name, chart in plots.items():
        written.append(card.with_name(f"{card.stem}-{name}.svg"))
        with table_file.whole(written[-1]) as unfinished:
            unfinished.write_text(charts.svg(chart, f"{card.stem}: {name}") + "\n", encoding="utf-8")
    return written


def _sizes(figures: Any, target: str) -> list[dict[str, Any]]:
    rows: dict[int, dict[str, Any]] = {}
    for figure in figures:
        if figure["target"] == target and (match := _SIZE.fullmatch(figure["what"])):
            field, row = _FIELDS[match[1]], rows.setdefault(int(match[2]), {"articles": int(match[2])})
            row.update(
                {field: figure["value"], f"{field}_low": figure["low"], f"{field}_high": figure["high"]}
            )
    complete = 1 + 3 * len(_FIELDS)
    return [row for _, row in sorted(rows.items()) if len(row) == complete]
