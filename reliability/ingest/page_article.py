"""The article of a web page, or of a text with markup."""

from __future__ import annotations

from typing import NamedTuple

from reliability.records import Link, PageMetadata, Span


class PageArticle(NamedTuple):
    """The article of a web page; empty where the page does not say.

    `published` is an ISO date, `None` where it is unclear. Spans are code points of `text`.
    """

    text: str
    title: str = ""
    url: str = ""
    site: str = ""
    published: str | None = ""
    notes: tuple[str, ...] = ()
    quotations: tuple[Span, ...] = ()
    links: tuple[Link, ...] = ()
    metadata: PageMetadata | None = None
