"""The speakers that a source quotes most, counted while its articles are scored."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reliability.records import ArticleScore, SourceKind

LISTED = 10
"""Speakers shown per source."""
_MOST_KEPT = 2000
"""Speakers remembered per source: beyond it those with the fewest statements are dropped, to bound memory."""


@dataclass(slots=True)
class SpeakerCount:
    """A speaker of a source, with the number of articles, statements and quoted words."""

    name: str
    kind: SourceKind
    articles: int = 0
    statements: int = 0
    quoted_words: int = 0


class SourceSpeakers:
    """Counts the speakers of each source."""

    def __init__(self) -> None:
        self._counts: dict[str, dict[tuple[str, str], SpeakerCount]] = {}

    def watched(self, scores: Iterable[ArticleScore]) -> Iterator[ArticleScore]:
        """Yield `scores` unchanged, and count their speakers."""
        for score in scores:
            if score.status == "scored" and "duplicate" not in score.notes:
                self._count(score)
            yield score

    def count(self, scores: Iterable[ArticleScore]) -> None:
        """Count the speakers of `scores`."""
        for _ in self.watched(scores):
            pass

    def of(self, source: str) -> list[SpeakerCount]:
        """Return the named speakers of a source, those with the most statements first."""
        named = [count for count in self._counts.get(source, {}).values() if count.kind != "unnamed"]
        return sorted(named, key=lambda count: (-count.statements, count.name))[:LISTED]

    def _count(self, score: ArticleScore) -> None:
        counts = self._counts.setdefault(score.profile.article.source, {})
        for speaker in score.profile.speakers:
            count = counts.setdefault((speaker.name, speaker.kind), SpeakerCount(speaker.name, speaker.kind))
            count.articles += 1
            count.statements += speaker.statements
            count.quoted_words += speaker.quoted_words
        if len(counts) > 2 * _MOST_KEPT:
            most_heard = sorted(counts.items(), key=lambda item: -item[1].statements)[:_MOST_KEPT]
            self._counts[score.profile.article.source] = dict(most_heard)
