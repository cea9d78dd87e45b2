"""Tables for people: drawn with rich, sensible at 80 columns, colour on a terminal only."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Literal, TextIO

from reliability.plain import whole as rounded
from reliability.records import DIMENSIONS, Measure
from reliability.reports import groups
from reliability.reports.columns import Cell, Row
from reliability.reports.columns import Column as TableColumn
from reliability.reports.printable import shortened

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Column, Table

MOST_ROWS = 200
"""Rows that a person may read; a file holds the others."""
_BAR = 10
"""Characters for 0-100: each is 10 points, far less than any interval."""
_NAME = 60
"""Characters of a name, before the table's own width shortens it."""
_STYLE = "style, 0-100"
_SHORT = ("srcg>", "hedg>", "sent>", "load>")
"""Heads of the dimensions: sourcing, hedging, sentiment, loaded wording."""
_SOURCES_READ = (
    "Style (with its 90 % sampling interval), sourcing, hedging, sentiment and loaded\n"
    "wording: percentiles among reference outlets. Sources that share a letter cannot\n"
    "be told apart in style. reliable: predicted expert rating, 90 % interval.\n"
)
_FLEXIBLE = ("article", "source", "note", "story")
_LEAST_WIDTH = 8
"""Characters that a column of text keeps on the narrowest terminal."""


def console(out: TextIO) -> Console:
    """Return a console on `out` that never reads markup, emoji codes or links from text."""
    from rich.console import Console

    return Console(file=out, markup=False, emoji=False, highlight=False)


def sources(rows: Sequence[Row], total: int, out: TextIO) -> None:
    """Draw one line per source with its interval; `total` counts those not shown too."""
    by = any(row.get("period") for row in rows)
    period = ["period"] if by else []
    table = _table("source", *period, "scored>", _STYLE, *_SHORT, "reliable>", "grp")
    for row in rows:
        table.add_row(
            _name(row["source"]),
            *([_name(row.get("period"))] if by else []),
            f"{row['scored']}/{row['articles']}",
            f"{whole(row['style']):>3} " + bar(row["style"], row["style_low"], row["style_high"]),
            *(whole(row[name]) for name in DIMENSIONS),
            f"{whole(row['reliability'])} {interval(row['reliability_low'], row['reliability_high'])}",
            groups.short(str(row["style_group"] or "")),
        )
    _print(table, total, out)
    _write_changes(rows, out)
    if any(row["style_group"] for row in rows):
        out.write(_SOURCES_READ)


def _write_changes(rows: Sequence[Row], out: TextIO) -> None:
    """Write a line for each period in which a source changes."""
    for row in rows:
        for name in str(row.get("changed") or "").split("; "):
            if name and isinstance(change := row[f"{name}_change"], int | float):
                ends = (row[f"{name}_change_low"], row[f"{name}_change_high"])
                low, high = (f"{end:+.0f}" if isinstance(end, int | float) else "–" for end in ends)
                label = name.replace("_", " ")
                line = (
                    f"{_name(row['source'])} from {row['period']} on: {label} {change:+.0f} ({low} to {high})"
                )
                out.write(line.replace("-", "−") + " than before, probability > .95\n")


def articles(rows: Sequence[Row], total: int, out: TextIO) -> None:
    """Draw one line per article, in the order of the input; `total` counts those not shown too."""
    table = _table("article", "source", "style>", "90 %>", *_SHORT, "1-sided>", "note")
    for row in rows:
        table.add_row(
            _name(row["article"]),
            _name(row["source"]),
            whole(row["style"]),
            interval(row["style_low"], row["style_high"]),
            *(whole(row[name]) for name in DIMENSIONS),
            whole(row["one_sided"]),
            _name(row["note"]),
        )
    _print(table, total, out)


