"""WARC: the pages of a web archive, one article each, or their extracted text (.wet)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import redirect_stderr
from io import StringIO
from math import inf
from typing import Any, BinaryIO

from reliability.errors import MissingExtraError
from reliability.ingest.bounded_read import read_bounded
from reliability.ingest.decoding import UnreadableError, decode, decode_page
from reliability.ingest.options import Options
from reliability.ingest.reader_results import Problem, Row

ENDINGS = (".warc", ".wet")
TEXT_LIKE = True
_PAGES = frozenset({"text/html", "application/xhtml+xml"})
MOST_HEADER_BYTES = 2**20  # servers take 8 to 64 KiB
_GZIP, _CHUNK = b"\x1f\x8b", 2**16
"""The first bytes of a gzip file, and bytes read at a time."""
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)


def read(stream: BinaryIO, options: Options) -> Iterator[Row | Problem]:
    """Yield the pages, numbered among themselves, with their address and the archive's id."""
    try:
        from warcio.archiveiterator import ArchiveIterator
    except ImportError as error:
        raise MissingExtraError('reading WARC needs warcio: pip install "news-reliability[warc]"') from error
    number = 0
    bounded = _BoundedArchive(stream)
    records = ArchiveIterator(bounded)
    while record := _next(records, bounded):
        content_type = _content_type(record)
        kind = content_type.partition(";")[0].strip().lower()
        if kind in _PAGES:
            number += 1
            yield _page(record, content_type, number, options)
        elif record.rec_type == "conversion" and kind == "text/plain":
            number += 1
            yield _extracted_text(record, number, options)
        _skip_rest(record)


class _BoundedArchive:
    """The archive's bytes; raises `UnreadableError` where headers take more than `MOST_HEADER_BYTES`."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self._has_begun = stream, False
        self._allowance: float = MOST_HEADER_BYTES

    def read(self, size: int = -1) -> bytes:
        """Read as any stream does, but refuse gzip: warcio would expand it without bounds."""
        data = self._stream.read(size)
        if not self._has_begun and data.startswith(_GZIP):
            raise UnreadableError("it is compressed", "Expand it (gunzip)")
        self._has_begun = True
        self._allowance -= len(data)
        if self._allowance < 0:
            raise UnreadableError(
                f"a header of it is longer than {MOST_HEADER_BYTES:,} bytes", "Fetch it again"
            )
        return data

    def allow(self, most: float) -> None:
        """Let so many bytes pass from now on."""
        self._allowance = most


def _skip_rest(record: Any) -> None:
    """Skip the rest of `record`; raises `UnreadableError` where the archive ends before it does."""
    while record.raw_stream.read(_CHUNK):
        pass
    if getattr(record.raw_stream, "limit", 0) > 0:
        raise UnreadableError(
            "it ends inside a record: it is cut short, or a length is wrong", "Fetch it again"
        )


def _next(records: Any, bounded: _BoundedArchive) -> Any:
    try:
        bounded.allow(MOST_HEADER_BYTES)
        with redirect_stderr(StringIO()):  # it prints what it finds wrong; we say so ourselves
            record = next(records, None)
        bounded.allow(inf)
    except UnreadableError:
        raise
    except Exception as error:  # warcio's own errors, and those of headers that it trusts
        problem = f"it cannot be read as WARC from here on ({type(error).__name__})"
        raise UnreadableError(problem, "Fetch it again") from error
    if records.err_count:
        raise UnreadableError("a record's length is not what its header says", "Fetch it again")
    return record


def _content_type(record: Any) -> str:
    """Return the type of a page that the server found; empty for other records."""
    if record.rec_type in ("resource", "conversion"):
        return record.rec_headers.get_header("Content-Type") or ""
    if record.rec_type != "response" or not record.http_headers:
        return ""
    if record.http_headers.get_statuscode() != "200":
        return ""
    return record.http_headers.get_header("Content-Type") or ""


def _extracted_text(record: Any, number: int, options: Options) -> Row | Problem:
    """Return the text of a page as Common Crawl extracted it, with menus."""
    try:
        data = read_bounded(record.content_stream(), options.max_bytes)
        _skip_rest(record)
        text, notes = decode(data, options.encoding)
    except UnreadableError as error:
        return Problem(error.problem, error.advice, number)
    if not text.strip():
        return Problem("the page's text is empty", "Leave it out", number, "no_text")
    return Row({"text": text, **_identifiers(record)}, number, notes, named=False)


def _identifiers(record: Any) -> dict[str, str]:
    headers = record.rec_headers
    values = {
        "id": headers.get_header("WARC-Record-ID") or "",
        "url": headers.get_header("WARC-Target-URI") or "",
    }
    return {key: value.strip("<> ") for key, value in values.items()}


def _page(record: Any, content_type: str, number: int, options: Options) -> Row | Problem:
    try:
        data = read_bounded(record.content_stream(), options.max_bytes)
        _skip_rest(record)
    except UnreadableError as error:
        return Problem(error.problem, error.advice, number)
    except Exception as error:  # chunks and compressions that are not what the headers say
        return Problem(f"the page's content is damaged ({type(error).__name__})", "Fetch it again", number)
    charset = _CHARSET.search(content_type)
    html, notes = decode_page(data, options.encoding, charset[1] if charset else "")
    if not html.strip():
        return Problem("the page is empty", "Leave it out", number, "no_text")
    return Row({"html": html, **_identifiers(record)}, number, notes, named=False)
