"""Words and sentences of a stretch of text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from reliability.records import Part, Passage, Span
from reliability.text.characters import straight
from reliability.text.repair import repaired
from reliability.text.segmentation.layout import Layout, flags, sentences
from reliability.text.segmentation.sentences import cuts
from reliability.text.segmentation.words import Words, tokenise


def passage(part: Part, text: str, spans: Iterable[Span], quotations: Sequence[Span] = ()) -> Passage:
    """The words and sentences of `text` inside `spans` (in order, not overlapping)."""
    base = straight(repaired(text).text)
    flat = base.lower()
    found = tokenise(flat)
    marks, stretches = tuple(quotations), tuple(spans)
    ends = tuple([cut for start, end in stretches for cut in cuts(base, start, end)])
    quoted = flags(found.starts, marks)
    return cut(part, Layout(text, base, flat, found, marks, quoted, (), ends), stretches)


def cut(part: Part, page: Layout, spans: Sequence[Span]) -> Passage:
    """The words and sentences of `page` inside `spans` (in order, not overlapping)."""
    (words, starts, ends), quoted = _inside(page, spans)
    return Passage(
        part=part, text=page.text, plain=page.flat, words=words, starts=starts, ends=ends, quoted=quoted,
        positions=_positions(words), sentences=tuple(sentences(page.base, spans, starts, page.cuts)),
        writer_words=quoted.count(0),
    )  # fmt: skip


def _inside(page: Layout, spans: Sequence[Span]) -> tuple[Words, bytes]:
    """The words that begin inside `spans`, and which of them are quoted."""
    found, quoted = page.found, page.quoted
    pieces: list[slice] = []
    last = 0
    for start, end in spans:
        first = bisect_left(found.starts, start, last)
        begun = pieces.pop().start if pieces and first == last else first
        last = bisect_left(found.starts, end, first)
        pieces.append(slice(begun, last))
    if pieces == [slice(0, len(found.words))]:
        return found, quoted
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for piece in pieces:
        words += found.words[piece]
        starts += found.starts[piece]
        ends += found.ends[piece]
    return Words(tuple(words), tuple(starts), tuple(ends)), b"".join([quoted[piece] for piece in pieces])


def _positions(words: Sequence[str]) -> dict[str, list[int]]:
    """Each word's indices, ascending."""
    positions: dict[str, list[int]] = {}
    for index, word in enumerate(words):
        if word in positions:
            positions[word].append(index)
        else:
            positions[word] = [index]
    return positions
