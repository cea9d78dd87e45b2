"""Text that an article repeats word for word, which counts once."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import compress, pairwise

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
"""Words in which one clause more may end in the same phrase, in longer texts."""
_STOP = re.compile(r"[,.;:!?()\[\]\"\n—]| -|' ")
_TO_COMMAS = bytes.maketrans(b'.;:!?()[]"\n-', b"," * 12)
_COMPARED = 12
"""Characters by which clauses' ends are first compared."""


def repeats(body: Passage) -> Iterator[Span]:
    """Return the sentences of `body` that repeat an earlier one; short ones also next to another repeat."""
    texts = [body.words[first:last] for _, _, first, last in body.sentences]
    if len(set(texts)) < len(texts):
        repeated = _are_repeats(body, _earlier_copies(texts))
        yield from (Span(start, end) for start, end, _, _ in compress(body.sentences, repeated))


def _earlier_copies(texts: Iterable[tuple[str, ...]]) -> list[int]:
    """How often the same words came before."""
    counts: dict[tuple[str, ...], int] = {}
    times: list[int] = []
    for words in texts:
        times.append(counts.get(words, 0))
        counts[words] = times[-1] + 1
    return times


def _are_repeats(body: Passage, copies: list[int]) -> list[bool]:
    """Whether each sentence, which has so many earlier `copies`, is a repeat."""
    repeat = [
        times >= (1 if sentence.last - sentence.first >= LONG else OFTEN)
        for sentence, times in zip(body.sentences, copies, strict=True)
    ]
    for place in [*range(1, len(copies)), *range(len(copies) - 2, -1, -1)]:
        beside = repeat[place - 1] if place else False
        beside = beside or (place + 1 < len(copies) and repeat[place + 1])
        repeat[place] = repeat[place] or (beside and copies[place] > 0)
    return repeat


def repeated_phrases(body: Passage) -> list[Span]:
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
    ends = [clause[-_COMPARED:] for clause in flat.split(b",") if len(clause) >= _COMPARED]
    return len(ends) - len(set(ends)) >= most and max(Counter(ends).values()) > most


def _phrases(body: Passage) -> dict[tuple[str, ...], list[int]]:
    """The last words of each clause, and the indices after them; not those of long sentences said again."""
    stops = {bisect_left(body.starts, match.start()) for match in _STOP.finditer(body.plain)}
    earlier: set[tuple[str, ...]] = set()
    by_phrase: dict[tuple[str, ...], list[int]] = {}
    for _, _, first, last in body.sentences:
        sentence = body.words[first:last]
        if len(sentence) >= LONG and sentence in earlier:
            continue
        earlier.add(sentence)
        inside = (end for end in range(first + 1, last) if end in stops)
        for before, end in pairwise([first, *inside, last]):
            if end - before >= PHRASE:
                by_phrase.setdefault(body.words[end - PHRASE : end], []).append(end)
    return by_phrase


def _copies(body: Passage, ends: Iterable[int]) -> Iterator[Span]:
    """Every copy but the first of the phrase that ends before the words `ends`."""
    first, *later = ends
    free = first
    for end in later:
        start = end - PHRASE
        while (
            start > free
            and first > end - start
            and body.words[start - 1] == body.words[first - (end - start) - 1]
        ):
            start -= 1
        yield Span(body.starts[start], body.ends[end - 1])
        free = end
