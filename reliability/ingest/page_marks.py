"""Quotation markup and links of a parsed page, as ranges of its characters without white space."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

_UNREAD: Final = frozenset({"script", "style", "noscript", "template", "svg", "head"})
_EMBEDS: Final = ("twitter-tweet", "twitter-video", "bluesky-embed", "mastodon-embed", "tiktok-embed")
"""Classes of embedded posts, by the sites' own documentation: the post is in paragraphs, its signature is
not."""

_CREDITS: Final = frozenset({"cite", "footer"})


class MarkedRange(NamedTuple):
    """The characters `start:end` of a page without white space; `url` for links, `block` for block quotes."""

    start: int
    end: int
    url: str = ""
    block: bool = False


class PageMarks(NamedTuple):
    """A page's characters without white space, and which of them are quotations and links."""

    characters: str
    quotations: tuple[MarkedRange, ...]
    links: tuple[MarkedRange, ...]


def read_marks(page: Any) -> PageMarks:
    """Return the marks of the parsed `page`."""
    return _Reader().read(page)


class _Reader:
    """Walks through a page once; starts count characters from its beginning, -1 outside of a quotation."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._quotations: list[MarkedRange] = []
        self._links: list[MarkedRange] = []
        self._quote: Any = None  # the outermost element that quotes
        self._is_embed = False
        self._quotation_start = -1
        self._link: Any = None
        self._link_start = 0

    def read(self, page: Any) -> PageMarks:
        from lxml.etree import iterwalk

        walk = iterwalk(page, events=("start", "end", "comment", "pi"))
        for event, element in walk:
            if event == "start":
                if element.tag in _UNREAD:
                    walk.skip_subtree()
                else:
                    self._enter(element)
                    self._add(element.text)
            else:
                if event == "end" and element.tag not in _UNREAD:
                    self._leave(element)
                if element is not page:
                    self._add(element.tail)
        return PageMarks("".join(self._pieces), tuple(self._quotations), tuple(self._links))

    def _add(self, text: str | None) -> None:
        if text:
            compact = "".join(text.split())
            self._pieces.append(compact)
            self._length += len(compact)

    def _enter(self, element: Any) -> None:
        if element.tag == "a" and self._link is None and element.get("href"):
            self._link, self._link_start = element, self._length
        if self._quote is None:
            if element.tag == "q" or (element.tag == "blockquote" and not _is_pull_quote(element)):
                self._enter_quote(element)
        elif self._is_embed and element.tag == "p":
            self._quotation_start = self._length
        elif element.tag in _CREDITS:
            self._end_quotation()

    def _enter_quote(self, element: Any) -> None:
        self._quote = element
        self._is_embed = any(name in (element.get("class") or "") for name in _EMBEDS)
        self._quotation_start = -1 if self._is_embed else self._length

    def _leave(self, element: Any) -> None:
        if element is self._link:
            if self._length > self._link_start:
                self._links.append(MarkedRange(self._link_start, self._length, element.get("href")))
            self._link = None
        if element is self._quote:
            self._end_quotation()
            self._quote = None
        elif self._quote is not None:
            if self._is_embed and element.tag == "p":
                self._end_quotation()
            elif element.tag in _CREDITS and not self._is_embed:
                self._quotation_start = self._length

    def _end_quotation(self) -> None:
        if 0 <= self._quotation_start < self._length:
            block = self._quote.tag == "blockquote" and not self._is_embed
            self._quotations.append(MarkedRange(self._quotation_start, self._length, block=block))
        self._quotation_start = -1


def _is_pull_quote(element: Any) -> bool:
    """Whether the element repeats words of the article; they may be the writer's."""
    parent = element.getparent()
    names = " ".join((element.get("class") or "", parent.get("class") or "" if parent is not None else ""))
    return "pull" in names.lower()
