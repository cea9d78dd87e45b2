"""Text and Markdown: one article a file, `text` being the file as decoded.

A block of fields between `---` lines at the top (front matter) is read for title, date, source and the like.
It stays in the text, as every offset counts from the file's beginning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from reliability.ingest.decoding import decode
from reliability.ingest.options import Options
from reliability.ingest.rows import Problem, Row
from reliability.ingest.whole import whole

ENDINGS = (".txt", ".text", ".md", ".markdown")
TEXT_LIKE = True
_FRONT_MATTER = re.compile(
    r"\A---[ \t]*\r?\n((?:(?!---[ \t]*\r?$)[^\n]*\n){1,100}?)---[ \t]*\r?(?:\n|\Z)", re.MULTILINE
)
_FIELD = re.compile(r"^([A-Za-z][\w -]{0,40}):[ \t]+(\S[^\r\n]*)", re.MULTILINE)


def read(stream: BinaryIO, options: Options) -> Iterator[Row | Problem]:
    """The file's article."""
    text, notes = decode(whole(stream, options.max_bytes), options.encoding)
    body = _FRONT_MATTER.sub("", text[:20_000]) + text[20_000:] if text.startswith("---") else text
    if not body.strip():
        yield Problem("it is empty", "Leave it out or add its text", code="no_text")
    else:
        yield Row({**_fields(text), "text": text}, notes=notes, named=False)


def _fields(text: str) -> dict[str, object]:
    block = _FRONT_MATTER.match(text[:20_000])
    found = _FIELD.findall(block[1]) if block else []
    return {name: value.strip().strip("\"'") for name, value in found if name.lower() != "text"}
