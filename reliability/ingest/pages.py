"""Web pages → the article in them, with what the page says about it."""

from __future__ import annotations

import logging
import re
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any, Final, NamedTuple

from reliability.ingest import json_ld
from reliability.ingest.anchors import Markup, anchors, markup_of
from reliability.ingest.containers import join_split_bodies
from reliability.ingest.decoding import BROKEN, UnreadableError
from reliability.ingest.hidden import drop_hidden
from reliability.ingest.markup import tree
from reliability.ingest.metadata import metadata
from reliability.ingest.page import Page
from reliability.records import PageMetadata
from reliability.text.walls import is_wall_text

_DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}
_SAVE_AGAIN = "Save it again as UTF-8, or leave it out if it is no page"
_SAVED_FROM = re.compile(
    r"(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s)(https?://[^\s<>\"]+)"
)
_LOGGERS = ("trafilatura", "htmldate", "courlan")


_LEAST_BODY: Final = 600
"""Characters, some hundred words, of an article in structured data that may take the page's place."""

_LONGER: Final = 1.5
"""How much longer it must be than what the page shows; captions and headings make a tenth of a page."""

_BEGINNING: Final = 40
_MENUS: Final = frozenset({"nav", "header", "footer", "aside", "script", "style", "noscript"})


class _Parsed(NamedTuple):
    """What was found in a page before and by extraction."""

    article: Any
    notes: tuple[str, ...] = ()
    markup: Markup = Markup("", (), ())
    body: str = ""
    said: PageMetadata | None = None
    shown: str = ""


_SHORT: Final = 2000
"""Characters, some 300 words: notices are shorter. Extraction drops headings and buttons, which distinguish
notices from articles, so such a page is also read as a whole."""


def _is_wall(title: str, text: str, parsed: _Parsed) -> bool:
    """Whether a short page that names no author and no date is a wall, as extracted or as a whole."""
    said = parsed.said
    if len(text) > _SHORT or (said is not None and (said.authors or said.published)):
        return False
    return is_wall_text(title, text) or is_wall_text("", parsed.shown)


def extract(html: str, url: str = "") -> Page:
    """The article of `html` without comments, menus and boilerplate that trafilatura knows; no network.

    Raises `UnreadableError` for a page without an article (code `no_text`) or beyond the bounds.
    """
    parsed = _parse(html, url)
    found = parsed.article
    text, notes = _chosen((found.text or "") if found else "", parsed)
    if not text.strip():
        raise UnreadableError(
            "no article was found in the page", "Give the article's text instead", "no_text"
        )
    if BROKEN in text:
        raise UnreadableError("its encoding is broken inside the article", _SAVE_AGAIN)
    if _is_wall((found.title or "") if found else "", text, parsed):
        notes = (*notes, "not_an_article")
    address = (found.url if found else "") or _saved_from(html)
    published = _date((found.date or "") if found else "", html)
    said = parsed.said
    if said and published and not said.published:
        said = replace(said, published=published)
    marks = anchors(parsed.markup, text, url or address)
    return Page(
        text=text,
        title=(found.title or "") if found else "",
        url=address,
        site=(found.sitename or "") if found else "",
        published=published,
        notes=notes,
        quotations=marks.quotations,
        links=marks.links,
        metadata=said,
    )


def _chosen(text: str, parsed: _Parsed) -> tuple[str, tuple[str, ...]]:
    """What the page shows, or its structured data where that holds much more of the same."""
    longer = len(parsed.body) >= max(_LEAST_BODY, _LONGER * len(text))
    begins = "".join(parsed.body.split())[:_BEGINNING]
    if longer and (len(text) < _LEAST_BODY / 2 or begins in parsed.markup.characters):
        return parsed.body, (*parsed.notes, "structured_text")
    return text, parsed.notes


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


def _parse(html: str, url: str) -> _Parsed:
    try:
        page = tree(html)
        if page is None:
            return _Parsed(None)
        given = json_ld.nodes(page)
        said = metadata(page, url)
        notes = ("hidden_text",) if drop_hidden(page) else ()
        join_split_bodies(page)
        markup, shown = markup_of(page), _shown(page)
        return _Parsed(_article(page, url), notes, markup, json_ld.body(given), said, shown)
    except UnreadableError:
        raise
    except Exception as error:  # a parser's own errors on hostile pages are of any kind
        raise UnreadableError(
            f"the page could not be taken apart ({type(error).__name__})", "Give the article's text instead"
        ) from error


def _shown(page: Any) -> str:
    """The words of a page without its menus, a line for each element; empty where they are many."""
    lines: list[str] = []
    length = 0
    for element in page.iter("h1", "h2", "h3", "p", "li", "button", "label", "td", "div"):
        words = element.text if element.tag == "div" else element.text_content()
        if words and not any(above.tag in _MENUS for above in element.iterancestors()):
            lines.append(" ".join(words.split()))
            length += len(lines[-1])
            if length > 2 * _SHORT:
                return ""
    return "\n".join(dict.fromkeys(lines))


def _article(markup: Any, url: str) -> Any:
    return _extractor()(
        markup,
        url=url or None,
        include_comments=False,
        include_tables=False,  # figures are not prose; articles laid out in tables are still found
        with_metadata=True,
        date_extraction_params=_DATES,
    )


@lru_cache(maxsize=1)
def _extractor() -> Any:
    from trafilatura import bare_extraction

    for name in _LOGGERS:  # it reports each page it discards; we say so ourselves
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    return bare_extraction
