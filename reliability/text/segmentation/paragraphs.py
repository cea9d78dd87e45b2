"""Paragraphs: the lines of a text, wrapped lines joined again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from reliability.records import Span

WIDEST_WRAPPED = 120
"""Code points of the longest line that may come from hard wrapping; editors wrap at 60 to 100."""

NARROWEST_WRAPPED = 15
"""Code points below which a line is never taken for a wrapped one, but for a label."""

MOST_SPACED = 4
"""Line ends after one line of a paragraph, at most: double or triple spacing."""

FEWEST_SPACED = 4
SPACED = 0.3
"""As many lines before a blank one, and as large a share, must break off in mid-sentence in a spaced text.
Of articles in which a blank line ends paragraphs, next to none does."""

_OUTLIERS = 50
"""One in so many lines may be wider than the width at which the others are wrapped."""

_FULL = 0.75
"""The share of the width that a full line has, at least: before a long word less fits."""

_GOING_ON = 0.4
"""The share of full lines after which running text goes on with a small letter, at least."""

_OVERLONG = 1.1
"""The share of the width above which a line is not wrapped like the others."""

_NEARLY_FULL = 0.96
"""The share of the width that a line and the next word take together where the text was wrapped."""

_HYPHENS = "-¬\u00ad"
_BROKEN_WORD = re.compile(r"[^\W_][-¬\u00ad]\Z")
_BYLINE = re.compile(r"by [A-Z]")
_LAST_OF_SENTENCE = (".", "!", "?", ":", "…", '."', '!"', '?"', ".'", ".)", "…")
_FIRST_WORD = re.compile(r"\S+")
_ITEM = re.compile(
    r"[•●▪◦‣·*>#-]\s|\(?(?:\d{1,2}|[a-zA-Z])[.)]\s|(?:date|published|updated):?\s\d{4}-\d\d-\d\d"
)


class Wrapping(NamedTuple):
    """How a text is wrapped: the line ends between lines of a paragraph, and their width (0: not wrapped)."""

    spacing: int
    width: int


def paragraphs(base: str) -> tuple[Span, ...]:
    """Stretches of `base` (in straight typography) that are one paragraph, heading or list item each.

    A line's end closes a paragraph unless the line was wrapped: it is as wide as wrapped lines of this
    text are, so that the next line's first word did not fit, or the next line continues in lower case.
    Text from PDF files and OCR may have blank lines after every line, or at the end of a page.
    """
    lines = _lines(base)
    if not any(_may_go_on(base, line, following) for line, following in pairwise(lines)):
        return tuple(lines)
    spacing = _spacing(base, lines)
    wrapping = Wrapping(spacing, _width(base, lines, spacing))
    joined: list[Span] = []
    for line in lines:
        if joined and _wrapped(base, joined[-1], line, wrapping):
            joined[-1] = Span(joined[-1].start, line.end)
        else:
            joined.append(line)
    return tuple(joined)


def _lines(base: str) -> list[Span]:
    """Lines that hold something, without the space around it."""
    lines: list[Span] = []
    start = 0
    for line in base.split("\n"):
        if line and (stripped := line.strip()):
            first = start + line.index(stripped[0])
            lines.append(Span(first, first + len(stripped)))
        start += len(line) + 1
    return lines


def _may_go_on(base: str, line: Span, following: Span) -> bool:
    """Whether `following` may continue `line`; it never does where no line of a text may."""
    return base[following.start].islower() or base[line.end - 1] in _HYPHENS


def _ends(base: str, line: Span, following: Span) -> int:
    """The line ends between two lines."""
    return base.count("\n", line.end, following.start)


def _spacing(base: str, lines: Sequence[Span]) -> int:
    """The line ends between the lines of one paragraph: 1, or more where blank lines set them apart."""
    small: Counter[int] = Counter()
    narrow: Counter[int] = Counter()
    for line, following in pairwise(lines):
        if NARROWEST_WRAPPED <= line.end - line.start <= WIDEST_WRAPPED:
            ends = _ends(base, line, following)
            narrow[ends] += 1
            small[ends] += _breaks_off(base, line, following)
    spaced = max(range(2, MOST_SPACED + 1), key=lambda ends: (small[ends], -ends))
    often = small[spaced] >= FEWEST_SPACED and small[spaced] > small[1]
    return spaced if often and SPACED * narrow[spaced] <= small[spaced] else 1


def _breaks_off(base: str, line: Span, following: Span) -> bool:
    """Whether `line` ends in mid-sentence and the next continues with a small letter."""
    return base[following.start].islower() and not base.endswith(_LAST_OF_SENTENCE, line.start, line.end)


def _width(base: str, lines: Sequence[Span], spacing: int) -> int:
    """The width at which the lines of `base` are wrapped; 0 where they are not.

    It is the widest line's among those that break off. A good part of the lines about as wide must go on
    with a small letter, as running text does and lists of titles do not.
    """
    broken = [
        (line.end - line.start, base[following.start].islower())
        for line, following in pairwise(lines)
        if _ends(base, line, following) == spacing
        and not base.endswith(_LAST_OF_SENTENCE, line.start, line.end)
    ]
    narrow = sorted(width for width, _ in broken if width <= WIDEST_WRAPPED)
    if not narrow:
        return 0
    widest = narrow[-1 - len(narrow) // _OUTLIERS]
    small = [goes_on for width, goes_on in broken if _FULL * widest < width <= WIDEST_WRAPPED]
    return widest if sum(small) >= _GOING_ON * len(small) else 0


def _wrapped(base: str, before: Span, line: Span, wrapping: Wrapping) -> bool:
    """Return whether `line` continues the paragraph `before`, whose last line was full."""
    ends = _ends(base, before, line)
    if ends <= MOST_SPACED and _BROKEN_WORD.search(base, before.end - 2, before.end):
        return base[line.start].isalnum()
    if ends > wrapping.spacing + MOST_SPACED or _ITEM.match(base, *line):
        return False
    last = Span(max(before.start, base.rfind("\n", before.start, before.end) + 1), before.end)
    length = last.end - last.start
    if length > WIDEST_WRAPPED or length < NARROWEST_WRAPPED:
        return False
    if ends != wrapping.spacing:
        return _parted(base, last, line, wrapping)
    if _breaks_off(base, last, line):
        return True
    if not wrapping.width or line.end - line.start > _OVERLONG * wrapping.width:
        return False
    word = _FIRST_WORD.match(base, *line)
    return word is not None and length + 1 + len(word.group()) > _NEARLY_FULL * wrapping.width


def _parted(base: str, last: Span, line: Span, wrapping: Wrapping) -> bool:
    """Whether a full line breaks off at the end of a page, so that blank lines follow it."""
    full = 0 < _FULL * wrapping.width <= last.end - last.start
    return full and _breaks_off(base, last, line) and not _BYLINE.match(base, *line)
