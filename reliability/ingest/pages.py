"""Web pages → the article in them, with what the page says about it."""

from __future__ import annotations

import logging
import re
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from reliability.ingest.decoding import BROKEN, UnreadableError
from reliability.ingest.hidden import drop_hidden
from reliability.ingest.markup import tree

_DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}
_SAVE_AGAIN = "Save it again as UTF-8, or leave it out if it is no page"
_SAVED_FROM = re.compile(
    r"(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s)(https?://[^\s<>\"]+)"
)
_LOGGERS = ("trafilatura", "htmldate", "courlan")


class Page(NamedTuple):
    """The article of a web page; empty where the page does not say.

    `published` is an ISO date, `None` where it is unclear.
    """

    text: str
    title: str = ""
    url: str = ""
    site: str = ""
    published: str | None = ""
    notes: tuple[str, ...] = ()


def extract(html: str, url: str = "") -> Page:
    """The article of `html` without comments, menus and boilerplate that trafilatura knows; no network.

    Raises `UnreadableError` for a page without an article (code `no_text`) or beyond the bounds.
    """
    found, notes = _bare(html, url)
    text = (found.text or "") if found else ""
    if not text.strip():
        raise UnreadableError(
            "no article was found in the page", "Give the article's text instead", "no_text"
        )
    if BROKEN in text:
        raise UnreadableError("its encoding is broken inside the article", _SAVE_AGAIN)
    address = found.url or _saved_from(html)
    return Page(text, found.title or "", address, found.sitename or "", _date(found.date or "", html), notes)


def _saved_from(html: str) -> str:
    """The address that browsers (and SingleFile) write at the top of a page they save."""
    match = _SAVED_FROM.search(html[:2000])
    return match[1] if match else ""


def _date(found: str, html: str) -> str | None:
    """`found` if the page has it in full, in numbers or in words: from a mere year, 1 January is guessed."""
    if not found:
        return ""
    day = date.fromisoformat(found)
    in_words = (f"{day:{month}} {day.day}, {day.year}" for month in ("%B", "%b"))
    in_other_words = (f"{day.day} {day:{month}} {day.year}" for month in ("%B", "%b"))
    ways = (found, found.replace("-", "/"), *in_words, *in_other_words)
    return found if any(way in html for way in ways) else None


def _bare(html: str, url: str) -> tuple[Any, tuple[str, ...]]:
    try:
        markup = tree(html)
        if markup is None:
            return None, ()
        notes = ("hidden_text",) if drop_hidden(markup) else ()
        return _article(markup, url), notes
    except UnreadableError:
        raise
    except Exception as error:  # a parser's own errors on hostile pages are of any kind
        raise UnreadableError(
            f"the page could not be taken apart ({type(error).__name__})", "Give the article's text instead"
        ) from error


def _article(markup: Any, url: str) -> Any:
    return _extractor()(
        markup,
        url=url or None,
        include_comments=False,
        include_tables=False,  # figures are no prose; articles laid out in tables are found all the same
        with_metadata=True,
        date_extraction_params=_DATES,
    )


@lru_cache(maxsize=1)
def _extractor() -> Any:
    from trafilatura import bare_extraction

    for name in _LOGGERS:  # it reports each page it discards; we say so ourselves
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    return bare_extraction
