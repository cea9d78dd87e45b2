"""Find the columns of a record that hold its text, id, source and so on, by their usual names."""

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

_MOST_NAMED, _LONGEST_NAMED = 12, 40
"""Fields that a message names, and the code points of each: one or two lines of a terminal."""

Columns = Mapping[str, tuple[str, ...]]
"""For each of text, html, id and so on: the columns of a record that may hold it, best first."""

DOMAIN_NAMES = ("domain", "source_domain", "source_url")
_MOST_CACHED = 200
"""Names of columns; the columns found among more are not cached, since each entry takes memory."""
_PUNCTUATION = re.compile(r"[\W_]+")


def fold(name: str) -> str:
    """Return `name` without case and punctuation."""
    return _PUNCTUATION.sub("", name).lower()


def find_columns(keys: tuple[str, ...], options: Options) -> Columns:
    """Return which of the columns `keys` may hold the text, the id and so on."""
    return _find_cached(keys, options) if len(keys) <= _MOST_CACHED else _find(keys, options)


def _find(keys: tuple[str, ...], options: Options) -> Columns:
    by_fold: dict[str, str] = {}
    for key in keys:
        by_fold.setdefault(fold(key), key)
    domains = tuple(by_fold[fold(name)] for name in DOMAIN_NAMES if fold(name) in by_fold)
    columns: dict[str, tuple[str, ...]] = {"domain": domains}
    for content in COLUMNS:
        name = options.column(content)
        columns[content] = _by_known_names(by_fold, content) if name is None else _chosen(keys, by_fold, name)
    return columns


_find_cached = lru_cache(maxsize=256)(_find)  # the records of a file mostly have the same columns


def _by_known_names(by_fold: Mapping[str, str], content: str) -> tuple[str, ...]:
    return tuple(by_fold[fold(name)] for name in NAMES[content] if fold(name) in by_fold)


def _chosen(keys: tuple[str, ...], by_fold: Mapping[str, str], name: str) -> tuple[str, ...]:
    """Return the column that the caller calls `name`, in this spelling rather than in another."""
    key = name if name in keys else by_fold.get(fold(name))
    return () if key is None else (key,)


def missing_text(keys: tuple[str, ...], options: Options) -> str:
    """Return why records with the columns `keys` cannot have a text; empty if they can."""
    columns = find_columns(keys, options)
    if columns["text"] or columns["html"]:
        return ""
    named = options.text_column or options.html_column
    wanted = f"no field {named!r}" if named else "no field holds the text"
    return f"{wanted}; fields found: {list_names(keys)}"


def list_names(keys: tuple[str, ...]) -> str:
    """Return the first of `keys` for a message."""
    shown = ", ".join(repr(key[:_LONGEST_NAMED]) for key in keys[:_MOST_NAMED]) or "none"
    return f"{shown} and {len(keys) - _MOST_NAMED} more" if len(keys) > _MOST_NAMED else shown
