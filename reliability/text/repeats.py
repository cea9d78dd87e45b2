"""What stands in an article more than once, word for word: it counts once."""

from __future__ import annotations

from collections.abc import Iterator

from reliability.records import Sentence, Span
from reliability.text.layout import Layout

LONG = 6
"""Words of a sentence whose second copy is a repeat; shorter ones ("Who is she?") recur in honest prose."""

OFTEN = 3
"""Copies of a shorter sentence that honest prose may hold; further ones are repeats."""


def repeats(page: Layout, units: list[Sentence]) -> Iterator[Span]:
    """The sentences `units` that repeat an earlier one."""
    counts: dict[tuple[str, ...], int] = {}
    for unit in units:
        words = page.words(unit)
        seen = counts.get(words, 0)
        counts[words] = seen + 1
        if seen >= (1 if len(words) >= LONG else OFTEN):
            yield Span(unit.start, unit.end)
