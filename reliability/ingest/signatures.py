"""Signatures of articles, made anywhere, by which one process notices articles that come again."""

from __future__ import annotations

from array import array
from collections.abc import Collection
from hashlib import blake2b
from typing import NamedTuple

from reliability.ingest.duplicates import Duplicates
from reliability.ingest.near_duplicates import NearDuplicates
from reliability.records import Article
from reliability.text import LONGEST
from reliability.text.fingerprints import sketch

_DIGEST = 16
"""Bytes of a digest: two of 10^12 texts share one with a probability below 10^-14."""


class Signature(NamedTuple):
    """A text in some 300 bytes: a digest that equal texts share, and the numbers of its sketch as bytes.

    Differences of case and spacing do not count. A text that is too long to be scored has no sketch.
    """

    digest: bytes
    sketch: bytes = b""


class Repetition(NamedTuple):
    """The note on an article that comes again, and the id of the earlier one if that is remembered."""

    note: str
    origin: str


def signature(article: Article) -> Signature:
    """Return the signature of an article's text."""
    text = article.text
    if len(text) > LONGEST:
        return Signature(_digest(text))
    return Signature(_digest(" ".join(text.lower().split())), array("I", sketch(text)).tobytes())


class Repetitions:
    """Remembers signatures of articles, in bounded memory."""

    def __init__(self) -> None:
        self._duplicates, self._near_duplicates = Duplicates(), NearDuplicates()

    def find(self, name: str, source: str, notes: Collection[str], signature: Signature) -> Repetition | None:
        """Return what the article called `name` repeats, if it does; remember it."""
        repeats = self._duplicates.repeats(source, signature.digest)
        common_source = "" if "no_source" in notes else source
        origin = self._near_duplicates.earlier(name, common_source, signature.sketch)
        if repeats or origin:
            return Repetition("duplicate" if repeats else "near_duplicate", origin)
        return None


def _digest(text: str) -> bytes:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_DIGEST).digest()
