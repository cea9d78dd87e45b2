"""Quotation markup and links of a page → spans of the article's text.

The text is what was extracted, and is not touched: each of its lines is looked for in the page's characters
without white space, and the markup around those is carried over.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple
from urllib.parse import urljoin

from reliability.ingest.domains import domain
from reliability.ingest.wrappers import original
from reliability.records import Link, Span

_UNREAD: Final = frozenset({"script", "style", "noscript", "template", "svg", "head"})
_EMBEDS: Final = ("twitter-tweet", "twitter-video", "bluesky-embed", "mastodon-embed", "tiktok-embed")
"""Classes of embedded posts, by the sites' own documentation: the post is in paragraphs, its signature is
not."""

_CREDITS: Final = frozenset({"cite", "footer"})
_ELSEWHERE: Final = ("mailto:", "javascript:", "tel:", "data:", "sms:", "#")
_LONGEST_URL: Final = 2048
_LEAST_LINE: Final = 30
"""Characters, about five words, by which a line is known anywhere on a page; shorter ones only between
two such."""

_LEAST_PIECE: Final = 24
_MOST_WORK: Final = 400_000_000
"""Characters that may be searched in vain: some tenths of a second."""

_MOST_QUOTED: Final = 0.6
"""The share of an article in block quotes from which on these are a way to indent."""


class Anchors(NamedTuple):
    """Spans of a text that its markup shows as quoted, and its links."""

    quotations: tuple[Span, ...] = ()
    links: tuple[Link, ...] = ()


class _Mark(NamedTuple):
    """The characters `start:end` of a page without white space; `url` for links, `block` for block quotes."""

    start: int
    end: int
    url: str = ""
    block: bool = False


class Markup(NamedTuple):
    """A page's characters without white space, and what its markup marks among them."""

    characters: str
    quotations: tuple[_Mark, ...]
    links: tuple[_Mark, ...]


class _Piece(NamedTuple):
    """`length` characters of the page from `page`, found in the text (without white space) from `text`."""

    page: int
    text: int
    length: int


def markup_of(page: Any) -> Markup:
    """The marks of the parsed `page`."""
    return _Reader().read(page)


class _Reader:
    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._quotations: list[_Mark] = []
        self._links: list[_Mark] = []
        self._quoting: Any = None  # the outermost element that quotes
        self._embedded = False
        self._begun = -1
        self._linking: Any = None
        self._link_begun = 0

    def read(self, page: Any) -> Markup:
        from lxml.etree import iterwalk

        walk = iterwalk(page, events=("start", "end", "comment", "pi"))
        for event, element in walk:
            if event == "start":
                if element.tag in _UNREAD:
                    walk.skip_subtree()
                else:
                    self._start(element)
                    self._add(element.text)
            else:
                if event == "end" and element.tag not in _UNREAD:
                    self._end(element)
                if element is not page:
                    self._add(element.tail)
        return Markup("".join(self._pieces), tuple(self._quotations), tuple(self._links))

    def _add(self, text: str | None) -> None:
        if text:
            compact = "".join(text.split())
            self._pieces.append(compact)
            self._length += len(compact)

    def _start(self, element: Any) -> None:
        if element.tag == "a" and self._linking is None and element.get("href"):
            self._linking, self._link_begun = element, self._length
        if self._quoting is None:
            if element.tag == "q" or (element.tag == "blockquote" and not _is_pull_quote(element)):
                self._quoting = element
                self._embedded = any(name in (element.get("class") or "") for name in _EMBEDS)
                self._begun = -1 if self._embedded else self._length
        elif self._embedded and element.tag == "p":
            self._begun = self._length
        elif element.tag in _CREDITS:
            self._quote()

    def _end(self, element: Any) -> None:
        if element is self._linking:
            if self._length > self._link_begun:
                self._links.append(_Mark(self._link_begun, self._length, element.get("href")))
            self._linking = None
        if element is self._quoting:
            self._quote()
            self._quoting = None
        elif self._quoting is not None:
            if self._embedded and element.tag == "p":
                self._quote()
            elif element.tag in _CREDITS and not self._embedded:
                self._begun = self._length

    def _quote(self) -> None:
        if 0 <= self._begun < self._length:
            block = self._quoting.tag == "blockquote" and not self._embedded
            self._quotations.append(_Mark(self._begun, self._length, block=block))
        self._begun = -1


def _is_pull_quote(element: Any) -> bool:
    """Whether the element repeats words of the article; they may be the writer's."""
    parent = element.getparent()
    names = " ".join((element.get("class") or "", parent.get("class") or "" if parent is not None else ""))
    return "pull" in names.lower()


