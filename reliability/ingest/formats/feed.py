"""RSS and Atom feeds, by feedparser: one article per entry; an entry that has only a summary is noted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any, BinaryIO

from reliability.ingest.bounded_read import read_bounded
from reliability.ingest.decoding import UnreadableError
from reliability.ingest.options import Options
from reliability.ingest.reader_results import Problem, Row
from reliability.ingest.rendering import html_to_text
from reliability.ingest.safe_xml import refuse_entities

ENDINGS = (".rss", ".atom", ".rdf")
TEXT_LIKE = True
_MOST_BYTES = 32 * 2**20
"""Bytes of a feed: it is parsed as a whole, in memory."""
_FULL_WORDS = 150
"""Words from which an entry's only text counts as its article and not as a summary; teasers have 20 to 60."""
_CUT_OFF = re.compile(
    r"(?:\[(?:…|\.\.\.|&#8230;)\]|…|\.\.\."
    r"|\b(?:continue reading|read more|read the full (?:story|article))\b.{0,80})\s*\Z",
    re.IGNORECASE | re.DOTALL,
)
_APPEARED = re.compile(r"\n\nThe post .{1,300} (?:appeared first on|first appeared on) .{1,200}\Z", re.DOTALL)


def read(stream: BinaryIO, options: Options) -> Iterator[Row | Problem]:
    """Yield the entries, numbered."""
    data = read_bounded(stream, min(_MOST_BYTES, options.max_bytes))
    feed = _parse(data)
    entries = feed.get("entries", [])
    if not entries:
        problem = "it is a feed without entries" if feed.get("version") else "it is not a feed"
        yield Problem(problem, "Leave it out, or download it again", code="no_text")
    name = " ".join(str(feed.get("feed", {}).get("title", "")).split())
    for number, entry in enumerate(entries, 1):
        yield _row(entry, number, name)


def _parse(data: bytes) -> Any:
    import feedparser

    refuse_entities(data)
    try:
        return feedparser.parse(BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:  # its own errors on damaged feeds are of any kind
        problem = f"the feed could not be read ({type(error).__name__})"
        raise UnreadableError(problem, "Download it again") from error


def _row(entry: Any, number: int, feed: str) -> Row | Problem:
    text, notes = _text(entry)
    url = str(entry.get("link", ""))
    if not text:
        return Problem(
            "the entry has neither text nor summary", "Download the page it links to", number, "no_text"
        )
    record = {
        "text": text,
        "title": html_to_text(f"<p>{entry.get('title', '')}</p>"),
        "url": url,
        "id": str(entry.get("id", "")),
        "published": str(entry.get("published") or entry.get("updated") or ""),
        "byline": str(entry.get("author", "")),
        "feed": feed,
    }
    source = {} if url.startswith(("http://", "https://")) else {"source": feed}
    filled = {key: value for key, value in {**record, **source}.items() if value}
    return Row(filled, number, notes, named=False)


def _text(entry: Any) -> tuple[str, tuple[str, ...]]:
    """Return the full text, or the summary with a note."""
    contents = (_rendered(content.get("value", "")) for content in entry.get("content", ()))
    full = max(contents, key=len, default="")
    summary = _rendered(str(entry.get("summary", "")))
    text = full if len(full) >= len(summary) else summary
    complete = not _CUT_OFF.search(text) and (text == full or len(text.split()) >= _FULL_WORDS)
    return _APPEARED.sub("", text), () if complete else ("summary_only",)


def _rendered(value: str) -> str:
    return html_to_text(f"<div>{value}</div>") if value.strip() else ""
