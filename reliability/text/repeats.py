"""What stands in an article more than once, word for word: it counts once."""

from __future__ import annotations

from collections.abc import Iterator

from reliability.records import Passage, Span

LONG = 6
"""Words of a sentence whose second copy is a repeat; shorter ones ("Who is she?") recur in honest prose."""

OFTEN = 3
"""Copies of a shorter sentence that honest prose may hold; further ones are repeats."""


def repeats(body: Passage) -> Iterator[Span]:
    """The sentences of `body` that repeat an earlier one."""
    counts: dict[tuple[str, ...], int] = {}
    for start, end, first, last in body.sentences:
        words = body.words[first:last]
        seen = counts.get(words, 0)
        counts[words] = seen + 1
        if seen >= (1 if last - first >= LONG else OFTEN):
            yield Span(start, end)
