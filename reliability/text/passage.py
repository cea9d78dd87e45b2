"""Words and sentences of a stretch of text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise

from reliability.records import Part, Passage, Sentence, Span
from reliability.text.characters import straight
from reliability.text.sentences import cuts
from reliability.text.words import Words, tokenise


def passage(part: Part, text: str, spans: Iterable[Span], quotations: Sequence[Span] = ()) -> Passage:
    """The words and sentences of `text` inside `spans` (in order, not overlapping)."""
    base = straight(text)
    flat = base.lower()
    return assemble(part, text, base, flat, tokenise(flat), tuple(spans), quotations)


def assemble(
    part: Part,
    text: str,
    base: str,
    flat: str,
    found: Words,
    spans: Sequence[Span],
    quotations: Sequence[Span],
) -> Passage:
    """`passage` for a `text` whose words are `found` already; `base` is the text in straight typography."""
    words, starts, ends = inside(found, spans)
    quoted = _quoted(starts, quotations)
    return Passage(
        part=part, text=text, plain=flat, words=words, starts=starts, ends=ends, quoted=quoted,
        positions=positions(words), sentences=tuple(_sentences(base, spans, starts)),
        writer_words=len(words) - sum(quoted),
    )  # fmt: skip


def inside(found: Words, spans: Sequence[Span]) -> Words:
    """The words that begin inside `spans`."""
    pieces: list[tuple[int, int]] = []
    for start, end in spans:
        first, last = bisect_left(found.starts, start), bisect_left(found.starts, end)
        if pieces and pieces[-1][1] == first:
            pieces[-1] = (pieces[-1][0], last)
        elif last > first:
            pieces.append((first, last))
    if pieces == [(0, len(found.words))]:
        return found
    columns: list[list[object]] = [[], [], []]
    for first, last in pieces:
        for column, values in zip(columns, found, strict=True):
            column.extend(values[first:last])
    return Words(*map(tuple, columns))  # type: ignore[arg-type]


def positions(words: Sequence[str]) -> dict[str, list[int]]:
    """Each word's indices, ascending."""
    found: dict[str, list[int]] = {}
    for index, word in enumerate(words):
        if word in found:
            found[word].append(index)
        else:
            found[word] = [index]
    return found


def _quoted(starts: Sequence[int], quotations: Sequence[Span]) -> bytes:
    flags = bytearray(len(starts))
    for start, end in quotations:
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        flags[first:last] = b"\x01" * (last - first)
    return bytes(flags)


def _sentences(base: str, spans: Sequence[Span], starts: Sequence[int]) -> list[Sentence]:
    """Sentences that hold a word, without the space around them."""
    found: list[Sentence] = []
    first = 0
    for span in spans:
        for begin, cut in pairwise([span.start, *cuts(base, span.start, span.end), span.end]):
            last = bisect_left(starts, cut, first)
            if last > first:
                piece = base[begin:cut]
                begin += len(piece) - len(piece.lstrip())
                found.append(Sentence(begin, begin + len(piece.strip()), first, last))
            first = last
    return found
