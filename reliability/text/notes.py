"""What has to be said of a document before it is measured."""

from __future__ import annotations

from collections.abc import Iterator

from reliability.records import Document
from reliability.text.document import LONGEST

PADDED = 0.1
"""The least share of an article's prose in repeats that is told: a standfirst or a pull quote is less."""
OFTEN = 5
APART = 100
"""As many repeats, one in so many words, are told too, however short: in 1 of 200 articles of the outlets."""


def notes(document: Document) -> Iterator[str]:
    """Codes of `NOTES` about `document` as a whole."""
    if len(document.article.text) > LONGEST:
        yield "too_long"
    if document.repeats and _told(document):
        yield "repeated"


def _told(document: Document) -> bool:
    """Whether the repeats are many, or much of the prose."""
    times = len(document.repeats)
    if times >= OFTEN and APART * times >= len(document.body.words):
        return True
    repeated = sum(span.end - span.start for span in document.repeats)
    prose = sum(sentence.end - sentence.start for sentence in document.body.sentences)
    return repeated >= PADDED * (prose + repeated)
