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


def nodes(page: Any) -> tuple[Node, ...]:
    """The objects of the page's JSON-LD, those inside of others too; what cannot be read is passed over."""
    found: list[Node] = []
    for script in page.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            found.extend(_inside(_parsed(script.text or "")))
    return tuple(found[:_MOST_NODES])


def _parsed(text: str) -> Any:
    try:
        return json.loads(text.strip().strip(";"), strict=False)
    except (ValueError, RecursionError):
        return None


def _inside(value: Any) -> Iterator[Node]:
    waiting = [value]
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        value = waiting.pop(0)
        if isinstance(value, Mapping):
            yield value
            waiting.extend(inner for inner in value.values() if isinstance(inner, Mapping | list))
        elif isinstance(value, list):
            waiting.extend(value[:100])


def kinds(node: Node) -> frozenset[str]:
    """The types of `node`, without the prefix of the vocabulary."""
    kind = node.get("@type")
    given = kind if isinstance(kind, list) else [kind]
    return frozenset(name.rpartition("/")[2].rpartition(":")[2] for name in given if isinstance(name, str))


def articles(given: tuple[Node, ...]) -> list[Node]:
    """The nodes that describe an article."""
    return [node for node in given if kinds(node) & ARTICLES]


def names(value: Any) -> list[str]:
    """The names that a property such as `author` gives, organisations left out."""
    given = value if isinstance(value, list) else [value]
    found: list[str] = []
    for person in given[:50]:
        if isinstance(person, Mapping):
            person = "" if "Organization" in " ".join(kinds(person)) else person.get("name")
        found += [person] if isinstance(person, str) else person if isinstance(person, list) else []
    return [unescape(name).strip() for name in found if isinstance(name, str)]


def body(given: tuple[Node, ...]) -> str:
    """The longest `articleBody`, without markup."""
    texts = (node.get("articleBody") for node in articles(given))
    longest = max((text for text in texts if isinstance(text, str)), key=len, default="")
    text = unescape(longest) if "&" in longest else longest
    if holds_markup(text):
        page = read_fragment(text)
        text = page.text if page else ""
    return text.strip()
