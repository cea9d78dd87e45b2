"""Titles without the site's name: "Board votes for ferries - The Velm Gazette" is "Board votes for
ferries".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from html import unescape
from typing import Final

_SEPARATOR = re.compile(r" (?:[-–—|»«·•:/]|::|\|\|) | ?, [–—-] | ?[|»«] ?")
"""Titles have single blanks, since cells have been joined into one line before."""

_MOST_WORDS: Final = 6
"""Words of a site's name; longer parts of a title are headlines."""
_SECTIONS: Final = frozenset({
    "news", "politics", "world", "world news", "us news", "uk news", "u.s. news", "business", "sport",
    "sports", "opinion", "national", "local", "local news", "latest news", "breaking news", "home",
    "health", "science", "technology", "tech",
})  # fmt: skip
"""Sections that sites print between a headline and their own name; they go only with the name."""

_PAPERS: Final = frozenset({
    "gazette", "herald", "tribune", "observer", "courier", "chronicle", "times", "post", "daily", "news",
    "press", "journal", "telegraph", "guardian", "examiner", "register", "dispatch", "bulletin",
    "inquirer", "sentinel", "mirror", "standard", "weekly", "review", "tv", "radio", "magazine",
    "gazetteer", "messenger", "mail", "star", "today", "online", "wire", "record", "globe", "reporter",
    "advertiser", "beacon", "echo",
})  # fmt: skip
"""Common words of newspapers' names: of the hundred largest American and British dailies, nine in ten
hold one."""


def clean_title(title: str, *sites: str) -> str:
    """Return `title` with character references decoded, and without the site's name at either end.

    `sites` are names and domains of the site. A last part that has the form of a newspaper's name ("The Velm
    Gazette") is removed as well.
    """
    title = " ".join((unescape(title) if "&" in title else title).split())
    parts = [*_SEPARATOR.finditer(title)]
    if not parts:
        return title
    names = tuple(filter(None, sites))
    first, last = parts[0], parts[-1]
    if is_site_name(title[last.end() :], names) or _is_paper(title[last.end() :]):
        return _without_section(title[: last.start()])
    return (
        title[first.end() :]
        if is_site_name(title[: first.start()], names)
        or (first[0].strip() in "»|" and _is_paper(title[: first.start()]))
        else title
    )


def _without_section(title: str) -> str:
    parts = [*_SEPARATOR.finditer(title)]
    if parts and title[parts[-1].end() :].lower() in _SECTIONS:
        return title[: parts[-1].start()]
    return title


def is_site_name(part: str, sites: Iterable[str]) -> bool:
    """Whether `part` is the name of one of `sites`, given by names and domains."""
    words = tuple(re.findall(r"[^\W_]+", part.lower()))
    return 0 < len(words) <= _MOST_WORDS and any(_is_name(words, site) for site in sites if site)


@lru_cache(maxsize=4096)
def _is_name(words: tuple[str, ...], site: str) -> bool:
    """Whether `words` are the site's name, or its domain is made of them or of their first letters."""
    plain = "".join(words).removeprefix("the")
    name = "".join(re.findall(r"[^\W_]+", site.lower())).removeprefix("the")
    if plain == name:
        return True
    if "." not in site or " " in site:
        return False
    label = (
        max(site.lower().removeprefix("www.").split(".")[:-1], key=len).replace("-", "").removeprefix("the")
    )
    return plain in (label, "".join(site.lower().split("."))) or _abbreviates(
        label, [word for word in words if word != "the"]
    )


def _abbreviates(label: str, words: list[str]) -> bool:
    """Whether `label` is made of beginnings of all `words`: nytimes, latimes, bbc + news, wsj."""
    if len(words) < 2 or len(label) < 3:
        return len(words) == 1 and label == words[0]
    if label == words[0] and words[1:] in (["news"], ["online"], ["com"]):
        return True
    ends = {0}
    for word in words:
        ends = {
            start + length
            for start in ends
            for length in range(1, len(word) + 1)
            if label[start : start + length] == word[:length]
        }
    return len(label) in ends


def _is_paper(part: str) -> bool:
    """Whether `part` is two to five words in capitals of which one is common in newspapers' names."""
    words = part.split()
    if not 2 <= len(words) <= 5 or not _PAPERS & {word.lower() for word in words[-1:] + words[1:2]}:
        return False
    return all(word[:1].isupper() or word.lower() in ("of", "the", "and") for word in words)
