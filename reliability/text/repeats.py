"""What stands in an article more than once, word for word: it counts once."""

from __future__ import annotations

from collections.abc import Iterator

from reliability.records import Passage, Span

LONG = 6
"""Words of a sentence whose second copy is a repeat; shorter ones ("Who is she?") recur in honest prose."""

OFTEN = 3
"""Copies of a shorter sentence that honest prose may hold; further ones are repeats."""


def repeats(body: Passage) -> Iterator[Span]:
    """The sentences of `body` that repeat an earlier one; short ones also beside another repeat."""
    counts: dict[tuple[str, ...], int] = {}
    seen: list[int] = []
    for _, _, first, last in body.sentences:
        words = body.words[first:last]
        times = counts.get(words, 0)
        counts[words] = times + 1
        seen.append(times)
    if any(seen):
        for sentence, again in zip(body.sentences, _again(body, seen), strict=True):
            if again:
                yield Span(sentence.start, sentence.end)


def _again(body: Passage, seen: list[int]) -> list[bool]:
    again = [
        times >= (1 if sentence.last - sentence.first >= LONG else OFTEN)
        for sentence, times in zip(body.sentences, seen, strict=True)
    ]
    for place in [*range(1, len(seen)), *range(len(seen) - 2, -1, -1)]:
        beside = again[place - 1] if place else False
        beside = beside or (place + 1 < len(seen) and again[place + 1])
        again[place] = again[place] or (beside and seen[place] > 0)
    return again