def anchors(markup: Markup, text: str, base: str = "") -> Anchors:
    """The marks of `markup` as spans of `text`; addresses are completed by the address `base`."""
    if not markup.quotations and not markup.links:
        return Anchors()
    places = [place for place, character in enumerate(text) if not character.isspace()]
    pieces = sorted(_pieces(markup.characters, text))
    starts = [piece.page for piece in pieces]
    quotations = _quotations(markup, pieces, starts, places)
    links = (
        Link(*span, url, domain(url))
        for mark in markup.links
        if (url := _completed(mark.url, base))
        for span in _joined(_spans(mark, pieces, starts, places), text)[:1]
    )
    return Anchors(tuple(_joined(sorted(quotations), text)), tuple(sorted(links)))


def _quotations(
    markup: Markup, pieces: Sequence[_Piece], starts: Sequence[int], places: Sequence[int]
) -> list[Span]:
    inline = [
        span for mark in markup.quotations if not mark.block for span in _spans(mark, pieces, starts, places)
    ]
    block = [
        span for mark in markup.quotations if mark.block for span in _spans(mark, pieces, starts, places)
    ]
    covered = sum(end - start for start, end in block)
    return inline if places and covered > _MOST_QUOTED * (places[-1] - places[0]) else inline + block


def _completed(url: str, base: str) -> str:
    """Return the full address; empty if it is not the address of a page."""
    url = url.strip()
    if url.lower().startswith(_ELSEWHERE) or len(url) > _LONGEST_URL:
        return ""
    try:
        return original(urljoin(base, url))
    except ValueError:
        return ""


def _spans(
    mark: _Mark, pieces: Sequence[_Piece], starts: Sequence[int], places: Sequence[int]
) -> Iterator[Span]:
    """Where in the text the characters of `mark` are."""
    for number in range(max(bisect_right(starts, mark.start) - 1, 0), len(pieces)):
        piece = pieces[number]
        if piece.page >= mark.end:
            return
        first, last = max(mark.start, piece.page), min(mark.end, piece.page + piece.length)
        if first < last:
            shift = piece.text - piece.page
            yield Span(places[first + shift], places[last - 1 + shift] + 1)


def _joined(spans: Iterator[Span] | Sequence[Span], text: str) -> list[Span]:
    """`spans`, those that only blanks of a line part made one."""
    joined: list[Span] = []
    for span in spans:
        if joined and (span.start < joined[-1].end or _is_blank(text[joined[-1].end : span.start])):
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def _is_blank(between: str) -> bool:
    return "\n" not in between and not between.strip()


def _pieces(characters: str, text: str) -> Iterator[_Piece]:
    """The lines of `text` in `characters`: long ones anywhere, short ones only between two long ones."""
    begun = cursor = work = 0
    short: list[tuple[int, str]] = []
    for line in text.split("\n"):
        compact = "".join(line.split())
        if len(compact) < _LEAST_LINE:
            short.append((begun, compact))
        else:
            for piece, searched in _of_line(characters, compact, begun, cursor):
                work += searched
                if piece is not None:
                    yield from _between(characters, short, cursor, piece.page)
                    short, cursor = [], piece.page + piece.length
                    yield piece
                elif work > _MOST_WORK:
                    return
        begun += len(compact)
    yield from _between(characters, short, cursor, min(len(characters), cursor + 5000))


def _of_line(characters: str, line: str, begun: int, cursor: int) -> Iterator[tuple[_Piece | None, int]]:
    """The pieces of a line, halved until it is found; with each how much was searched."""
    waiting = [(begun, line)]
    while waiting:
        place, part = waiting.pop()
        found = characters.find(part, cursor)
        searched = 0 if found >= 0 else len(characters)
        if found < 0 and len(part) >= _LEAST_LINE:
            found = characters.find(part)
        if found >= 0:
            yield _Piece(found, place, len(part)), searched
            continue
        yield None, 2 * searched
        half = len(part) // 2
        if half >= _LEAST_PIECE:
            waiting += ((place + half, part[half:]), (place, part[:half]))
        elif part.startswith(("-", "*", "•")) and len(part) > 1:
            waiting.append((place + 1, part[1:]))


def _between(characters: str, short: Sequence[tuple[int, str]], start: int, end: int) -> Iterator[_Piece]:
    for place, line in short:
        bare = line.lstrip("-•*")
        found = characters.find(bare, start, end) if bare else -1
        if found >= 0:
            yield _Piece(found, place + len(line) - len(bare), len(bare))
            start = found + len(bare)
