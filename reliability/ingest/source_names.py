"""Names of sources: which spellings are similar, and which the user has declared to be one source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from reliability.ingest.domains import site

Aliases = tuple[tuple[str, str], ...]
"""Pairs of a spelling and the name that replaces it."""
_PUNCTUATION = re.compile(r"[\W_]+")
_LEAST_LETTERS = 4
"""Letters of a name from which "the" in front of it may be an article: not in "thebes"."""


def name_key(name: str) -> str:
    """Return `name` without case, punctuation and "The", in which tables and archives differ."""
    return _PUNCTUATION.sub("", name.casefold().strip().removeprefix("the ")) or name


def renamed(name: str, aliases: Aliases) -> str:
    """Return the name that replaces `name`, in any case and punctuation; `name` itself without one."""
    return _names_by_key(aliases).get(_key(name), name) if aliases else name


@lru_cache(maxsize=8)
def _names_by_key(aliases: Aliases) -> Mapping[str, str]:
    names = {_key(name): name for _, name in aliases}
    return names | {_key(spelling): name for spelling, name in aliases}


def _key(name: str) -> str:
    return name_key(site(name) or name)


def spellings(names: Iterable[str]) -> list[Sequence[str]]:
    """Return groups of names that may be spellings of one: they differ in case, punctuation or "The" alone.

    `CNN` and `cnn.com` are similar, too; `bbc.com` and `bbc.co.uk` are not unless a name joins them.
    """
    groups: dict[str, list[str]] = {}
    for name in sorted(set(names)):
        domain = site(name)
        key = name_key(domain.partition(".")[0] if domain else name)
        groups.setdefault(_without_article(key), []).append(name)
    return [group for group in groups.values() if len(group) > 1 and not all(map(site, group))]


def _without_article(key: str) -> str:
    rest = key.removeprefix("the")
    return rest if len(rest) >= _LEAST_LETTERS else key
