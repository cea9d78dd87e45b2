"""Whom a source quotes most, counted while its articles pass."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reliability.records import ArticleScore, SourceKind

LISTED = 10
"""Speakers shown of a source."""
_MOST_KEPT = 2000
"""Speakers remembered of a source: beyond it those heard least are forgotten, which bounds memory."""


@dataclass(slots=True)
class Heard:
    """A speaker of a source: in how many articles, with how many statements and quoted words."""

    name: str
    kind: SourceKind
    articles: int = 0
    statements: int = 0
    quoted_words: int = 0


class SourceSpeakers:
    """Counts the speakers of each source."""

    def __init__(self) -> None:
        self._heard: dict[str, dict[tuple[str, str], Heard]] = {}

    def watched(self, scores: Iterable[ArticleScore]) -> Iterator[ArticleScore]:
        """Yield `scores` as they are."""
        for score in scores:
            if score.status == "scored" and "duplicate" not in score.notes:
                self._put(score)
            yield score

    def count(self, scores: Iterable[ArticleScore]) -> None:
        """Count the speakers of `scores`."""
        for _ in self.watched(scores):
            pass

    def of(self, source: str) -> list[Heard]:
        """Return the named speakers of a source, those with the most statements first."""
        named = [heard for heard in self._heard.get(source, {}).values() if heard.kind != "unnamed"]
        return sorted(named, key=lambda heard: (-heard.statements, heard.name))[:LISTED]

    def _put(self, score: ArticleScore) -> None:
        heard = self._heard.setdefault(score.profile.article.source, {})
        for speaker in score.profile.speakers:
            one = heard.setdefault((speaker.name, speaker.kind), Heard(speaker.name, speaker.kind))
            one.articles += 1
            one.statements += speaker.statements
            one.quoted_words += speaker.quoted_words
        if len(heard) > 2 * _MOST_KEPT:
            kept = sorted(heard.items(), key=lambda item: -item[1].statements)[:_MOST_KEPT]
            self._heard[score.profile.article.source] = dict(kept)
