"""Arrange articles in stories from the little that grouping needs, so that a cluster can send just that."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from typing import Final, NamedTuple

from reliability.records import Article, Span
from reliability.stories.grouping import Item, groups
from reliability.stories.terms import Terms, without
from reliability.text.fingerprints import Fingerprint, fingerprint, origins

LEAST_WORDS: Final = 30
"""Words of prose below which a text says too little of its event to be grouped: about one long sentence."""


class Brief(NamedTuple):
    """An article without its text. `digest` names the text, `words` is 0 for one that could not be read."""

    article: str
    source: str
    published: str
    title: str
    digest: str
    words: int
    fingerprint: Fingerprint


class Member(NamedTuple):
    """An article of a story: its number among those given, and the fields of `Version`."""

    number: int
    copy_of: str
    copies: int
    first_by_date: bool


class Members(NamedTuple):
    """A story: `id` depends on its texts alone, `title` is that of the earliest original."""

    id: str
    title: str
    versions: tuple[Member, ...]
    sources: int


class Arrangement(NamedTuple):
    """Stories, those of most sources first, and the numbers of the articles without one."""

    stories: tuple[Members, ...]
    alone: tuple[int, ...]


def brief(article: Article, boilerplate: Sequence[Span], words: int) -> Brief:
    """Return what grouping needs to know of an article of so many words of prose."""
    return Brief(
        article.id, article.source, article.published, article.title, digest(article.text), words,
        fingerprint(without(article.text, boilerplate)),
    )  # fmt: skip


def arrange(
    briefs: Sequence[Brief], terms_of: Callable[[int], Terms], *, days: int | None, min_sources: int
) -> Arrangement:
    """Group articles: copies first, then by event; `terms_of` gives the terms of an article by its number."""
    order = sorted(range(len(briefs)), key=lambda number: _sort_key(briefs[number]))
    usable = [number for number in order if briefs[number].words >= LEAST_WORDS]
    origin = {
        number: usable[first]
        for number, first in zip(usable, origins(briefs[n].fingerprint for n in usable), strict=True)
    }
    firsts = [number for number in usable if origin[number] == number]
    event_groups = groups((Item(terms_of(n), day(briefs[n].published)) for n in firsts), days)
    group_of = {firsts[position]: number for number, group in enumerate(event_groups) for position in group}
    members: dict[int, list[int]] = {}
    for number in usable:
        members.setdefault(group_of[origin[number]], []).append(number)
    all_stories = [_story_members(group, origin, briefs) for group in members.values()]
    stories = [story for story in all_stories if story.sources >= max(min_sources, 1)]
    grouped = {member.number for story in stories for member in story.versions}
    ordered = sorted(stories, key=lambda story: (-story.sources, -len(story.versions), story.id))
    return Arrangement(tuple(ordered), tuple(number for number in order if number not in grouped))


def day(published: str) -> date | None:
    """Return the day of an ISO date or time; None without one."""
    try:
        return date.fromisoformat(published[:10])
    except ValueError:
        return None


def digest(text: str) -> str:
    """Return a name of the text, the same on every machine."""
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


def _sort_key(brief: Brief) -> tuple[str, str, str, str]:
    return brief.published or "9999", brief.source, brief.article, brief.digest


def _story_members(group: Sequence[int], origin: dict[int, int], briefs: Sequence[Brief]) -> Members:
    copied = Counter(origin[number] for number in group if origin[number] != number)
    dates = [briefs[number].published[:10] for number in group if day(briefs[number].published)]
    first = min(dates, default=None)
    versions = tuple(
        Member(
            number,
            "" if origin[number] == number else briefs[origin[number]].article,
            copied[number],
            first is not None and briefs[number].published[:10] == first,
        )
        for number in group
    )
    originals = (briefs[number] for number in group if origin[number] == number)
    title = next((brief.title for brief in originals if brief.title), "")
    name = digest("".join(sorted(briefs[number].digest for number in group)))[:8]
    return Members(name, title, versions, len({briefs[number].source for number in group}))
