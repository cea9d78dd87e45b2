"""WARC: the pages of a web archive, one article each; images, requests and redirects are passed over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import redirect_stderr
from io import StringIO
from typing import Any, BinaryIO

from reliability.errors import MissingExtraError
from reliability.ingest.decoding import UnreadableError, decode_page
from reliability.ingest.options import Options
from reliability.ingest.rows import Problem, Row
from reliability.ingest.whole import whole

ENDINGS = (".warc",)
TEXT_LIKE = True
_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)


def read(stream: BinaryIO, options: Options) -> Iterator[Row | Problem]:
    """The pages, numbered among themselves, with their address and the archive's id."""
    try:
        from warcio.archiveiterator import ArchiveIterator
    except ImportError as error:
        raise MissingExtraError('reading WARC needs warcio: pip install "news-reliability[warc]"') from error
    number = 0
    records = ArchiveIterator(stream)
    while record := _next(records):
        content_type = _content_type(record)
        if content_type.partition(";")[0].strip().lower() in _PAGES:
            number += 1
            yield _page(record, content_type, number, options)


def _next(records: Any) -> Any:
    try:
        with redirect_stderr(StringIO()):  # it prints what it finds wrong; we say so ourselves
            record = next(records, None)
    except UnreadableError:
        raise
    except Exception as error:  # warcio's own errors, and those of headers that it trusts
        problem = f"it cannot be read as WARC from here on ({type(error).__name__})"
        raise UnreadableError(problem, "Fetch it again") from error
    if records.err_count:
        raise UnreadableError("a record's length is not what its header says", "Fetch it again")
    return record


def _content_type(record: Any) -> str:
    """That of a page which was found; empty for all else."""
    if record.rec_type == "resource":
        return record.rec_headers.get_header("Content-Type") or ""
    if record.rec_type != "response" or not record.http_headers:
        return ""
    found = record.http_headers.get_statuscode() == "200"
    return (record.http_headers.get_header("Content-Type") or "") if found else ""


def _page(record: Any, content_type: str, number: int, options: Options) -> Row | Problem:
    headers = record.rec_headers
    try:
        data = whole(record.content_stream(), options.max_bytes)
    except UnreadableError as error:
        return Problem(error.problem, error.advice, number)
    except Exception as error:  # chunks and compressions that are not what the headers say
        return Problem(f"the page's content is damaged ({type(error).__name__})", "Fetch it again", number)
    charset = _CHARSET.search(content_type)
    html, notes = decode_page(data, options.encoding, charset[1] if charset else "")
    if not html.strip():
        return Problem("the page is empty", "Leave it out", number, "no_text")
    url = headers.get_header("WARC-Target-URI") or ""
    known = {"id": headers.get_header("WARC-Record-ID") or "", "url": url}
    return Row(
        {"html": html} | {key: value.strip("<> ") for key, value in known.items()}, number, notes, named=False
    )
