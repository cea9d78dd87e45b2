"""What has to be said of a document before it is measured."""

from __future__ import annotations

from collections.abc import Iterator

from reliability.records import Document
from reliability.text.document import LONGEST

PADDED = 0.1
"""The least share of an article's prose in repeats that is told: a standfirst or a pull quote is less."""


def notes(document: Document) -> Iterator[str]:
    """Codes of `NOTES` about `document` as a whole."""
    if len(document.article.text) > LONGEST:
        yield "too_long"
    repeated = sum(span.end - span.start for span in document.repeats)
    prose = sum(sentence.end - sentence.start for sentence in document.body.sentences)
    if repeated and repeated >= PADDED * (prose + repeated):
        yield "repeated"
