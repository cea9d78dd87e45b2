"""Words and sentences of a stretch of text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from reliability.records import Part, Passage, Span
from reliability.text.characters import straight
from reliability.text.repair import repaired
from reliability.text.segmentation.layout import Layout, flags, sentences
from reliability.text.segmentation.sentences import cuts
from reliability.text.segmentation.words import Words, index_words, tokenise


def passage(part: Part, text: str, spans: Iterable[Span], quotations: Sequence[Span] = ()) -> Passage:
    """The words and sentences of `text` inside `spans` (in order, not overlapping)."""
    base = straight(repaired(text).text)
    flat = base.lower()
    tokens = tokenise(flat)
    marked, stretches = tuple(quotations), tuple(spans)
    ends = tuple([cut for start, end in stretches for cut in cuts(base, start, end)])
    page = Layout(
        text=text, base=base, flat=flat, tokens=tokens, positions=index_words(tokens.words),
        quotations=marked, quoted=flags(tokens.starts, marked), spans=(), paragraphs=(), cuts=ends,
    )  # fmt: skip
    return cut(part, page, stretches)


def cut(part: Part, page: Layout, spans: Sequence[Span]) -> Passage:
    """The words and sentences of `page` inside `spans` (in order, not overlapping)."""
    pieces = _pieces(page.tokens.starts, spans)
    whole = pieces == [slice(0, len(page.tokens.words))]
    (words, starts, ends), quoted = (page.tokens, page.quoted) if whole else _joined(page, pieces)
    return Passage(
        part=part, text=page.text, plain=page.flat, words=words, starts=starts, ends=ends, quoted=quoted,
        positions=page.positions if whole else index_words(words),
        sentences=tuple(sentences(page.base, spans, starts, page.cuts)), writer_words=quoted.count(0),
    )  # fmt: skip


def _pieces(starts: Sequence[int], spans: Sequence[Span]) -> list[slice]:
    """Return the stretches of words that begin inside `spans`, adjacent ones as one."""
    pieces: list[slice] = []
    last = 0
    for start, end in spans:
        first = bisect_left(starts, start, last)
        begun = pieces.pop().start if pieces and first == last else first
        last = bisect_left(starts, end, first)
        pieces.append(slice(begun, last))
    return pieces


def _joined(page: Layout, pieces: Sequence[slice]) -> tuple[Words, bytes]:
    """The words of `pieces`, and which of them are quoted."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for piece in pieces:
        words += page.tokens.words[piece]
        starts += page.tokens.starts[piece]
        ends += page.tokens.ends[piece]
    quoted = b"".join([page.quoted[piece] for piece in pieces])
    return Words(tuple(words), tuple(starts), tuple(ends)), quoted
