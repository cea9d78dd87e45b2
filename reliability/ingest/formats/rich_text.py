"""Rich text (.rtf), by striprtf: the text of the body; images and embedded objects are not read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from reliability.ingest.bounded_read import read_bounded
from reliability.ingest.decoding import UnreadableError
from reliability.ingest.documents import rows_of_document
from reliability.ingest.options import Options
from reliability.ingest.reader_results import Problem, Row
from reliability.ingest.rendering import tidy

ENDINGS = (".rtf",)
TEXT_LIKE = True
_MOST_DEPTH = 1000
"""Groups inside each other, at most."""
_EMBEDDED = re.compile(rb"(?:[0-9a-fA-F]{2}[\r\n]*+){200,}+")
"""Images and objects in hexadecimal digits, which make up most of many files and are slow to read."""
_MACINTOSH = re.compile(r"\s*\{\\rtf1?\s*\\mac\b")
_CODE = re.compile(r"\\'([89a-fA-F][0-9a-fA-F])")
_DELETED = re.compile(r"\{\\(?:deleted|v)\b[^{}]{0,10000}\}")


def read(stream: BinaryIO, options: Options) -> Iterator[Row | Problem]:
    """Yield the document's article, or the articles of an export file."""
    data = read_bounded(stream, options.max_bytes)
    if not data.lstrip(b"\xef\xbb\xbf\r\n\t ").startswith(b"{\\rtf"):
        raise UnreadableError(
            "it is not rich text, though its name ends in .rtf", "Save it again as RTF or text"
        )
    yield from rows_of_document(_text(data), options)


def _text(data: bytes) -> str:
    from striprtf.striprtf import rtf_to_text

    source = _DELETED.sub("", _EMBEDDED.sub(b"", data).decode("latin-1"))
    if _MACINTOSH.match(source):
        source = _CODE.sub(_from_macintosh, source)
    _check_depth(source)
    try:
        text: str = rtf_to_text(source, encoding="cp1252", errors="replace")
    except Exception as error:  # its own errors on damaged documents are of any kind
        problem = f"the rich text could not be read ({type(error).__name__})"
        raise UnreadableError(problem, "Save it again, or as text") from error
    if text.count("\ufffd") > len(text) // 100:
        raise UnreadableError("its encoding cannot be read", "Save it again as UTF-8 text or Word (.docx)")
    return _paragraphs(re.sub("[\ud800-\udfff]", "\ufffd", text))


def _from_macintosh(match: re.Match[str]) -> str:
    """Return a character of the old Macintosh set as Unicode."""
    return f"\\u{ord(bytes.fromhex(match[1]).decode('mac_roman'))}?"


def _check_depth(source: str) -> None:
    depth = deepest = 0
    for brace in re.finditer(r"\\[{}]|[{}]", source):
        depth += {"{": 1, "}": -1}.get(brace[0], 0)
        deepest = max(deepest, depth)
    if deepest > _MOST_DEPTH:
        raise UnreadableError(
            f"its groups are nested more than {_MOST_DEPTH:,} deep", "Save it again, or as text"
        )


def _paragraphs(text: str) -> str:
    """Separate paragraphs by blank lines; cells of a table stay in their row."""
    lines = tidy(text.replace("\r", "")).split("\n")
    return tidy(
        "\n\n".join(line.replace("|", "\t") if line.rstrip().endswith("|") else line for line in lines)
    )
