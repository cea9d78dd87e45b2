"""Marks of a page → spans of the article's text that was extracted from it.

The text is left as it is: each of its lines is looked for among the page's characters without white space,
and the marks around those are carried over.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple
from urllib.parse import urljoin

from reliability.ingest.domains import domain
from reliability.ingest.page_marks import MarkedRange, PageMarks
from reliability.ingest.wrapped_urls import unwrap
from reliability.records import Link, Span

_NOT_PAGES: Final = ("mailto:", "javascript:", "tel:", "data:", "sms:", "#")
_LONGEST_URL: Final = 2048
"""Characters of an address; longer ones are left out."""
_LEAST_LINE: Final = 30
"""Characters, about five words, by which a line is recognised anywhere on a page; shorter ones only between
two such."""

_LEAST_PART: Final = 24
"""Characters, about four words, of the shortest part of a line that is looked for."""
_MOST_SEARCHED: Final = 400_000_000
"""Characters that may be searched in vain: some tenths of a second."""

_SHORT_LINES_REACH: Final = 5000
"""Characters of the page behind the last long line in which the short lines after it are looked for."""

_MOST_QUOTED: Final = 0.6
"""The share of an article in block quotes from which on these are a way to indent."""


class TextMarks(NamedTuple):
    """Spans of a text that its markup shows as quoted, and its links."""

    quotations: tuple[Span, ...] = ()
    links: tuple[Link, ...] = ()


class _Run(NamedTuple):
    """Equal characters of page and text, without white space: where they begin in each, and how many."""

    page: int
    text: int
    length: int


class _Alignment(NamedTuple):
    """The runs in the page's order with their starts, and the position of each character of the text."""

    runs: Sequence[_Run]
    starts: Sequence[int]
    positions: Sequence[int]

    def spans(self, marked: MarkedRange) -> Iterator[Span]:
        """Yield where the marked characters are in the text."""
        for index in range(max(bisect_right(self.starts, marked.start) - 1, 0), len(self.runs)):
            run = self.runs[index]
            if run.page >= marked.end:
                return
            first, last = max(marked.start, run.page), min(marked.end, run.page + run.length)
            if first < last:
                shift = run.text - run.page
                yield Span(self.positions[first + shift], self.positions[last - 1 + shift] + 1)


def align_marks(marks: PageMarks, text: str, base: str = "") -> TextMarks:
    """Return the marks of a page as spans of `text`; addresses are completed by the address `base`."""
    if not marks.quotations and not marks.links:
        return TextMarks()
    alignment = _align(marks.characters, text)
    quotations = _merged(sorted(_quotations(marks, alignment)), text)
    links = (
        Link(*span, url, domain(url))
        for link in marks.links
        if (url := _complete_url(link.url, base))
        for span in _merged(alignment.spans(link), text)[:1]
    )
    return TextMarks(tuple(quotations), tuple(sorted(links)))


def _align(characters: str, text: str) -> _Alignment:
    positions = [position for position, character in enumerate(text) if not character.isspace()]
    runs = sorted(_runs(characters, text))
    return _Alignment(runs, [run.page for run in runs], positions)


def _quotations(marks: PageMarks, alignment: _Alignment) -> list[Span]:
    inline = [span for mark in marks.quotations if not mark.block for span in alignment.spans(mark)]
    block = [span for mark in marks.quotations if mark.block for span in alignment.spans(mark)]
    covered = sum(end - start for start, end in block)
    positions = alignment.positions
    indented = bool(positions) and covered > _MOST_QUOTED * (positions[-1] - positions[0])
    return inline if indented else inline + block


def _complete_url(url: str, base: str) -> str:
    """Return the full address; empty if it is not the address of a page."""
    url = url.strip()
    if url.lower().startswith(_NOT_PAGES) or len(url) > _LONGEST_URL:
        return ""
    try:
        return unwrap(urljoin(base, url))
    except ValueError:
        return ""


def _merged(spans: Iterable[Span], text: str) -> list[Span]:
    """Merge spans that overlap, or have only blanks of one line between them."""
    merged: list[Span] = []
    for span in spans:
        if merged and (span.start < merged[-1].end or _is_blank(text[merged[-1].end : span.start])):
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _is_blank(between: str) -> bool:
    return "\n" not in between and not between.strip()


def _runs(characters: str, text: str) -> Iterator[_Run]:
    """Find the lines of `text` in `characters`: long ones anywhere, short ones only between two long ones."""
    offset = cursor = searched = 0
    short_lines: list[tuple[int, str]] = []
    for line in text.split("\n"):
        compact = "".join(line.split())
        if len(compact) < _LEAST_LINE:
            short_lines.append((offset, compact))
        else:
            for run, in_vain in _runs_of_line(characters, compact, offset, cursor):
                searched += in_vain
                if run is not None:
                    yield from _short_runs(characters, short_lines, cursor, run.page)
                    short_lines, cursor = [], run.page + run.length
                    yield run
                elif searched > _MOST_SEARCHED:
                    return
        offset += len(compact)
    end = min(len(characters), cursor + _SHORT_LINES_REACH)
    yield from _short_runs(characters, short_lines, cursor, end)


def _runs_of_line(characters: str, line: str, offset: int, cursor: int) -> Iterator[tuple[_Run | None, int]]:
    """Find a line, or halves of it; yield with each run how many characters were searched in vain."""
    parts = [(offset, line)]
    while parts:
        offset, part = parts.pop()
        start = characters.find(part, cursor)
        in_vain = 0 if start >= 0 else len(characters)
        if start < 0 and len(part) >= _LEAST_LINE:
            start = characters.find(part)
        if start >= 0:
            yield _Run(start, offset, len(part)), in_vain
            continue
        yield None, 2 * in_vain
        half = len(part) // 2
        if half >= _LEAST_PART:
            parts += ((offset + half, part[half:]), (offset, part[:half]))
        elif part.startswith(("-", "*", "•")) and len(part) > 1:
            parts.append((offset + 1, part[1:]))


def _short_runs(characters: str, lines: Sequence[tuple[int, str]], start: int, end: int) -> Iterator[_Run]:
    """Find short lines, without their bullets, one after the other between `start` and `end`."""
    for offset, line in lines:
        bare = line.lstrip("-•*")
        position = characters.find(bare, start, end) if bare else -1
        if position >= 0:
            yield _Run(position, offset + len(line) - len(bare), len(bare))
            start = position + len(bare)
