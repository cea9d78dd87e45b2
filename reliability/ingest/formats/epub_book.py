"""EPUB: one article per document of the book, in reading order, without cover and table of contents."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import Any, BinaryIO, NamedTuple
from urllib.parse import unquote

from reliability.ingest.decoding import UnreadableError, decode_page
from reliability.ingest.options import Options
from reliability.ingest.reader_results import Problem, Row
from reliability.ingest.rendering import parse, text_of
from reliability.ingest.safe_xml import local_name, parse_xml, refuse_entities
from reliability.ingest.zip_contents import Archive

ENDINGS = (".epub",)
TEXT_LIKE = False
_CONTAINER = "META-INF/container.xml"
_SIDE_MATTER = frozenset(
    ["toc", "cover", "titlepage", "landmarks", "copyright-page", "frontmatter", "halftitlepage", "index"]
)
_EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"


class _Book(NamedTuple):
    """What the package file says."""

    documents: list[str]
    title: str
    publisher: str
    published: str


def read(stream: BinaryIO, options: Options) -> Iterator[Row | Problem]:
    """The articles, numbered in reading order."""
    archive = Archive(stream, options.max_bytes, "an EPUB book")
    book = _book(archive)
    number = 0
    for name in book.documents:
        data = archive.read(name)
        refuse_entities(data)
        row = _article(decode_page(data).text, book)
        if row:
            number += 1
            yield Row(row, number, named=False)
    if not number:
        yield Problem("its documents hold no text", "Leave it out", code="no_text")


def _book(archive: Archive) -> _Book:
    container = parse_xml(archive.read(_CONTAINER))
    path = next(
        (each.get("full-path", "") for each in container.iter() if local_name(each) == "rootfile"), ""
    )
    package = parse_xml(archive.read(path))
    items = {each.get("id"): each for each in package.iter() if local_name(each) == "item"}
    spine = [each for each in package.iter() if local_name(each) == "itemref" and each.get("linear") != "no"]
    wanted = (items.get(each.get("idref")) for each in spine)
    documents = [
        posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(item.get("href", ""))))
        for item in wanted
        if item is not None and "nav" not in item.get("properties", "").split()
    ]
    if not documents:
        raise UnreadableError("it lists no documents to read", "Convert it to text")
    return _Book(documents, _said(package, "title"), _said(package, "publisher"), _said(package, "date"))


def _said(package: Any, name: str) -> str:
    return next(("".join(each.itertext()).strip() for each in package.iter() if local_name(each) == name), "")


def _article(html: str, book: _Book) -> dict[str, object] | None:
    page = parse(html)
    if page is None or _is_side_matter(page):
        return None
    text = text_of(page)
    headings = list(page.iter("h1", "h2", "h3"))
    title = text_of(headings[0]) if headings else page.findtext(".//title") or ""
    source = book.publisher or book.title
    return (
        {"text": text, "title": title, "source": source, "published": book.published[:10]} if text else None
    )


def _is_side_matter(page: Any) -> bool:
    types = (
        each.get("epub:type") or each.get(_EPUB_TYPE) or "" for each in page.iter("body", "section", "nav")
    )
    return any(not _SIDE_MATTER.isdisjoint(kind.split()) for kind in types)
