"""Stories: articles of several sources about the same event, with their versions side by side."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from reliability.records import ArticleScore
from reliability.stories.grouping import Item, groups
from reliability.stories.terms import terms, without
from reliability.text.fingerprints import copies

LEAST_WORDS = 30
"""Words of prose below which a text says too little of its event to be grouped: about one long sentence."""


@dataclass(frozen=True, slots=True)
class Version:
    """One source's article in a story.

    Parameters
    ----------
    score : ArticleScore
        The article, measured and scored; nothing here changes it.
    copy_of : str
        The `id` of the article whose text it repeats (agency copy, syndication); empty for an original.
    copies : int
        How many other articles of the story repeat this text.
    first_by_date : bool
        Whether no other article of the story has an earlier date.
    """

    score: ArticleScore
    copy_of: str = ""
    copies: int = 0
    first_by_date: bool = False


@dataclass(frozen=True, slots=True)
class Story:
    """Articles about one event.

    `id` depends on the articles alone, not on their order; `title` is the title of the earliest original.
    """

    id: str
    title: str
    versions: tuple[Version, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources of the story, by name."""
        return tuple(sorted({version.score.profile.article.source for version in self.versions}))

    @property
    def originals(self) -> tuple[Version, ...]:
        """The versions that repeat nobody's text: copies count as one voice."""
        return tuple(version for version in self.versions if not version.copy_of)


@dataclass(frozen=True, slots=True)
class Grouped:
    """All stories, and the articles that share theirs with no other source."""

    stories: tuple[Story, ...]
    alone: tuple[ArticleScore, ...]


def stories(scores: Iterable[ArticleScore], *, days: int | None = 3, min_sources: int = 2) -> Grouped:
    """Group scored articles by the event they report.

    Parameters
    ----------
    scores : iterable of ArticleScore
        Articles in any order; the groups do not depend on it.
    days : int or None
        Articles from days farther apart must be twice as similar; None for no limit.
    min_sources : int
        Sources that a story needs; articles of smaller groups are returned as `alone`.

    Returns
    -------
    Grouped
        Stories, largest first, and the articles without one.

    Examples
    --------
    >>> import reliability
    >>> reliability.stories([]).stories
    ()
    """
    given = sorted(scores, key=_order)
    usable = [score for score in given if score.status != "failed" and score.profile.words >= LEAST_WORDS]
    texts = [without(score.profile.article.text, score.profile.boilerplate) for score in usable]
    origins = copies(texts)
    firsts = [number for number, origin in enumerate(origins) if origin == number]
    items = [_item(usable[number]) for number in firsts]
    grouped: list[Story] = []
    told: set[int] = set()
    for group in groups(items, days):
        heads = {firsts[number] for number in group}
        members = [number for number, origin in enumerate(origins) if origin in heads]
        if len({usable[number].profile.article.source for number in members}) >= max(min_sources, 1):
            grouped.append(_story([(usable[number], origins[number], number) for number in members], usable))
            told.update(members)
    alone = [score for number, score in enumerate(usable) if number not in told]
    short = [score for score in given if score.status == "failed" or score.profile.words < LEAST_WORDS]
    ordered = sorted(grouped, key=lambda story: (-len(story.sources), -len(story.versions), story.id))
    return Grouped(tuple(ordered), tuple(sorted([*alone, *short], key=_order)))


def _order(score: ArticleScore) -> tuple[str, str, str, str]:
    article = score.profile.article
    return article.published or "9999", article.source, article.id, _digest(article.text)


def _item(score: ArticleScore) -> Item:
    article = score.profile.article
    return Item(terms(article, score.profile.boilerplate), day(article.published))


def day(published: str) -> date | None:
    """Return the day of an ISO date or time; None without one."""
    try:
        return date.fromisoformat(published[:10])
    except ValueError:
        return None


def _story(members: Sequence[tuple[ArticleScore, int, int]], usable: Sequence[ArticleScore]) -> Story:
    """The story of these articles, given with their origin and their number."""
    copied = Counter(origin for _, origin, number in members if origin != number)
    dates = sorted(score.profile.article.published[:10] for score, _, _ in members if _dated(score))
    versions = tuple(
        Version(
            score,
            copy_of="" if origin == number else usable[origin].profile.article.id,
            copies=copied[number],
            first_by_date=_dated(score) and score.profile.article.published[:10] == dates[0],
        )
        for score, origin, number in members
    )
    originals = [version.score.profile.article for version in versions if not version.copy_of]
    title = next((article.title for article in originals if article.title), "")
    digests = sorted(_digest(score.profile.article.text) for score, _, _ in members)
    return Story(_digest("".join(digests))[:8], title, versions)


def _dated(score: ArticleScore) -> bool:
    return day(score.profile.article.published) is not None


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
