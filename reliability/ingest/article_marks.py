"""Quotation markup and links of an article, as spans of its text."""

from __future__ import annotations

from typing import Final
from urllib.parse import urljoin

from reliability.ingest.domains import domain
from reliability.ingest.file_location import FileLocation
from reliability.ingest.page import Page
from reliability.ingest.wrappers import original
from reliability.records import Link, Span
from reliability.text import markdown

_MARKDOWN: Final = tuple(ending + packed for ending in (".md", ".markdown") for packed in ("", ".gz", ".zst"))

Marks = tuple[tuple[Span, ...], tuple[Link, ...] | None]


def marks(text: str, page: Page | None, location: FileLocation, url: str) -> Marks:
    """Quotation markup and links of HTML and Markdown; `None` for links where the text has no markup."""
    if page:
        return page.quotations, page.links
    if not location.name.lower().endswith(_MARKDOWN) and not markdown.is_marked(text):
        return (), None
    links = [link for link in markdown.links(text) if not link.url.lower().startswith(("mailto:", "#"))]
    whole = [_completed(url, link.url) for link in links]
    found = (
        Link(link.start, link.end, address, domain(address))
        for link, address in zip(links, whole, strict=True)
    )
    return markdown.quotations(text), tuple(sorted(found))


def _completed(base: str, url: str) -> str:
    try:
        return original(urljoin(base, url))
    except ValueError:
        return url
