"""Words and sentences of a stretch of text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import chain

from reliability.records import Part, Passage, Span
from reliability.text.characters import straight
from reliability.text.layout import Layout, flags, sentences
from reliability.text.sentences import cuts
from reliability.text.words import Words, tokenise


def passage(part: Part, text: str, spans: Iterable[Span], quotations: Sequence[Span] = ()) -> Passage:
    """The words and sentences of `text` inside `spans` (in order, not overlapping)."""
    base = straight(text)
    flat = base.lower()
    found = tokenise(flat)
    marks, stretches = tuple(quotations), tuple(spans)
    ends = tuple(cut for span in stretches for cut in cuts(base, span.start, span.end))
    quoted = flags(found.starts, marks)
    return cut(part, Layout(text, base, flat, found, marks, quoted, (), ends), stretches)


def cut(part: Part, page: Layout, spans: Sequence[Span]) -> Passage:
    """The words and sentences of `page` inside `spans` (in order, not overlapping)."""
    words, starts, ends = _inside(page.found, spans)
    quoted = page.quoted if starts is page.found.starts else flags(starts, page.quotations)
    return Passage(
        part=part, text=page.text, plain=page.flat, words=words, starts=starts, ends=ends, quoted=quoted,
        positions=_positions(words), sentences=tuple(sentences(page.base, spans, starts, page.cuts)),
        writer_words=len(words) - sum(quoted),
    )  # fmt: skip


def _inside(found: Words, spans: Sequence[Span]) -> Words:
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
    return Words(*(tuple(chain.from_iterable(column[a:b] for a, b in pieces)) for column in found))  # type: ignore[arg-type]


def _positions(words: Sequence[str]) -> dict[str, list[int]]:
    """Each word's indices, ascending."""
    found: dict[str, list[int]] = {}
    for index, word in enumerate(words):
        if word in found:
            found[word].append(index)
        else:
            found[word] = [index]
    return found
