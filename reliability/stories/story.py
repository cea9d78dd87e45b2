"""Stories: articles of several sources about the same event, with their versions side by side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reliability.records import ArticleScore
from reliability.stories.story_members import Brief, Members, arrange, brief
from reliability.stories.terms import Terms, terms


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
        """Return the sources of the story, by name."""
        return tuple(sorted({version.score.profile.article.source for version in self.versions}))

    @property
    def originals(self) -> tuple[Version, ...]:
        """Return the versions that do not repeat another one's text: copies count as one."""
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
        The farther apart their days, the more similar two articles must be, up to twice beyond this window.
        None if days do not matter.
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
    listed = list(scores)
    briefs = [_brief(score) for score in listed]
    arranged = arrange(briefs, lambda number: _terms(listed[number]), days=days, min_sources=min_sources)
    return Grouped(
        tuple(_story(members, listed) for members in arranged.stories),
        tuple(listed[number] for number in arranged.alone),
    )


def _brief(score: ArticleScore) -> Brief:
    profile = score.profile
    return brief(profile.article, profile.boilerplate, 0 if score.status == "failed" else profile.words)


def _terms(score: ArticleScore) -> Terms:
    return terms(score.profile.article, score.profile.boilerplate)


def _story(members: Members, scores: list[ArticleScore]) -> Story:
    versions = tuple(
        Version(scores[member.number], member.copy_of, member.copies, member.first_by_date)
        for member in members.versions
    )
    return Story(members.id, members.title, versions)
