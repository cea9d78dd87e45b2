"""Which articles report the same event: similar pairs from an inverted index, joined by average linkage."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final, NamedTuple

from reliability.stories.linkage import linked
from reliability.stories.similar_pairs import similar_pairs
from reliability.stories.term_table import term_table
from reliability.stories.terms import Terms

ALIKE: Final = 0.18
"""Mean cosine similarity from which two groups are one story. Chosen on two of the labelled sets and measured
on the third, in turn; see docs/stories.md."""


class Item(NamedTuple):
    """An article to group: its terms and its day, where that is known."""

    terms: Terms
    day: date | None = None


def groups(items: Iterable[Item], days: int | None = 3, alike: float = ALIKE) -> list[list[int]]:
    """Group items about the same event.

    Parameters
    ----------
    items : iterable of Item
        The articles. The result does not depend on their order where their terms differ.
    days : int or None
        The similarity of two articles whose days are known falls with their distance, to one half where they
        are farther apart than this; None for no such weight.
    alike : float
        Mean cosine similarity (0-1) from which two groups are joined.

    Returns
    -------
    list of list of int
        Indices of `items` by group, each index once; groups and indices in ascending order.
    """
    table = term_table((item.terms, item.day) for item in items)
    if len(table.order) < 2:  # a pair needs two
        return [[number] for number in table.order]
    labels = linked(len(table.order), similar_pairs(table, days), alike)
    members: dict[int, list[int]] = {}
    for number, label in zip(table.order, labels, strict=True):
        members.setdefault(int(label), []).append(number)
    return sorted(sorted(group) for group in members.values())
