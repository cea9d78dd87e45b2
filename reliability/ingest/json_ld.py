"""Structured data of a page (JSON-LD) in the vocabulary of schema.org."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any, Final

from reliability.ingest.fragments import holds_markup, read_fragment

Node = Mapping[str, Any]

ARTICLES: Final = frozenset({
    "Article", "NewsArticle", "ReportageNewsArticle", "BackgroundNewsArticle", "AnalysisNewsArticle",
    "OpinionNewsArticle", "ReviewNewsArticle", "AskPublicNewsArticle", "AdvertiserContentArticle",
    "SatiricalArticle", "BlogPosting", "LiveBlogPosting", "Report", "ScholarlyArticle",
})  # fmt: skip
"""Subtypes of schema.org/Article (version 28)."""

_MOST_NODES: Final = 2000
"""Objects of a page that are read, at most."""
_MOST_ITEMS: Final = 100
"""Items of a list that are read; pages list a few dozen."""
_MOST_PERSONS: Final = 50
"""Persons in a list that are read."""


def nodes(page: Any) -> tuple[Node, ...]:
    """Return the objects of the page's JSON-LD with those inside them; skip what cannot be read."""
    objects: list[Node] = []
    for script in page.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            objects.extend(_objects(_parse_json(script.text or "")))
    return tuple(objects[:_MOST_NODES])


def _parse_json(text: str) -> Any:
    try:
        return json.loads(text.strip().strip(";"), strict=False)
    except (ValueError, RecursionError):
        return None


def _objects(value: Any) -> Iterator[Node]:
    queue = [value]
    for _ in range(_MOST_NODES):
        if not queue:
            return
        value = queue.pop(0)
        if isinstance(value, Mapping):
            yield value
            queue.extend(inner for inner in value.values() if isinstance(inner, Mapping | list))
        elif isinstance(value, list):
            queue.extend(value[:_MOST_ITEMS])


def kinds(node: Node) -> frozenset[str]:
    """Return the types of `node`, without the prefix of the vocabulary."""
    kind = node.get("@type")
    types = kind if isinstance(kind, list) else [kind]
    return frozenset(name.rpartition("/")[2].rpartition(":")[2] for name in types if isinstance(name, str))


def article_nodes(structured: tuple[Node, ...]) -> list[Node]:
    """Return the nodes that describe an article."""
    return [node for node in structured if kinds(node) & ARTICLES]


def names(value: Any) -> list[str]:
    """Return the names in a property such as `author`, without organisations."""
    persons = value if isinstance(value, list) else [value]
    values: list[Any] = []
    for person in persons[:_MOST_PERSONS]:
        if isinstance(person, Mapping):
            person = "" if "Organization" in " ".join(kinds(person)) else person.get("name")
        values += [person] if isinstance(person, str) else person if isinstance(person, list) else []
    return [unescape(name).strip() for name in values if isinstance(name, str)]


def body(structured: tuple[Node, ...]) -> str:
    """Return the longest `articleBody`, without markup."""
    texts = (node.get("articleBody") for node in article_nodes(structured))
    longest = max((text for text in texts if isinstance(text, str)), key=len, default="")
    text = unescape(longest) if "&" in longest else longest
    if holds_markup(text):
        page = read_fragment(text)
        text = page.text if page else ""
    return text.strip()
