"""What belongs to the page and not to the article."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from reliability.records import Sentence, Span
from reliability.text.boilerplate.by_form import SHORT, by_form
from reliability.text.boilerplate.by_phrase import by_phrases
from reliability.text.boilerplate.headline_lines import echo, headline, is_prose, stems, title_copies
from reliability.text.boilerplate.recurring import normal
from reliability.text.characters import plain
from reliability.text.segmentation.layout import Layout

_LABEL = 6
"""Words of the longest line above the prose that is a label, whatever it says."""
_LOOSE = 15
"""Words of the longest line that may be a heading of boilerplate, or of nothing."""
_TOP = 8
"""Paragraphs among which the first prose is looked for; nothing is left out above later prose."""


class Parts(NamedTuple):
    """What `page` consists of: the paragraph that is its headline (-1: none), and boilerplate, in order."""

    headline: int
    boilerplate: tuple[Span, ...]


def parts(page: Layout, title: str, lines: frozenset[str]) -> Parts:
    """The parts of `page`, whose record has the headline `title`; `lines` recur within the source."""
    spans = [*by_phrases(page), *by_form(page), *_recurring(page, lines)]
    heading = plain(title)
    spans.extend(title_copies(page, heading))
    marked = _marked(page, spans)
    top = -1 if heading.strip() else headline(page, marked)
    if top >= 0:
        heading = page.flat[slice(*page.paragraphs[top][:2])]
        spans.extend(span for span in title_copies(page, heading) if span.start != page.paragraphs[top].start)
    spans.extend(_above(page, marked, top, heading))
    spans.extend(_between(page, marked))
    spans.extend(_below(page, _marked(page, spans)))
    spans.extend(echo(page, _marked(page, spans)))
    return Parts(top, tuple(union(spans)))


def _recurring(page: Layout, lines: frozenset[str]) -> Iterator[Span]:
    if lines:
        for unit in page.paragraphs:
            if normal(page.base[unit.start : unit.end]) in lines:
                yield Span(unit.start, unit.end)


def _marked(page: Layout, spans: Iterable[Span]) -> list[bool]:
    """Which paragraphs lie inside `spans`."""
    joined = union(spans)
    ends = [span.end for span in joined]
    marked: list[bool] = []
    for unit in page.paragraphs:
        place = bisect_left(ends, unit.end)
        marked.append(place < len(joined) and joined[place].start <= unit.start)
    return marked


def _above(page: Layout, marked: Sequence[bool], top: int, heading: str) -> Iterator[Span]:
    """Labels, and a second headline, above the first prose of a text that has a headline."""
    about = stems(heading.split())
    first = next((place for place, unit in enumerate(page.paragraphs[:_TOP]) if is_prose(page, unit)), 0)
    for place in range(first if about else 0):
        unit = page.paragraphs[place]
        length = unit.last - unit.first
        if place == top or marked[place] or length > SHORT or page.ended(unit):
            continue
        line_stems = stems(page.words(unit))
        if length <= _LABEL or 2 * len(line_stems & about) >= len(line_stems):
            yield Span(unit.start, unit.end)


def _between(page: Layout, marked: Sequence[bool]) -> Iterator[Span]:
    """Short lines below the first prose that are followed by boilerplate: its headings."""
    heads = False
    for place in range(len(marked) - 1, _first_prose(page), -1):
        unit = page.paragraphs[place]
        if marked[place]:
            heads = unit.last - unit.first > 2
        else:
            heads = heads and unit.last - unit.first <= _LOOSE and not page.ended(unit)
            if heads:
                yield Span(unit.start, unit.end)


def _first_prose(page: Layout) -> int:
    return next(
        (place for place, unit in enumerate(page.paragraphs) if is_prose(page, unit)), len(page.paragraphs)
    )


def _below(page: Layout, marked: Sequence[bool]) -> Iterator[Span]:
    """Short lines below the last prose that do not end like sentences: headings of nothing."""
    loose: list[Sentence] = []
    for unit, is_boilerplate in zip(reversed(page.paragraphs), reversed(marked), strict=True):
        if not is_boilerplate:
            if page.ended(unit) or unit.last - unit.first > _LOOSE:
                listed = page.base[unit.end - 1] == ":"
                if is_prose(page, unit) and not listed:
                    yield from (Span(line.start, line.end) for line in loose)
                return
            if page.base[unit.start] in "-*•" or page.base[unit.end - 1] == ":":
                return
            loose.append(unit)


def union(spans: Iterable[Span]) -> list[Span]:
    """Return `spans` in order, those that overlap made one."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(span.end, joined[-1].end))
        elif span.end > span.start:
            joined.append(span)
    return joined


def without(page: Layout, boilerplate: Sequence[Span]) -> list[Span]:
    """The paragraphs of `page` less `boilerplate` (in order, not overlapping)."""
    if not boilerplate:
        return list(page.spans)
    left: list[Span] = []
    ends = [span.end for span in boilerplate]
    for span in page.spans:
        first = bisect_right(ends, span.start)
        if first == len(boilerplate) or boilerplate[first].start >= span.end:
            left.append(span)
            continue
        start = span.start
        for place in range(first, len(boilerplate)):
            if boilerplate[place].start >= span.end:
                break
            if boilerplate[place].start > start:
                left.append(Span(start, boilerplate[place].start))
            start = min(boilerplate[place].end, span.end)
        if start < span.end:
            left.append(Span(start, span.end))
    return left
