"""Which field of a record holds what: the known names, in any case and punctuation."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from reliability.ingest.options import COLUMNS, Options

NAMES: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "content", "body", "article", "article_text", "full_text", "main_text", "article_body",
             "article_content", "body_text", "content_text", "plain_text",
             "raw_text", "clean_text", "cleaned_text", "document_text", "text_content", "story",
             "paragraphs"),
    "html": ("html", "raw_html", "html_content", "content_html", "page_html", "body_html", "page_source"),
    "id": ("id", "article_id", "doc_id", "document_id", "uuid", "guid"),
    "source": ("source", "source_name", "outlet", "publisher", "publication", "newspaper", "media_name",
               "site_name",
               "site", "domain", "source_domain", "source_url"),
    "url": ("url", "link", "permalink", "canonical_url", "article_url", "web_url", "page_url"),
    "title": ("title", "headline", "article_title", "web_title"),
    "published": ("published", "date", "published_at", "publish_date", "published_date", "publication_date",
                  "pub_date", "web_publication_date", "date_published", "date_publish", "datetime",
                  "published_time"),
}  # fmt: skip
"""What is understood, in order of preference; `published_at` is `publishedAt` and `Published At` too."""

DOMAIN_NAMES = ("domain", "source_domain", "source_url")
_MOST_REMEMBERED = 200
_PUNCTUATION = re.compile(r"[\W_]+")


def folded(name: str) -> str:
    """`name` without case and punctuation."""
    return _PUNCTUATION.sub("", name).lower()


def columns(keys: tuple[str, ...], options: Options) -> Mapping[str, tuple[str, ...]]:
    """For each of text, html, id, …: the `keys` that may hold it, best first."""
    return _remembered(keys, options) if len(keys) <= _MOST_REMEMBERED else _columns(keys, options)


def _columns(keys: tuple[str, ...], options: Options) -> Mapping[str, tuple[str, ...]]:
    by_fold: dict[str, str] = {}
    for key in keys:
        by_fold.setdefault(folded(key), key)
    return {what: _candidates(keys, by_fold, what, options.column(what)) for what in COLUMNS} | {
        "domain": tuple(by_fold[folded(name)] for name in DOMAIN_NAMES if folded(name) in by_fold)
    }


_remembered = lru_cache(maxsize=256)(_columns)  # the records of a file mostly have the same fields


def _candidates(
    keys: tuple[str, ...], by_fold: Mapping[str, str], what: str, named: str | None
) -> tuple[str, ...]:
    if named is not None:
        key = named if named in keys else by_fold.get(folded(named))
        return (key,) if key is not None else ()
    return tuple(by_fold[folded(name)] for name in NAMES[what] if folded(name) in by_fold)


def missing_text(keys: tuple[str, ...], options: Options) -> str:
    """Why records with these `keys` cannot have a text; empty if they can."""
    found = columns(keys, options)
    if found["text"] or found["html"]:
        return ""
    named = options.text_column or options.html_column
    wanted = f"no field {named!r}" if named else "no field holds the text"
    return f"{wanted}; there is {shortened(keys)}"


def shortened(keys: tuple[str, ...]) -> str:
    """The first of `keys` for a message."""
    shown = ", ".join(repr(key[:40]) for key in keys[:12]) or "none"
    return f"{shown} and {len(keys) - 12} more" if len(keys) > 12 else shown
