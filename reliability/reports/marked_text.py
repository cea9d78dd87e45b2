"""The article for a terminal, with its marks as signs and in colour: the signs do without colour."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from reliability.records import ArticleProfile
from reliability.reports.highlight import Stretch, stretches
from reliability.reports.marks import MARKS, Mark, counts, switches
from reliability.reports.printable import printable

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

SHOWN = tuple(mark for mark in MARKS if mark.on)
"""Marks that a terminal shows: those that a page shows at first."""


def write(profile: ArticleProfile, screen: Console) -> None:
    """Write the legend with how many there are of each kind, the headline and the text."""
    screen.print(_legend(profile))
    screen.print()
    for line in text(stretches(profile)).split("\n"):
        screen.print(line)
    screen.print()


def _legend(profile: ArticleProfile) -> Text:
    from rich.text import Text

    legend = Text()
    for switch in switches(counts(profile)):
        if switch.on:
            for mark in switch.marks:
                legend.append(f"{mark.opens}{mark.name}{mark.closes}", mark.colour).append(" ")
            legend.append(f"{switch.number}   ")
    return legend


def text(pieces: Iterable[Stretch]) -> Text:
    """Return the pieces in order, each passage between its signs, without control characters."""
    from rich.text import Text

    whole = Text()
    open_marks: list[Mark] = []
    for stretch in pieces:
        marks = [mark for mark in SHOWN if mark.kind in stretch.marks]
        open_marks = _close(whole, open_marks, marks)
        for mark in marks:
            if mark not in open_marks:
                whole.append(mark.opens, mark.colour)
                open_marks.append(mark)
        whole.append(_printable_lines(stretch.text), _style(marks))
    _close(whole, open_marks, [])
    return whole


def _close(whole: Text, open_marks: Sequence[Mark], marks: Sequence[Mark]) -> list[Mark]:
    """Close marks that end here, the last opened first; return those still open."""
    for mark in reversed(open_marks):
        if mark not in marks:
            whole.append(mark.closes, mark.colour)
    return [mark for mark in open_marks if mark in marks]


def _style(marks: Sequence[Mark]) -> str:
    """Return the colour of the narrowest passage, in italics inside a quotation."""
    coloured = [mark.colour for mark in marks if mark.kind != "quotation"]
    italic = any(mark.kind == "quotation" for mark in marks)
    return f"{coloured[-1] if coloured else ''} {'italic' if italic else ''}".strip()


def _printable_lines(text: str) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(printable(line) for line in lines)
