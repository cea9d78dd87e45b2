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
    """The contents of the package file."""

    documents: list[str]
    title: str
    publisher: str
    published: str


def read(stream: BinaryIO, options: Options) -> Iterator[Row | Problem]:
    """Yield the articles, numbered in reading order."""
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
    path = next((rootfile.get("full-path", "") for rootfile in _elements(container, "rootfile")), "")
    package = parse_xml(archive.read(path))
    documents = list(_documents(package, posixpath.dirname(path)))
    if not documents:
        raise UnreadableError("it lists no documents to read", "Convert it to text")
    return _Book(
        documents, _text_of(package, "title"), _text_of(package, "publisher"), _text_of(package, "date")
    )


def _documents(package: Any, folder: str) -> Iterator[str]:
    """Yield the paths of the documents in reading order, without the table of contents."""
    items = {item.get("id"): item for item in _elements(package, "item")}
    for reference in _elements(package, "itemref"):
        item = items.get(reference.get("idref")) if reference.get("linear") != "no" else None
        if item is not None and "nav" not in item.get("properties", "").split():
            yield posixpath.normpath(posixpath.join(folder, unquote(item.get("href", ""))))


def _elements(package: Any, name: str) -> Iterator[Any]:
    return (element for element in package.iter() if local_name(element) == name)


def _text_of(package: Any, name: str) -> str:
    return next(("".join(element.itertext()).strip() for element in _elements(package, name)), "")


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
    elements = page.iter("body", "section", "nav")
    types = (element.get("epub:type") or element.get(_EPUB_TYPE) or "" for element in elements)
    return any(not _SIDE_MATTER.isdisjoint(kind.split()) for kind in types)
