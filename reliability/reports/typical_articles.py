"""Which articles of a source a page shows: a typical one, and those of the highest and the lowest style."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import isnan
from statistics import median
from typing import NamedTuple

from reliability.records import ArticleScore

MOST_SOURCES, MOST_ARTICLES = 30, 60
"""Sources and articles of a page with texts: at 20 kB per text it still opens quickly on a telephone."""
TYPICAL, HIGHEST, LOWEST = "typical", "highest style", "lowest style"


class Seen(NamedTuple):
    """A scored article to choose from, with its position in the input."""

    place: int
    id: str
    points: float


class Example(NamedTuple):
    """An article to show, and why."""

    source: str
    why: str
    article: Seen


def watched(scores: Iterable[ArticleScore], seen: dict[str, list[Seen]]) -> Iterator[ArticleScore]:
    """Yield `scores` unchanged; those that a page could show are added to `seen`, by source."""
    for place, score in enumerate(scores):
        article = score.profile.article
        if score.status == "scored" and "duplicate" not in score.notes:
            seen.setdefault(article.source, []).append(Seen(place, article.id, _points(score)))
        yield score


def _points(score: ArticleScore) -> float:
    """Style, or reliability for a model without style."""
    return score.reliability if isnan(score.style) else score.style


def choose(sources: Sequence[str], seen: Mapping[str, Sequence[Seen]]) -> list[Example]:
    """Return a typical article of each source, then its highest and lowest as far as there is room.

    Of more than `MOST_SOURCES` sources the first and the last half of that many have examples.
    """
    half = MOST_SOURCES // 2
    ends = sources if len(sources) <= MOST_SOURCES else [*sources[:half], *sources[-half:]]
    by_source = [_examples(source, seen[source]) for source in ends if seen.get(source)]
    typical = [examples[0] for examples in by_source]
    others = [example for examples in by_source for example in examples[1:]]
    return (typical + others)[:MOST_ARTICLES]


def _examples(source: str, articles: Sequence[Seen]) -> list[Example]:
    """Return the article nearest the median, the highest and the lowest, each once."""
    middle = median(article.points for article in articles)
    candidates = {
        TYPICAL: min(articles, key=lambda article: abs(article.points - middle)),
        HIGHEST: max(articles, key=lambda article: article.points),
        LOWEST: min(articles, key=lambda article: article.points),
    }
    chosen: dict[int, Example] = {}
    for why, article in candidates.items():
        chosen.setdefault(article.place, Example(source, why, article))
    return list(chosen.values())
