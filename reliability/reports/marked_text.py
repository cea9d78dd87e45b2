"""The article for a terminal, with its evidence marked: by signs that stay without colour, and by colour."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from reliability.records import ArticleScore
from reliability.reports.highlight import Stretch, stretches
from reliability.reports.printable import printable

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text


class Mark(NamedTuple):
    """How a kind of passage is shown: what opens and closes it, and its colour."""

    name: str
    opens: str
    closes: str
    style: str


MARKS: Mapping[str, Mark] = {
    "sentiment": Mark("charged sentence", "<", ">", "yellow"),
    "boilerplate": Mark("boilerplate", "|", "|", "dim"),
    "source": Mark("who said it", "{", "}", "bold green"),
    "sourcing": Mark("attribution", "[", "]", "green"),
    "loaded_wording": Mark("loaded wording", "*", "*", "bold red"),
    "hedging": Mark("hedge", "~", "~", "cyan underline"),
}
"""The widest first: of passages that begin together this is the order in which they open."""
_QUOTED = "italic"


def write(score: ArticleScore, found: Mapping[str, int], shown: Console) -> None:
    """The legend with how many there are of each, and the text."""
    from rich.text import Text

    legend = Text()
    for kind, mark in MARKS.items():
        legend.append(f"{mark.opens}{mark.name}{mark.closes}", mark.style).append(f" {found[kind]}   ")
    legend.append("quotation", _QUOTED).append(f" {found['quotation']}")
    shown.print(legend)
    shown.print()
    for line in text(stretches(score.profile)).split("\n"):
        shown.print(line)
    shown.print()


def text(cut: Iterable[Stretch]) -> Text:
    """The stretches in order, each passage between its signs; nothing in it steers a terminal."""
    from rich.text import Text

    whole = Text()
    standing: list[str] = []
    for stretch in cut:
        kinds = [kind for kind in MARKS if kind in stretch.marks]
        standing = _close(whole, standing, kinds)
        for kind in kinds:
            if kind not in standing:
                whole.append(MARKS[kind].opens, MARKS[kind].style)
                standing.append(kind)
        whole.append(_lines(stretch.text), _style(kinds, "quotation" in stretch.marks))
    _close(whole, standing, [])
    return whole


def _close(whole: Text, standing: Sequence[str], kinds: Sequence[str]) -> list[str]:
    """Close what ends here, the last opened first; gives what still stands."""
    for kind in reversed(standing):
        if kind not in kinds:
            whole.append(MARKS[kind].closes, MARKS[kind].style)
    return [kind for kind in standing if kind in kinds]


def _style(kinds: Sequence[str], quoted: bool) -> str:
    """The colour of the narrowest passage, in italics inside a quotation."""
    colour = MARKS[kinds[-1]].style if kinds else ""
    return f"{colour} {_QUOTED}".strip() if quoted else colour


def _lines(part: str) -> str:
    lines = part.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(printable(line) for line in lines)
