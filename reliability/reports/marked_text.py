"""The article for a terminal, with its marks: by signs that stay without colour, and by colour."""

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


def write(profile: ArticleProfile, shown: Console) -> None:
    """Write the legend with how many there are of each kind, the headline and the text."""
    shown.print(_legend(profile))
    shown.print()
    for line in text(stretches(profile)).split("\n"):
        shown.print(line)
    shown.print()


def _legend(profile: ArticleProfile) -> Text:
    from rich.text import Text

    legend = Text()
    for switch in switches(counts(profile)):
        if switch.on:
            for mark in switch.marks:
                legend.append(f"{mark.opens}{mark.name}{mark.closes}", mark.colour).append(" ")
            legend.append(f"{switch.number}   ")
    return legend


def text(cut: Iterable[Stretch]) -> Text:
    """Return the stretches in order, each passage between its signs; nothing in it steers a terminal."""
    from rich.text import Text

    whole = Text()
    standing: list[Mark] = []
    for stretch in cut:
        marks = [mark for mark in SHOWN if mark.kind in stretch.marks]
        standing = _close(whole, standing, marks)
        for mark in marks:
            if mark not in standing:
                whole.append(mark.opens, mark.colour)
                standing.append(mark)
        whole.append(_lines(stretch.text), _style(marks))
    _close(whole, standing, [])
    return whole


def _close(whole: Text, standing: Sequence[Mark], marks: Sequence[Mark]) -> list[Mark]:
    """Close what ends here, the last opened first; gives what is still open."""
    for mark in reversed(standing):
        if mark not in marks:
            whole.append(mark.closes, mark.colour)
    return [mark for mark in standing if mark in marks]


def _style(marks: Sequence[Mark]) -> str:
    """The colour of the narrowest passage, in italics inside a quotation."""
    coloured = [mark.colour for mark in marks if mark.kind != "quotation"]
    italic = any(mark.kind == "quotation" for mark in marks)
    return f"{coloured[-1] if coloured else ''} {'italic' if italic else ''}".strip()


def _lines(part: str) -> str:
    lines = part.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(printable(line) for line in lines)
