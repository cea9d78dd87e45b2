"""The NOW corpus (english-corpora.org): one article per line, `@@number <p> …`, tokenised."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from reliability.ingest.exports._entry import ExportedArticle, split_lines

NAME, TITLE = "now", "NOW corpus"

_ARTICLE = re.compile(r"@@(\d{1,12})[ \t]+(?=\S)")
_PARAGRAPH = re.compile(r"<p>|<h>", re.IGNORECASE)
_HEADING = re.compile(r"<h>([^<]{1,300})", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z]{1,10}/?>", re.IGNORECASE)


def matches(text: str) -> bool:
    """Whether every line of `text` that holds something begins with a number as in this layout."""
    lines = [line for line in split_lines(text) if line.strip()]
    return bool(lines) and all(_ARTICLE.match(line) for line in lines)


def entries(text: str) -> Iterator[ExportedArticle]:
    """Yield the articles of `text`."""
    for line in split_lines(text):
        match = _ARTICLE.match(line)
        if match:
            yield _entry(match[1], line[match.end() :])


def _entry(number: str, marked: str) -> ExportedArticle:
    heading = _HEADING.match(marked)
    body = marked[heading.end() :] if heading else marked
    pieces = (html.unescape(_TAG.sub(" ", piece)) for piece in _PARAGRAPH.split(body))
    text = "\n\n".join(" ".join(piece.split()) for piece in pieces if piece.strip())
    return ExportedArticle(
        text=text, title=" ".join(html.unescape(heading[1]).split()) if heading else "", id=number
    )
