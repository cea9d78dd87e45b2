"""Stretches inside quotation marks: the speaker's words, not the writer's.

A mark opens or closes according to its surroundings, so that another typography changes nothing; its shape
decides only if the surroundings do not.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reliability.records import Span
from reliability.text.characters import straight

LONGEST_UNCLOSED = 1000
"""Code points after which a quotation without a closing mark ends: about the longest paragraph of news, so
that a stray mark cannot take an article whose line breaks are lost."""

LONGEST_QUOTATION = 3000
"""Code points that one pair of marks may hold within a paragraph; several times the longest of news."""

_BLANKS = 12
"""Code points before a mark that hold the space between two paragraphs, and the end of the first."""

_DOUBLE = re.compile(r"\"|''(?<!''')(?!')")
_SINGLE = re.compile(
    r"'(?<![^\s(\[\"—–-]')(?!(?:em|til|tis|twas|twere|cause|bout|round|n|cuz|kay)\b|\d0s\b|\d\d\b(?!\s+[a-z]))(?=[^\W_])",
    re.IGNORECASE,
)
_SINGLE_END = re.compile(r"'(?<=[^\s(\[—–-]')(?![^\W_])")
_STOP = re.compile(r"[.!?…][\"')\]]*\s")
_QUOTED_LINE = re.compile(r"^ {0,3}>(?!>) ?([^>\s][^\n]*)", re.MULTILINE)
_BEFORE_OPENING = frozenset(" \n\t([{—–-/'\"")
_AFTER_CLOSING = frozenset(" \n\t.,;:!?)]}—–…-/")
_OPENING_SHAPES = frozenset("“„«‟")
_CLOSING_SHAPES = frozenset("”»″")


_Mark = tuple[int, int, bool, bool, bool]
"""The code points `first:last` of a mark, whether it opens and closes, and whether that is certain."""


def quotations(
    text: str, paragraphs: Sequence[Span] | None = None, base: str | None = None
) -> tuple[Span, ...]:
    """Quotations with their marks, in order, not overlapping.

    A quotation ends at its closing mark; without one at the end of its paragraph, or after
    `LONGEST_UNCLOSED`. One that runs over several paragraphs is one span in each. `paragraphs` and
    `base` (the text in plain typography) are made where they are not given.
    """
    base = straight(text) if base is None else base
    if paragraphs is None:
        paragraphs = [Span(*match.span()) for match in re.finditer(r"[^\n]+", base)]
    double = _doubles(text, base, paragraphs) if '"' in base or "''" in base else []
    if "'" not in base or not _SINGLE.search(base):
        return tuple(double)
    return merged(double, list(_singles(base, paragraphs, double)))


def _mark(text: str, base: str, mark: tuple[int, int], start: int, end: int) -> _Mark:
    """The mark at the code points `mark`, in the paragraph `start:end`."""
    first, last = mark
    outside = first == start or base[first - 1] in _BEFORE_OPENING
    ends = last == end or base[last] in _AFTER_CLOSING
    if outside != ends:
        return first, last, outside, ends, True
    shape = text[first]
    if shape in _OPENING_SHAPES or shape in _CLOSING_SHAPES:
        return first, last, shape in _OPENING_SHAPES, shape in _CLOSING_SHAPES, False
    inch = first > start and base[first - 1].isdigit()  # an inch mark does not open
    return first, last, not inch, True, False


def _doubles(text: str, base: str, paragraphs: Sequence[Span]) -> list[Span]:
    places = [match.span() for match in _DOUBLE.finditer(base)]
    spans: list[Span] = []
    first = 0
    for start, end in paragraphs:
        last = bisect_left(places, (end,), first)
        if last > first:
            marks = [_mark(text, base, place, start, end) for place in places[first:last]]
            spans += _pairs(base, marks, end)
            first = last
    return spans


def _pairs(base: str, marks: Sequence[_Mark], end: int) -> Iterator[Span]:
    """The quotations between the marks of a paragraph that ends at `end`."""
    begun = -1  # where the open quotation begins
    nested = False
    for index, (first, last, opens, closes, sure) in enumerate(marks):
        if not sure:
            opens, closes = _fitting(marks, index, begun >= 0)
        if begun < 0:
            begun, inside, nested = (first, last, False) if opens else (-1, -1, False)
        elif first - begun > LONGEST_QUOTATION:
            yield _unclosed(base, begun, first)
            begun, inside, nested = (first, last, False) if opens else (-1, -1, False)
        elif base[first] != base[begun] and (nested or opens or not closes or base[first - 1].isdigit()):
            nested = opens  # another kind of marks inside this one
        elif closes:
            yield Span(begun, last)
            begun = -1
        else:
            yield _until(base, begun, inside, first)
            begun, inside = first, last
    if begun >= 0:
        yield _unclosed(base, begun, end)


def _fitting(marks: Sequence[_Mark], index: int, is_open: bool) -> tuple[bool, bool]:
    """Whether a mark opens and closes whose surroundings do not say: what the next one does decides.

    A mark of a closing shape opens where nothing is open and the next mark closes; one of an opening shape
    closes an open quotation unless the next mark closes too.
    """
    _, _, opens, closes, _ = marks[index]
    following = [closes and sure for _, _, _, closes, sure in marks[index + 1 : index + 2]]
    closed_next = following == [True]
    return opens or (not is_open and closed_next), closes or (is_open and not closed_next)


def _until(base: str, begun: int, inside: int, opening: int) -> Span:
    """The quotation `begun`, its mark ending at `inside`, when another opens at `opening`.

    It continues there, or it was never closed.
    """
    before = base[max(inside, opening - _BLANKS) : opening].rstrip()
    if before[-1:] in ".!?…\"'":  # re-opened, as each new paragraph of a long quotation is
        return _unclosed(base, begun, opening)
    stop = _STOP.search(base, inside, min(opening, begun + LONGEST_UNCLOSED))
    return Span(begun, stop.end() - 1 if stop else opening)


def _unclosed(base: str, start: int, end: int) -> Span:
    if end - start > LONGEST_UNCLOSED:
        end = start + LONGEST_UNCLOSED
        end = max(base.rfind(". ", start, end) + 1, base.rfind(", ", start, end) + 1) or end
    return Span(start, max(start + 1, start + len(base[start:end].rstrip())))


def _singles(base: str, paragraphs: Sequence[Span], double: Sequence[Span]) -> Iterator[Span]:
    """Quotations in single marks that have a closing one; not those inside of `double`."""
    begins = [span.start for span in paragraphs]
    free = 0
    openings = [start for match in _SINGLE.finditer(base) if not _inside(start := match.start(), double)]
    for opening, following in pairwise([*openings, len(base)]):
        place = bisect_right(begins, opening) - 1
        if opening >= free and place >= 0:
            limit = min(paragraphs[place].end, following, opening + LONGEST_UNCLOSED)
            if end := _closing(base, opening + 1, limit, double):
                yield Span(opening, end)
                free = end


def _inside(position: int, spans: Sequence[Span]) -> bool:
    place = bisect_right(spans, (position, len(spans) and spans[-1].end)) - 1
    return place >= 0 and spans[place].end > position


def _closing(base: str, start: int, limit: int, double: Sequence[Span]) -> int:
    """Return the end of the closing mark in `start:limit`, 0 without one.

    A mark after punctuation or after a letter other than s closes; one after an s may be a possessive,
    and closes only if no better one follows.
    """
    weak = 0
    for match in _SINGLE_END.finditer(base, start, limit):
        if not _inside(match.start(), double):
            if base[match.start() - 1] not in "sS":
                return match.end()
            weak = weak or match.end()
    return weak


def quoted_lines(base: str) -> Iterator[Span]:
    """Lines that begin with ">", as Markdown and mail quote; not ">>", a new speaker in captions."""
    if ">" in base:
        yield from (Span(*match.span(1)) for match in _QUOTED_LINE.finditer(base))


def merged(double: Sequence[Span], single: Sequence[Span]) -> tuple[Span, ...]:
    """Both kinds in order; those inside another, or reaching out of it, become part of it."""
    if not single:
        return tuple(double)
    spans: list[Span] = []
    for span in sorted([*double, *single]):
        if spans and span.start < spans[-1].end:
            spans[-1] = Span(spans[-1].start, max(span.end, spans[-1].end))
        else:
            spans.append(span)
    return tuple(spans)
