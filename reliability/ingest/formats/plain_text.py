"""Text and Markdown: one article per file, `text` being the file as decoded; export files hold several.

A block of fields between `---` lines at the top (front matter) is read for title, date, source and the like.
It stays in the text, as every offset counts from the file's beginning.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from reliability.ingest import exports
from reliability.ingest.bounded_read import read_bounded
from reliability.ingest.column_names import NAMES, fold
from reliability.ingest.decoding import decode
from reliability.ingest.options import Options
from reliability.ingest.reader_results import Problem, Row
from reliability.text.boilerplate.front_matter import fields, front_matter

ENDINGS = (".txt", ".text", ".md", ".markdown")
TEXT_LIKE = True
_AS_TEXT = frozenset(ending[1:] for ending in ENDINGS)
"""Values of `format_in` that read a file as one article in any case."""
_TEXT_NAMES = frozenset(map(fold, (*NAMES["text"], *NAMES["html"])))


def read(stream: BinaryIO, options: Options) -> Iterator[Row | Problem]:
    """Yield the file's article, or the articles of an export file."""
    text, notes = decode(read_bounded(stream, options.max_bytes), options.encoding)
    if options.format_in not in _AS_TEXT and (articles := exports.split(text, options, notes)) is not None:
        yield from articles
        return
    end = front_matter(text).end
    if not text[end:].strip():
        yield Problem("it is empty", "Leave it out or add its text", code="no_text")
    else:
        yield Row({**_fields(text), "text": text}, notes=notes, named=False)


def _fields(text: str) -> dict[str, object]:
    """Return the fields of the front matter, other than a text."""
    return {name: value for name, value in fields(text).items() if fold(name) not in _TEXT_NAMES}
