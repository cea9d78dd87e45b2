"""Quotation markup and links of an article, as spans of its text."""

from __future__ import annotations

from typing import Final
from urllib.parse import urljoin

from reliability.ingest.domains import domain
from reliability.ingest.file_location import FileLocation
from reliability.ingest.page_article import PageArticle
from reliability.ingest.wrapped_urls import unwrap
from reliability.records import Link, Span
from reliability.text import markdown

_MARKDOWN: Final = tuple(ending + packed for ending in (".md", ".markdown") for packed in ("", ".gz", ".zst"))

Marks = tuple[tuple[Span, ...], tuple[Link, ...] | None]


def find_marks(text: str, page: PageArticle | None, location: FileLocation, url: str) -> Marks:
    """Return the quotation markup and links of HTML and Markdown; None for links in a text without markup."""
    if page:
        return page.quotations, page.links
    if not location.name.lower().endswith(_MARKDOWN) and not markdown.is_marked(text):
        return (), None
    links = [link for link in markdown.links(text) if not link.url.lower().startswith(("mailto:", "#"))]
    urls = [_complete_url(url, link.url) for link in links]
    completed = (
        Link(link.start, link.end, whole, domain(whole)) for link, whole in zip(links, urls, strict=True)
    )
    return markdown.quotations(text), tuple(sorted(completed))


def _complete_url(base: str, url: str) -> str:
    try:
        return unwrap(urljoin(base, url))
    except ValueError:
        return url
