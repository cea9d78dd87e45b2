"""Cut an article into its parts."""

from __future__ import annotations

from reliability.records import Article, Document, Span
from reliability.text.characters import straight
from reliability.text.paragraphs import paragraphs
from reliability.text.passage import assemble, passage
from reliability.text.quotations import quotations
from reliability.text.words import tokenise


def read(article: Article) -> Document:
    """The parts of `article`, each found once."""
    text, title = article.text, article.title
    base = straight(text)
    flat = base.lower()
    prose = paragraphs(base)
    quoted = quotations(text, prose, base)
    return Document(
        article=article,
        title=passage("title", title, [Span(0, len(title))]),
        body=assemble("text", text, base, flat, tokenise(flat), prose, quoted),
        paragraphs=prose,
        quotations=quoted,
        furniture=(),
    )
