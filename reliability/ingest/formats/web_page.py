"""Web pages: one article per file; its text is the text extracted from the page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from reliability.ingest import exports
from reliability.ingest.bounded_read import read_bounded
from reliability.ingest.decoding import decode_page
from reliability.ingest.options import Options
from reliability.ingest.reader_results import Problem, Row

ENDINGS = (".html", ".htm", ".xhtml")
TEXT_LIKE = True
_AS_PAGE = frozenset(ending[1:] for ending in ENDINGS)
"""Values of `format_in` that read a page as one article in any case."""


def read(stream: BinaryIO, options: Options) -> Iterator[Row | Problem]:
    """Yield the page's article, or the articles of an export file."""
    html, notes = decode_page(read_bounded(stream, options.max_bytes), options.encoding)
    if (
        options.format_in not in _AS_PAGE
        and (articles := exports.split_html(html, options, notes)) is not None
    ):
        yield from articles
    elif html.strip():
        yield Row({"html": html}, notes=notes, named=False)
    else:
        yield Problem("it is empty", "Leave it out or add its text", code="no_text")