def stories(rows: Sequence[Row], total: int, out: TextIO) -> None:
    """Draw one line per article, story by story; `total` counts those not shown too."""
    table = _table("story", "source", "date", "words>", "style>", *_SHORT, "spk>", "copy")
    before: Cell = None
    for row in rows:
        same_story = row["story"] is not None and row["story"] == before
        before = row["story"]
        title = "–" if row["story"] is None else str(row["story_title"] or row["story"])
        table.add_row(
            "" if same_story else _name(title),
            _name(row["source"]),
            str(row["date"] or ""),
            whole(row["words"]),
            whole(row["style"]),
            *(whole(row[name]) for name in DIMENSIONS),
            whole(row["speakers"]),
            "yes" if row["copy_of"] else "",
        )
    _print(table, total, out)


def drawing_function(columns: Sequence[TableColumn]) -> Callable[[Sequence[Row], int, TextIO], None]:
    """Return a function that draws a table with these columns under their full names."""

    def draw(rows: Sequence[Row], total: int, out: TextIO) -> None:
        table = _table(*(column.name if column.kind == "text" else f"{column.name}>" for column in columns))
        for row in rows:
            cells = (row.get(column.name) for column in columns)
            table.add_row(*("–" if cell is None else _name(str(cell)) for cell in cells))
        _print(table, total, out)

    return draw


def measures(listed: Iterable[Measure], out: TextIO) -> None:
    """Each measure with its unit, meaning, direction and reference."""
    screen = console(out)
    for measure in listed:
        screen.print(f"{measure.name}  [{measure.unit}]", style="bold")
        screen.print(f"  {measure.meaning}")
        screen.print(f"  {measure.direction}")
        screen.print(f"  {measure.reference}\n", style="dim")


def whole(value: Cell) -> str:
    """Return a number without decimals, `–` without one."""
    return f"{rounded(value)}" if isinstance(value, int | float) else "–"


def interval(low: Cell, high: Cell) -> str:
    """Return `low-high` in whole points, empty without an interval."""
    if not (isinstance(low, int | float) and isinstance(high, int | float)):
        return ""
    return f"{rounded(low)}–{rounded(high)}"


def bar(value: Cell, low: Cell, high: Cell, width: int = _BAR) -> str:
    """Return the interval as a line and the value as a block on a scale of 0-100; dots without a value."""
    if not (
        isinstance(value, int | float) and isinstance(low, int | float) and isinstance(high, int | float)
    ):
        return "·" * width
    first, middle, last = (min(width - 1, max(0, int(points * width / 100))) for points in (low, value, high))
    return "".join("█" if cell == middle else "─" if first <= cell <= last else "·" for cell in range(width))


def _table(*names: str) -> Table:
    """Return an empty table; a name ending in `>` is a column of numbers, never shortened."""
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 1, 0, 0))
    for name in names:
        title = name.rstrip(">")
        justify: Literal["right", "left"] = "right" if title != name else "left"
        table.add_column(title, justify=justify, no_wrap=True, overflow="ellipsis")
    return table


def _fit(table: Table, width: int) -> None:
    """Let columns of text share what columns of numbers and bars leave of `width`."""
    needed = [_widest(column) for column in table.columns]
    flexible = [index for index, column in enumerate(table.columns) if column.header in _FLEXIBLE]
    room = width - sum(needed) - 2 * len(needed) + sum(needed[index] for index in flexible)
    for done, index in enumerate(sorted(flexible, key=needed.__getitem__)):
        share = max(_LEAST_WIDTH, room // (len(flexible) - done))
        table.columns[index].max_width = min(share, needed[index])
        room -= min(share, needed[index])


def _widest(column: Column) -> int:
    from rich.cells import cell_len

    return max(cell_len(str(cell)) for cell in (column.header, *column.cells))


def _name(cell: Cell) -> str:
    return shortened(str(cell or ""), _NAME)


def _print(table: Table, total: int, out: TextIO) -> None:
    screen = console(out)
    _fit(table, screen.width)
    screen.print(table)
    if total > table.row_count:
        out.write(f"… and {total - table.row_count:,} more: give -o FILE for all.\n")
