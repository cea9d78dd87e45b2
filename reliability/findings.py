"""What the extractors find in an article: kept for the last articles, found again for the others."""

from __future__ import annotations

from collections import deque
from collections.abc import Container, Iterator
from itertools import chain
from typing import Final, NamedTuple
from weakref import ref

from reliability import text
from reliability.extractors import Extractor, extractors
from reliability.records import Article, Attribution, Deferred, Document, Evidence, Findings, Speaker

_KEPT: Final = 8
"""Articles whose findings are kept, so that whoever reads evidence as scores pass has it made once. An
article's findings take 60 kB, and 0.1 kB to find again."""


class Extracted(list[Findings]):
    """What every family finds in one article, in the order of families."""

    __slots__ = ("__weakref__",)  # which a plain list lacks


_recent: deque[Extracted] = deque(maxlen=_KEPT)


class Source(NamedTuple):
    """What findings are made from: an article, and the lines that recur within its source."""

    article: Article
    lines: frozenset[str]
    families: tuple[Extractor, ...]

    def document(self) -> Document:
        """Return the article cut into its parts."""
        return text.read(self.article, self.lines)

    def extracted(self, document: Document) -> Extracted:
        """Return the findings, which are kept until a few others are made."""
        made = Extracted(family.extract(document) for family in self.families)
        _recent.append(made)
        return made


class Places:
    """Where an article's findings are, without keeping them: what cannot be had any more is found again."""

    __slots__ = ("_hidden", "_known", "_people", "_source")

    def __init__(self, source: Source, made: Extracted, hidden: Container[str]) -> None:
        self._source, self._known, self._hidden = source, ref(made), hidden
        self._people: tuple[tuple[Attribution, ...], tuple[Speaker, ...]] | None = None

    def evidence(self) -> Deferred[Evidence]:
        """Return the evidence of all families but for measures that are `hidden`."""
        return Deferred(self._evidence)

    def attributions(self) -> Deferred[Attribution]:
        """Return the attributions of all families."""
        return Deferred(lambda: self._attributed()[0])

    def speakers(self) -> Deferred[Speaker]:
        """Return the speakers of all families."""
        return Deferred(lambda: self._attributed()[1])

    def _evidence(self) -> Iterator[Evidence]:
        places = chain.from_iterable(one.evidence for one in self._findings())
        return (place for place in places if place.measure not in self._hidden)

    def _attributed(self) -> tuple[tuple[Attribution, ...], tuple[Speaker, ...]]:
        """Attributions and speakers, which are read together."""
        if self._people is None:
            findings = self._findings()
            self._people = (
                tuple(chain.from_iterable(one.attributions for one in findings)),
                tuple(chain.from_iterable(one.speakers for one in findings)),
            )
        return self._people

    def _findings(self) -> Extracted:
        known = self._known()
        return self._source.extracted(self._source.document()) if known is None else known


def source(article: Article, lines: frozenset[str] = frozenset()) -> Source:
    """Return what the findings on `article` are made from, by the families in use now."""
    return Source(article, lines, extractors())
