"""Which articles of a source a page shows: a typical one, the best and the worst scored."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from statistics import median
from typing import NamedTuple

from reliability.records import ArticleScore

MOST_SOURCES, MOST_ARTICLES = 30, 60
"""What a page with texts holds and stays quick to open on a telephone; some 20 kB a text."""
TYPICAL, BEST, WORST = "typical", "best scored", "worst scored"


class Seen(NamedTuple):
    """A scored article as little as is needed to choose it and find it again: its place in the order read."""

    place: int
    id: str
    reliability: float


class Example(NamedTuple):
    """An article to show, and why."""

    source: str
    why: str
    article: Seen


def watched(scores: Iterable[ArticleScore], seen: dict[str, list[Seen]]) -> Iterator[ArticleScore]:
    """`scores` as they are; those that a page could show are put into `seen` on the way, by source."""
    for place, score in enumerate(scores):
        article = score.profile.article
        if score.status == "scored" and "duplicate" not in score.notes:
            seen.setdefault(article.source, []).append(Seen(place, article.id, score.reliability))
        yield score


def choose(sources: Sequence[str], seen: Mapping[str, Sequence[Seen]]) -> list[Example]:
    """A typical article of each source, then best and worst in order of `sources` while there is room.

    Of more than `MOST_SOURCES` sources the first and the last half of that many have examples.
    """
    half = MOST_SOURCES // 2
    ends = sources if len(sources) <= MOST_SOURCES else [*sources[:half], *sources[-half:]]
    each = [_of_source(source, seen[source]) for source in ends if seen.get(source)]
    typical = [examples[0] for examples in each]
    others = [example for examples in each for example in examples[1:]]
    return (typical + others)[:MOST_ARTICLES]


def _of_source(source: str, articles: Sequence[Seen]) -> list[Example]:
    """The article nearest the median, the highest and the lowest, none of them twice."""
    middle = median(article.reliability for article in articles)
    found = {
        TYPICAL: min(articles, key=lambda article: abs(article.reliability - middle)),
        BEST: max(articles, key=lambda article: article.reliability),
        WORST: min(articles, key=lambda article: article.reliability),
    }
    chosen: dict[int, Example] = {}
    for why, article in found.items():
        chosen.setdefault(article.place, Example(source, why, article))
    return list(chosen.values())
