"""Words and sentences of a stretch of text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from reliability.records import Part, Passage, Sentence, Span
from reliability.text.characters import plain

_WORD = re.compile(
    r"(?:[a-z]\.){2,}"  # u.s., e.g.
    r"|\d+(?:[.,:/]\d+)*(?:[a-z]+)?"  # 1,000  3.5  9/11  20th
    r"|[^\W\d_]+\d*(?:['&-][^\W_]+)*"  # don't  left-wing  at&t  covid-19
)
_SENTENCE_END = re.compile(r"[.!?…]+[\"')\]]*(?=\s)|\n\s*")
_ABBREVIATION = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|prof|sen|rep|gov|gen|col|lt|sgt|rev|hon|st|jr|sr|vs|no|inc|ltd|co|corp|dept|"
    r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|u\.s|u\.k|u\.n|d\.c|a\.m|p\.m|e\.g|i\.e)|\b[a-z])\.$"
)


def passage(part: Part, text: str, spans: Iterable[Span], quotations: Sequence[Span] = ()) -> Passage:
    """The words and sentences of `text` inside `spans` (in order, not overlapping)."""
    flat = plain(text)
    starts: list[int] = []
    ends: list[int] = []
    sentences: list[Sentence] = []
    for span in spans:
        for match in _WORD.finditer(flat, span.start, span.end):
            start, end = match.span()
            starts.append(start)
            ends.append(end)
        sentences.extend(_sentences(text, flat, span, starts))
    words = tuple(flat[start:end] for start, end in zip(starts, ends, strict=True))
    positions: dict[str, list[int]] = {}
    for index, word in enumerate(words):
        positions.setdefault(word, []).append(index)
    quoted = _quoted(starts, quotations)
    return Passage(
        part=part, text=text, plain=flat, words=words, starts=tuple(starts), ends=tuple(ends), quoted=quoted,
        positions=positions, sentences=tuple(sentences), writer_words=len(words) - sum(quoted),
    )  # fmt: skip


def _quoted(starts: Sequence[int], quotations: Sequence[Span]) -> bytes:
    flags = bytearray(len(starts))
    for span in quotations:
        first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
        flags[first:last] = b"\x01" * (last - first)
    return bytes(flags)


def _sentences(text: str, flat: str, span: Span, starts: Sequence[int]) -> list[Sentence]:
    found: list[Sentence] = []
    begin = span.start
    for cut in [*_cuts(text, flat, span), span.end]:
        first, last = bisect_left(starts, begin), bisect_left(starts, cut)
        if last > first:
            found.append(Sentence(begin, cut, first, last))
        begin = cut
    return found


def _cuts(text: str, flat: str, span: Span) -> Iterable[int]:
    for match in _SENTENCE_END.finditer(flat, span.start, span.end):
        end = match.end()
        if flat[match.start()] == "\n":
            yield end
        elif not _ABBREVIATION.search(flat, max(span.start, match.start() - 8), match.start() + 1):
            following = text[end : end + 3].lstrip()
            if following and not following[0].islower():
                yield end
