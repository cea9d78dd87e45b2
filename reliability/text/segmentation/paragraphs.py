"""Paragraphs: the lines of a text, wrapped lines joined again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reliability.records import Span

WIDEST_WRAPPED = 120
"""Code points of the longest line that may come from hard wrapping; editors wrap at 60 to 100."""

NARROWEST_WRAPPED = 15
"""Code points below which a line is never taken for a wrapped one, but for a label."""

_LAST_OF_SENTENCE = (".", "!", "?", ":", "…", '."', '!"', '?"', ".'", ".)", "…")
_FIRST_WORD = re.compile(r"\S+")
_ITEM = re.compile(
    r"[•●▪◦‣·*>#-]\s|\(?(?:\d{1,2}|[a-zA-Z])[.)]\s|(?:date|published|updated):?\s\d{4}-\d\d-\d\d"
)


def paragraphs(base: str) -> tuple[Span, ...]:
    """Stretches of `base` (in straight typography) that are one paragraph, heading or list item each.

    A line's end closes a paragraph unless the line was wrapped: it is as wide as wrapped lines of this
    text are, so that the next line's first word had no room, or it breaks off and the next goes on small.
    """
    lines = list(_lines(base))
    if not any(_adjacent(base, a, b) for a, b in pairwise(lines)):
        return tuple(lines)
    width = _width(base, lines)
    found: list[Span] = []
    for line in lines:
        if found and _wrapped(base, found[-1], line, width):
            found[-1] = Span(found[-1].start, line.end)
        else:
            found.append(line)
    return tuple(found)


def _lines(base: str) -> Iterator[Span]:
    """Lines that hold something, without the space around it."""
    start = 0
    for line in base.split("\n"):
        stripped = line.strip()
        if stripped:
            first = start + len(line) - len(line.lstrip())
            yield Span(first, first + len(stripped))
        start += len(line) + 1


def _adjacent(base: str, line: Span, following: Span) -> bool:
    return base.count("\n", line.end, following.start) == 1


def _width(base: str, lines: Sequence[Span]) -> int:
    """The width at which the lines of `base` are wrapped; 0 where they are not.

    It is the widest line's among those that break off. A good part of the lines about as wide must go on
    with a small letter, as running text does and lists of titles do not.
    """
    broken = [
        (line.end - line.start, base[following.start].islower())
        for line, following in pairwise(lines)
        if _adjacent(base, line, following) and not base.endswith(_LAST_OF_SENTENCE, line.start, line.end)
    ]
    narrow = sorted(width for width, _ in broken if width <= WIDEST_WRAPPED)
    if not narrow:
        return 0
    widest = narrow[-1 - len(narrow) // 50]
    small = [goes_on for width, goes_on in broken if 0.75 * widest < width <= WIDEST_WRAPPED]
    return widest if 5 * sum(small) >= 2 * len(small) else 0


def _wrapped(base: str, before: Span, line: Span, width: int) -> bool:
    """Whether `line` continues the paragraph `before`, whose last line was cut for want of room."""
    if not _adjacent(base, before, line) or _ITEM.match(base, *line):
        return False
    last = max(before.start, base.rfind("\n", before.start, before.end) + 1)
    length = before.end - last
    if length > WIDEST_WRAPPED or length < NARROWEST_WRAPPED:
        return False
    if base[line.start].islower() and not base.endswith(_LAST_OF_SENTENCE, last, before.end):
        return True
    if not width or line.end - line.start > 1.1 * width:
        return False
    word = _FIRST_WORD.match(base, *line)
    return word is not None and length + 1 + len(word.group()) > 0.96 * width
