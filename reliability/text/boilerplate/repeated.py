"""Text that an article repeats word for word, which counts once."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from reliability.records import Passage, Span

LONG = 6
"""Words of a sentence whose second copy is a repeat; shorter ones ("Who is she?") recur in honest prose."""

OFTEN = 3
"""Copies of a shorter sentence that honest prose may hold; further ones are repeats."""

PHRASE = 3
"""Least words of a phrase that is looked for again: of two words, "he said" recurs in honest prose."""

PHRASES = 5
"""Clauses that may end in the same phrase, or one in `_APART` words where that is more: 98 of 100 of the
outlets' articles stay below."""

_APART = 200
_STOP = re.compile(r"[,.;:!?()\[\]\"\n—]| -|' ")
_TO_COMMAS = bytes.maketrans(b'.;:!?()[]"\n-', b"," * 12)
_TOLD_BY = 12
"""Characters by which clauses' ends are first compared."""


def repeats(body: Passage) -> Iterator[Span]:
    """Return the sentences of `body` that repeat an earlier one; short ones also next to another repeat."""
    said = [body.words[first:last] for _, _, first, last in body.sentences]
    if len(set(said)) < len(said):
        for sentence, again in zip(body.sentences, _again(body, _times(said)), strict=True):
            if again:
                yield Span(sentence.start, sentence.end)


def _times(said: Iterable[tuple[str, ...]]) -> list[int]:
    """How often each was said before."""
    counts: dict[tuple[str, ...], int] = {}
    times: list[int] = []
    for words in said:
        times.append(counts.get(words, 0))
        counts[words] = times[-1] + 1
    return times


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


def phrases(body: Passage) -> list[Span]:
    """Return the copies of a phrase that ends too many clauses of `body`, without the first.

    Copies are as long as they agree with the first.
    """
    most = max(PHRASES, len(body.words) // _APART)
    if not _may_recur(body.plain, most):
        return []
    often = (places for places in _phrases(body).values() if len(places) > most)
    return sorted(span for places in often for span in _copies(body, places))


def _may_recur(plain: str, most: int) -> bool:
    """Whether more than `most` clauses end in the same letters: a quick look, before words are compared."""
    flat = plain.replace("—", ",").encode("utf-8", "surrogatepass").translate(_TO_COMMAS)
    ends = [clause[-_TOLD_BY:] for clause in flat.split(b",") if len(clause) >= _TOLD_BY]
    return len(ends) - len(set(ends)) >= most and max(Counter(ends).values()) > most


def _phrases(body: Passage) -> dict[tuple[str, ...], list[int]]:
    """The last words of each clause, and the indices after them; not those of long sentences said again."""
    stops = {bisect_left(body.starts, match.start()) for match in _STOP.finditer(body.plain)}
    said: set[tuple[str, ...]] = set()
    found: dict[tuple[str, ...], list[int]] = {}
    for _, _, first, last in body.sentences:
        sentence = body.words[first:last]
        if len(sentence) >= LONG and sentence in said:
            continue
        said.add(sentence)
        inside = (at for at in range(first + 1, last) if at in stops)
        for before, at in pairwise([first, *inside, last]):
            if at - before >= PHRASE:
                found.setdefault(body.words[at - PHRASE : at], []).append(at)
    return found


def _copies(body: Passage, ends: Iterable[int]) -> Iterator[Span]:
    """Every copy but the first of the phrase that ends before the words `ends`."""
    first, *others = ends
    free = first
    for end in others:
        start = end - PHRASE
        while (
            start > free
            and first > end - start
            and body.words[start - 1] == body.words[first - (end - start) - 1]
        ):
            start -= 1
        yield Span(body.starts[start], body.ends[end - 1])
        free = end
