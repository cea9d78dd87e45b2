"""Cut an article into its parts."""

from __future__ import annotations

import re

from reliability.records import Article, Document, Span
from reliability.text.passage import passage
from reliability.text.quotations import quotations

_PARAGRAPH = re.compile(r"[^\n]+")


def read(article: Article) -> Document:
    """The parts of `article`, each found once."""
    text = article.text
    paragraphs = tuple(Span(*m.span()) for m in _PARAGRAPH.finditer(text) if not m.group().isspace())
    quoted = quotations(text)
    title = article.title
    return Document(
        article=article,
        title=passage("title", title, [Span(0, len(title))]),
        body=passage("text", text, paragraphs, quoted),
        paragraphs=paragraphs,
        quotations=quoted,
        furniture=(),
    )
