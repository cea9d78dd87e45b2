"""What has to be said of a document before it is measured."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from reliability.records import Document, Passage
from reliability.text.characters import disguised, foreign
from reliability.text.length import LONGEST
from reliability.text.names import names
from reliability.text.repair import FILL
from reliability.text.walls import is_wall

PADDED = 0.1
"""The least share of an article's prose in repeats that is told: a standfirst or a pull quote is less."""
OFTEN = 5
APART = 100
"""As many repeats, one in so many words, are told too, however short: in 1 of 200 articles of the outlets."""

_ENOUGH = 40
"""Words from which missing capitals or stops mean something."""
_WORDS_A_STOP = 100
"""Words on one full stop, from which stops are missing: sentences of news have 20 to 25."""
_STOP = re.compile(r"[.!?…](?=[\"')\]]*(?:\s|$))|[.!?…]\"?(?=[a-z])")

_HOLE = re.compile(r"@(?:[ \t]?@){4}")
"""Five signs in a row: the data sets that leave out words for copyright write seven or ten."""

DISGUISED = 3
"""Words in disguise that are told: fewer may be a slip or a foreign name."""
_SPELLED = 4
"""Single letters in a row that spell a word; "U S A" and "A B C" are shorter."""
_FILLED = re.compile(r"[a-z]*(?:[a-z]\d[a-z]|[a-z]?[áàâäéèêëíìîïóòôöúùûüý][a-z])[^\W_]*")

_FIGURE_INSIDE = re.compile(r"\d(?<=[a-z]\d)[a-z]")
"""What every ASCII word that `_FILLED` matches holds."""


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
    if document.repeats and _told(document):
        yield "repeated"
    if _disguises(document.body) + _spelled(document.body) + _filled(document.body) >= DISGUISED:
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


def _told(document: Document) -> bool:
    """Whether the repeats are many, or much of the prose."""
    times = len(document.repeats)
    if times >= OFTEN and APART * times >= len(document.body.words):
        return True
    repeated = sum(span.end - span.start for span in document.repeats)
    prose = sum(sentence.end - sentence.start for sentence in document.body.sentences)
    return repeated >= PADDED * (prose + repeated)


def _disguises(body: Passage) -> int:
    """Words written with invisible characters or look-alike letters."""
    if not disguised(foreign(body.plain)):
        return 0
    raw = (body.plain[start:end].replace(FILL, "") for start, end in zip(body.starts, body.ends, strict=True))
    written = (pair for pair in zip(raw, body.words, strict=True) if not pair[0].isascii())
    return sum(unicodedata.normalize("NFC", shown) != word.lower() for shown, word in written)


def _spelled(body: Passage) -> int:
    """Fours of letters with a space between them."""
    letters = [at for letter in "abcdefghijklmnopqrstuvwxyz" for at in body.positions.get(letter, ())]
    found, row = 0, 1
    for before, at in pairwise(sorted(letters)):
        row = row + 1 if at == before + 1 else 1
        found += row % _SPELLED == 0
    return found


def _filled(body: Passage) -> int:
    """Different words with accents or figures inside, no names, beyond the two that honest prose may hold."""
    words = " ".join(body.positions)
    if words.isascii() and not _FIGURE_INSIDE.search(words):
        return 0
    strange = (word for word in body.positions if not (word.isalpha() and word.isascii()))
    found = [
        word
        for word in strange
        if _FILLED.fullmatch(word) and body.text[body.starts[body.positions[word][0]]].islower()
    ]
    return max(len(found) - 2, 0)
