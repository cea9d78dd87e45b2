"""Word (.docx), by mammoth: the text of the body; headers, footers, comments, images and macros are not read.

Deleted passages of tracked changes and hidden text are left out, inserted ones are read.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any, BinaryIO

from reliability.ingest.decoding import UnreadableError
from reliability.ingest.documents import rows_of_document
from reliability.ingest.formats._hidden_runs import without_hidden_runs
from reliability.ingest.options import Options
from reliability.ingest.reader_results import Problem, Row
from reliability.ingest.rendering import parse, text_of
from reliability.ingest.safe_xml import refuse_entities
from reliability.ingest.zip_contents import Archive

ENDINGS = (".docx", ".docm")
TEXT_LIKE = False
_MOST_DEPTH = 200
"""Levels of elements inside each other; mammoth reads them recursively. Documents have some 20."""


def read(stream: BinaryIO, options: Options) -> Iterator[Row | Problem]:
    """Yield the document's article, or the articles of an export file."""
    archive = Archive(stream, options.max_bytes, "a Word document")
    parts = [name for name in archive.names if name.endswith((".xml", ".rels"))]
    for name in parts:
        _check_part(archive.read(name))
    visible = without_hidden_runs(archive)
    notes = ("hidden_text",) if visible is not None else ()
    yield from rows_of_document(_text(archive.data if visible is None else visible), options, notes)


def _check_part(part: bytes) -> None:
    refuse_entities(part)
    depth = deepest = 0
    for piece in part.split(b"<")[1:]:
        is_closing = piece.startswith(b"/")
        is_empty = piece.partition(b">")[0].endswith((b"/", b"?"))
        depth += 0 if is_empty else -1 if is_closing else 1
        deepest = max(deepest, depth)
    if deepest > _MOST_DEPTH:
        raise UnreadableError(
            f"its markup is nested more than {_MOST_DEPTH} deep", "Save it again, or as text"
        )


def _text(data: bytes) -> str:
    import mammoth

    try:
        result = mammoth.convert_to_html(
            BytesIO(data), convert_image=_no_image(mammoth), style_map="comment-reference =>"
        )
    except Exception as error:  # its parsers' own errors on damaged documents are of any kind
        problem = f"the Word document could not be read ({type(error).__name__})"
        raise UnreadableError(problem, "Save it again, or as text") from error
    page = parse(f"<html><body>{result.value}</body></html>")
    return "" if page is None else text_of(_without_notes(page))


def _no_image(mammoth: Any) -> Any:
    return mammoth.images.img_element(lambda _image: {"src": ""})


def _without_notes(page: Any) -> Any:
    """Return `page` without footnotes and their numbers, which would be inside the sentences."""
    for number in page.xpath("//sup[a[starts-with(@href, '#footnote') or starts-with(@href, '#endnote')]]"):
        number.drop_tree()
    for note in page.xpath("//li[starts-with(@id, 'footnote') or starts-with(@id, 'endnote')]"):
        note.drop_tree()
    return page
