"""Web pages → the article in them, with what the page says about it."""

from __future__ import annotations

import logging
import re
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any, Final, NamedTuple

from reliability.ingest import json_ld
from reliability.ingest.decoding import BROKEN, UnreadableError
from reliability.ingest.hidden_elements import drop_hidden
from reliability.ingest.html_tree import parse_page
from reliability.ingest.mark_alignment import align_marks
from reliability.ingest.metadata import read_metadata
from reliability.ingest.page_article import PageArticle
from reliability.ingest.page_marks import PageMarks, read_marks
from reliability.ingest.split_bodies import join_split_bodies
from reliability.records import PageMetadata
from reliability.text.walls import is_wall_text

_DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}
_SAVE_AGAIN = "Save it again as UTF-8, or leave it out if it is no page"
_SAVED_FROM = re.compile(
    r"(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s)(https?://[^\s<>\"]+)"
)
_LOGGERS = ("trafilatura", "htmldate", "courlan")

_LEAST_STRUCTURED: Final = 600
"""Characters, some hundred words, of an article in structured data that may take the page's place."""

_LONGER: Final = 1.5
"""How much longer it must be than what the page shows; captions and headings make a tenth of a page."""

_BEGINNING: Final = 40
"""Characters at the beginning of the structured text that the page must show, too."""
_MENUS: Final = frozenset({"nav", "header", "footer", "aside", "script", "style", "noscript"})


class _ParsedPage(NamedTuple):
    """A page after extraction; `article` is trafilatura's, None without one, `metadata` the page's own."""

    article: Any
    notes: tuple[str, ...] = ()
    marks: PageMarks = PageMarks("", (), ())
    structured_text: str = ""
    metadata: PageMetadata | None = None
    visible_text: str = ""

    def field(self, name: str) -> str:
        """Return a field of the extracted article; empty without one."""
        return (getattr(self.article, name) or "") if self.article else ""


_SHORT: Final = 2000
"""Characters, some 300 words: notices are shorter. Extraction drops headings and buttons, which distinguish
notices from articles, so such a page is also read as a whole."""


def extract(html: str, url: str = "") -> PageArticle:
    """Return the article of `html` without comments, menus and boilerplate, as trafilatura finds it.

    Raises `UnreadableError` for a page without an article (code `no_text`) or beyond the bounds.
    """
    page = _parse(html, url)
    text, notes = _choose_text(page)
    _check(text)
    saved_from = page.field("url") or _saved_from(html)
    published = _date(page.field("date"), html)
    spans = align_marks(page.marks, text, url or saved_from)
    return PageArticle(
        text=text,
        title=page.field("title"),
        url=saved_from,
        site=page.field("sitename"),
        published=published,
        notes=(*notes, "not_an_article") if _is_wall(text, page) else notes,
        quotations=spans.quotations,
        links=spans.links,
        metadata=_dated(page.metadata, published),
    )


def _check(text: str) -> None:
    if not text.strip():
        raise UnreadableError(
            "no article was found in the page", "Give the article's text instead", "no_text"
        )
    if BROKEN in text:
        raise UnreadableError("its encoding is broken inside the article", _SAVE_AGAIN)


def _is_wall(text: str, page: _ParsedPage) -> bool:
    """Whether a short page that names no author and no date is a wall, as extracted or as a whole."""
    metadata = page.metadata
    if len(text) > _SHORT or (metadata is not None and (metadata.authors or metadata.published)):
        return False
    return is_wall_text(page.field("title"), text) or is_wall_text("", page.visible_text)


def _dated(metadata: PageMetadata | None, published: str | None) -> PageMetadata | None:
    """Return `metadata` with the extracted date where it has none."""
    if metadata and published and not metadata.published:
        return replace(metadata, published=published)
    return metadata


def _choose_text(page: _ParsedPage) -> tuple[str, tuple[str, ...]]:
    """Return the text the page shows, or its structured data where that holds much more of the same."""
    text, structured = page.field("text"), page.structured_text
    longer = len(structured) >= max(_LEAST_STRUCTURED, _LONGER * len(text))
    beginning = "".join(structured.split())[:_BEGINNING]
    if longer and (len(text) < _LEAST_STRUCTURED / 2 or beginning in page.marks.characters):
        return structured, (*page.notes, "structured_text")
    return text, page.notes


def _saved_from(html: str) -> str:
    """Return the address that browsers (and SingleFile) write at the top of a page they save."""
    match = _SAVED_FROM.search(html[:2000])
    return match[1] if match else ""


def _date(extracted: str, html: str) -> str | None:
    """Return the date if the page has all of it, in numbers or words: from a year, 1 January is guessed."""
    if not extracted:
        return ""
    day = date.fromisoformat(extracted)
    month_first = (f"{day:{month}} {day.day}, {day.year}" for month in ("%B", "%b"))
    day_first = (f"{day.day} {day:{month}} {day.year}" for month in ("%B", "%b"))
    forms = (extracted, extracted.replace("-", "/"), *month_first, *day_first)
    return extracted if any(form in html for form in forms) else None


def _parse(html: str, url: str) -> _ParsedPage:
    try:
        page = parse_page(html)
        if page is None:
            return _ParsedPage(None)
        structured_text = json_ld.body(json_ld.nodes(page))
        own_metadata = read_metadata(page, url)
        notes = ("hidden_text",) if drop_hidden(page) else ()
        join_split_bodies(page)
        marks, visible_text = read_marks(page), _visible_text(page)
        return _ParsedPage(_article(page, url), notes, marks, structured_text, own_metadata, visible_text)
    except UnreadableError:
        raise
    except Exception as error:  # a parser's own errors on hostile pages are of any kind
        raise UnreadableError(
            f"the page could not be taken apart ({type(error).__name__})", "Give the article's text instead"
        ) from error


def _visible_text(page: Any) -> str:
    """Return the words of a page without its menus, one line per element; empty where they are many."""
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


def _article(page: Any, url: str) -> Any:
    return _extractor()(
        page,
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
