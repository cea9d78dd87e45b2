"""The section of the page of sources about stories that they share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from reliability.records import MEASURED
from reliability.stories import PairedDifference
from reliability.stories.pairing import LEAST_STORIES

_MOST_PAIRS: Final = 60
"""Pairs in the table, those that share most stories first; more would make the page long."""
_MOST_NAMED: Final = 40
"""Sources without a shared story that are named."""


@dataclass(frozen=True, slots=True)
class SharedStories:
    """The differences over shared stories, and the sources that share none."""

    differences: Sequence[PairedDifference]
    without: Sequence[str]


class PairRow(NamedTuple):
    """A pair of sources with its difference in each measure."""

    first: str
    second: str
    stories: int
    cells: tuple[PairedDifference, ...]


def values(shared: SharedStories | None) -> Mapping[str, Any] | None:
    """Return the values of the section's template; None if sources were not compared by stories."""
    if shared is None:
        return None
    rows = _pair_rows(shared.differences)
    return {
        "rows": rows[:_MOST_PAIRS],
        "total": len(rows),
        "names": MEASURED,
        "least": LEAST_STORIES,
        "without": shared.without,
        "most_named": _MOST_NAMED,
    }


def _pair_rows(differences: Sequence[PairedDifference]) -> list[PairRow]:
    """Return the pairs, those that share most stories first, each in the order of its difference in style."""
    pairs: dict[frozenset[str], list[PairedDifference]] = {}
    for difference in differences:
        pairs.setdefault(frozenset((difference.first, difference.second)), []).append(difference)
    rows = [_pair_row(cells) for cells in pairs.values()]
    return sorted(rows, key=lambda row: (-row.stories, row.first, row.second))


def _pair_row(cells: Sequence[PairedDifference]) -> PairRow:
    first, second = cells[0].first, cells[0].second
    aligned = tuple(cell if cell.first == first else cell.turned() for cell in cells)
    return PairRow(first, second, max(cell.stories for cell in cells), aligned)
