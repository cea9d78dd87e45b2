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
"""Scores whose findings are kept, so that whoever reads evidence as scores pass has it made once. Findings
take a hundred times the memory of what they are found in again."""


class Source(NamedTuple):
    """What findings are made from: an article, and the lines that recur within its source."""

    article: Article
    lines: frozenset[str]
    families: tuple[Extractor, ...]

    def document(self) -> Document:
        """Return the article cut into its parts."""
        return text.read(self.article, self.lines)

    def extracted(self, document: Document) -> list[Findings]:
        """Return what every family finds, in their order."""
        return [family.extract(document) for family in self.families]


class Places:
    """An article's findings: dropped once there are newer ones, and made again when they are read."""

    __slots__ = ("__weakref__", "_findings", "_hidden", "_people", "_source")

    def __init__(self, source: Source, findings: list[Findings], hidden: Container[str]) -> None:
        self._source, self._hidden = source, hidden
        self._people: tuple[tuple[Attribution, ...], tuple[Speaker, ...]] | None = None
        self._keep(findings)

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
        places = chain.from_iterable(family.evidence for family in self._all())
        return (place for place in places if place.measure not in self._hidden)

    def _attributed(self) -> tuple[tuple[Attribution, ...], tuple[Speaker, ...]]:
        """Attributions and speakers, which are read together."""
        if self._people is None:
            findings = self._all()
            self._people = (
                tuple(chain.from_iterable(family.attributions for family in findings)),
                tuple(chain.from_iterable(family.speakers for family in findings)),
            )
        return self._people

    def _all(self) -> list[Findings]:
        if self._findings is None:
            return self._keep(self._source.extracted(self._source.document()))
        return self._findings

    def _keep(self, findings: list[Findings]) -> list[Findings]:
        self._findings: list[Findings] | None = findings
        _recent.append(ref(self))
        if len(_recent) > _KEPT and (oldest := _recent.popleft()()) is not None:
            oldest._findings = None
        return findings


_recent: deque[ref[Places]] = deque()
"""Those that have their findings. A score that is dropped takes them along, so that memory is used again."""


def source(article: Article, lines: frozenset[str] = frozenset()) -> Source:
    """Return what the findings on `article` are made from, by the families in use now."""
    return Source(article, lines, extractors())
