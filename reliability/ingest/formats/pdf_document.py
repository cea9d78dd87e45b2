"""PDF with a text layer, by pypdf: lines joined to paragraphs, hyphens at line ends removed.

Scanned pages, protected files and pages with spaced-out letters are declined with the reason.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import pairwise
from statistics import median
from typing import Any, BinaryIO

from reliability.errors import MissingExtraError
from reliability.ingest.bounded_read import read_bounded
from reliability.ingest.decoding import UnreadableError
from reliability.ingest.documents import rows_of_document
from reliability.ingest.options import Options
from reliability.ingest.pdf_columns import page_lines
from reliability.ingest.reader_results import Problem, Row

ENDINGS = (".pdf",)
TEXT_LIKE = False
_MOST_PAGES = 2000
"""Pages of a file, which are all read before the first article."""
_MOST_CONTENT = 16 * 2**20
"""Bytes of a page's drawing commands once expanded; a dense page of a newspaper has some 200,000."""
_LEAST_WORDS = 5
"""Words that a file must have on a page on average; pages that were scanned have none."""
_EDGE_LINES = 2
"""Lines at the top and the bottom of a page that may be its header and footer."""
_SHORTEST_FULL = 20
"""Characters of the shortest line that counts for the usual width; shorter ones are labels."""
_SHORT, _SHORT_HEADING = 0.8, 0.6
"""Shares of the usual width below which a line that ends a sentence, and any, ends a paragraph."""
_MOST_SINGLE = 5
"""One in so many words may be a single letter; with more, words are spaced out into letters."""
_HYPHEN = re.compile(r"(?<=[a-zà-ÿ])[-\u00ad\u2010]\n(?=[a-zà-ÿ])")
_PAGE_NUMBER = re.compile(r"\s*(?:page |- ?)?\d{1,4}(?: (?:of|/) \d{1,4}| ?-)?\s*", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_SENTENCE_END = re.compile(r"[.!?…:][\"'”’)\]]*\s*\Z")


def read(stream: BinaryIO, options: Options) -> Iterator[Row | Problem]:
    """Yield the document's article, or the articles of an export file."""
    data = read_bounded(stream, options.max_bytes)
    if b"%PDF-" not in data[:1024]:
        raise UnreadableError(
            "it is not a PDF, though its name ends in .pdf", "Download it again: it may be a web page"
        )
    pages = _pages(data)
    text = _text(pages)
    _check_text(text, len(pages))
    yield from rows_of_document(text, options, ("lines_joined",))


def _pages(data: bytes) -> list[list[str]]:
    try:
        import pypdf
    except ImportError as error:
        raise MissingExtraError('reading PDF needs pypdf: pip install "news-reliability[pdf]"') from error
    logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)
    try:
        reader = pypdf.PdfReader(BytesIO(data), strict=False)
        _check_file(reader)
        return [page_lines(page) for page in reader.pages if _check_page(page)]
    except UnreadableError:
        raise
    except RecursionError as error:
        raise UnreadableError("it is nested too deeply", "Save it again, or as text") from error
    except Exception as error:  # its own errors on damaged files are of any kind
        problem = f"the PDF could not be read ({type(error).__name__})"
        raise UnreadableError(problem, "Save it again, or as text") from error


def _check_file(reader: Any) -> None:
    if reader.is_encrypted and not reader.decrypt(""):
        raise UnreadableError("it is protected with a password", "Save it without one")
    if len(reader.pages) > _MOST_PAGES:
        raise UnreadableError(f"it has more than {_MOST_PAGES:,} pages", "Split it into articles")


def _check_page(page: Any) -> bool:
    contents = page.get_contents()
    if contents is not None and len(contents.get_data()) > _MOST_CONTENT:
        raise UnreadableError("a page of it is too large to be read", "Save it as text")
    return True


def _text(pages: Sequence[Sequence[str]]) -> str:
    running = _running_lines(pages)
    lines = [
        line for page in pages for index, line in enumerate(page)
        if not (_is_at_edge(index, page) and (_PAGE_NUMBER.fullmatch(line) or _folded(line) in running))
    ]  # fmt: skip
    width = median([len(line) for line in lines if len(line) > _SHORTEST_FULL] or [0])
    pieces: list[str] = []
    for line, following in pairwise([*lines, ""]):
        pieces.append(line + ("\n\n" if _ends_paragraph(line, following, width) else "\n"))
    joined = _HYPHEN.sub("", "".join(pieces))
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in joined.split("\n\n") if paragraph.strip())


def _running_lines(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """Return headers and footers: the first or last lines of most pages, apart from their numbers."""
    edges = Counter(
        line
        for page in pages
        for line in {_folded(line) for line in (*page[:_EDGE_LINES], *page[-_EDGE_LINES:])}
    )
    return frozenset(line for line, count in edges.items() if line and count > 2 and count > len(pages) / 2)


def _is_at_edge(index: int, page: Sequence[str]) -> bool:
    return index < _EDGE_LINES or index >= len(page) - _EDGE_LINES


def _folded(line: str) -> str:
    return _DIGITS.sub("0", line.strip().lower())


def _ends_paragraph(line: str, following: str, width: float) -> bool:
    """Whether a paragraph ends: at a blank line, or at a short line that ends a sentence or a heading."""
    if not line.strip() or not following.strip():
        return True
    begins_sentence = following.lstrip()[0].isupper() or following.lstrip()[0] in "\"'“‘"
    return (
        begins_sentence
        and len(line) < _SHORT * width
        and (bool(_SENTENCE_END.search(line)) or len(line) < _SHORT_HEADING * width)
    )


def _check_text(text: str, pages: int) -> None:
    words = text.split()
    if len(words) < _LEAST_WORDS * max(1, pages):
        raise UnreadableError(
            "its pages have no text layer: they are images",
            "Run text recognition (OCR) on them first, for example with ocrmypdf",
        )
    letters = sum(len(word) == 1 and word.isalpha() and word not in "aAI" for word in words)
    if letters > len(words) / _MOST_SINGLE:
        raise UnreadableError(
            "its letters are separated by spaces and cannot be joined into words", "Save it as text"
        )
