"""What has to be said of a document before it is measured."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reliability.records import Document, Passage
from reliability.text.disguises import is_disguised
from reliability.text.length import LONGEST
from reliability.text.names import names
from reliability.text.walls import is_wall

PADDED = 0.1
"""The least share of repeats in an article's prose that is noted: a standfirst or a pull quote is less."""
OFTEN = 5
APART = 100
"""So many repeats, one in so many words, are noted even if short: in 1 of 200 articles of the outlets."""

_ENOUGH = 40
"""Words from which missing capitals or stops mean something."""
_WORDS_A_STOP = 100
"""Words on one full stop, from which stops are missing: sentences of news have 20 to 25."""
_STOP = re.compile(r"[.!?…](?=[\"')\]]*(?:\s|$))|[.!?…]\"?(?=[a-z])")

_HOLE = re.compile(r"@(?:[ \t]?@){4}")
"""Five signs in a row: the data sets that leave out words for copyright write seven or ten."""


def notes(document: Document) -> Iterator[str]:
    """Codes of `NOTES` about `document` as a whole."""
    if len(document.article.text) > LONGEST:
        yield "too_long"
    elif is_wall(document):
        yield "not_an_article"
    yield from document.notes
    yield from _missing(document.body)
    if _HOLE.search(document.article.text):
        yield "words_removed"
    if document.repeats and _are_notable(document):
        yield "repeated"
    if is_disguised(document.body):
        yield "disguised_words"


def _missing(body: Passage) -> Iterator[str]:
    """Whether case or the stops that end sentences are missing."""
    if len(body.words) >= _ENOUGH:
        if not names(body).defined:
            yield "no_case"
        if _WORDS_A_STOP * body.plain.count(". ") < len(body.words) and _is_without_stops(body):
            yield "no_punctuation"


def _is_without_stops(body: Passage) -> bool:
    prose = "\n".join([body.plain[sentence.start : sentence.end] for sentence in body.sentences])
    return _WORDS_A_STOP * len(_STOP.findall(prose)) < len(body.words)


def _are_notable(document: Document) -> bool:
    """Whether the repeats are many, or much of the prose."""
    times = len(document.repeats)
    if times >= OFTEN and APART * times >= len(document.body.words):
        return True
    repeated = sum(span.end - span.start for span in document.repeats)
    prose = sum(sentence.end - sentence.start for sentence in document.body.sentences)
    return repeated >= PADDED * (prose + repeated)
