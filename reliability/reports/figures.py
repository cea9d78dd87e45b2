"""Figures of agreement with people: for a terminal, and as a Markdown table for the docs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TextIO

from reliability.reports.terminal import console

Figure = Mapping[str, Any]
"""A `Figure` of evaluation as plain data, None for what is not known."""

_HEADER = ("check", "figure", "value", "95 %", "cases", "simple system", "annotators")


def write(figures: Iterable[Figure], out: TextIO) -> None:
    """One line a figure."""
    from rich import box
    from rich.table import Table

    table = Table(*_HEADER, box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for figure in figures:
        table.add_row(*_cells(figure))
    console(out).print(table)


def markdown(figures: Iterable[Figure]) -> str:
    """The same as a Markdown table."""
    lines = [_HEADER, ("---",) * len(_HEADER), *map(_cells, figures)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cells(figure: Figure) -> tuple[str, ...]:
    low, high = figure["interval"]
    simple = " ".join(
        filter(
            None,
            (_shown(figure["simple"]), f"({figure['simple_system']})" if figure["simple_system"] else ""),
        )
    )
    return (
        figure["check"],
        f"{figure['name']}, {figure['statistic']}",
        _shown(figure["value"]),
        f"{_shown(low)} to {_shown(high)}" if low is not None else "",
        f"{figure['cases']:,}",
        simple,
        _shown(figure["annotators"]),
    )


def _shown(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"
