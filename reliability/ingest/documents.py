"""The text of a document (Word, rich text, PDF) → its article, or the articles of an export file."""

from __future__ import annotations

from collections.abc import Iterator

from reliability.ingest import exports
from reliability.ingest.options import Options
from reliability.ingest.reader_results import Problem, Row


def rows_of_document(
    text: str, options: Options, notes: tuple[str, ...] = (), ending: str = ""
) -> Iterator[Row | Problem]:
    """Yield the rows of a document's `text`: one article, unless it has the layout of an export file."""
    if len(text) > options.max_bytes:
        yield Problem(f"its text is longer than {options.max_bytes:,} characters", "Split it into articles")
        return
    articles = None if ending and options.format_in == ending else exports.split(text, options, notes)
    if articles is not None:
        yield from articles
    elif text.strip():
        yield Row({"text": text}, notes=notes, named=False)
    else:
        yield Problem("it holds no text", "Leave it out or add its text", code="no_text")
