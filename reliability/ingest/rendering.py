"""HTML → text with one paragraph per block, for documents without menus, which need no extraction."""

from __future__ import annotations

import re
from typing import Any

from reliability.ingest.decoding import UnreadableError

_MOST_CHARACTERS = 64 * 2**20
"""Characters of markup, which is held in memory as a tree."""
_BLOCKS = frozenset({
    "p", "div", "tr", "table", "section", "article", "header", "footer", "aside", "nav", "main", "ul",
    "ol", "li", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "figure",
    "figcaption", "form", "fieldset", "hr", "center", "body",
})  # fmt: skip
_HIDDEN = frozenset({
    "script", "style", "head", "title", "template", "noscript", "svg", "object", "iframe", "button",
    "select", "textarea",
})  # fmt: skip
_CELLS = frozenset(("td", "th"))
_SPACES = re.compile(r"[ \t\r\n\f]+")  # no-break spaces stay
_BLANK_LINES = re.compile(r"\n{3,}")


def parse(html: str) -> Any:
    """Return `html` as a tree; `None` without markup."""
    from lxml import etree
    from lxml.html import HTMLParser, fromstring

    if len(html) > _MOST_CHARACTERS:
        raise UnreadableError(
            f"its markup is longer than {_MOST_CHARACTERS:,} characters", "Split it into articles"
        )
    cleaned = re.sub("[\ud800-\udfff\x00]", "\ufffd", html)
    try:
        return fromstring(
            cleaned.encode("utf-8"),
            parser=HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True),
        )
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None


def html_to_text(html: str) -> str:
    """Return the text of `html` as a reader sees it: paragraphs separated by blank lines."""
    page = parse(html)
    return "" if page is None else text_of(page)


def text_of(element: Any) -> str:
    """Return the text of a parsed `element`: a blank line between blocks, a tab between cells."""
    from lxml.etree import iterwalk

    pieces: list[str] = []
    hidden_depth = 0
    for event, part in iterwalk(element, events=("start", "end")):
        tag = part.tag if isinstance(part.tag, str) else ""
        begins = event == "start"
        hidden_depth += (tag in _HIDDEN) * (1 if begins else -1)
        if not hidden_depth or (not begins and tag in _HIDDEN):
            pieces.append(_separator(tag, begins=begins))
            if begins and tag:
                pieces.append(_SPACES.sub(" ", part.text or "") if tag != "pre" else part.text or "")
            if not begins and part is not element and not hidden_depth:
                pieces.append(_SPACES.sub(" ", part.tail or ""))
    return tidy("".join(pieces))


def tidy(text: str) -> str:
    """Return `text` without spaces around line ends and without more than one blank line in a row."""
    lines = "\n".join(line.strip(" \t\xa0") for line in text.split("\n"))
    return _BLANK_LINES.sub("\n\n", lines).strip("\n \t\xa0")


def _separator(tag: str, *, begins: bool) -> str:
    if tag == "br":
        return "\n" if begins else ""
    if tag in _CELLS:
        return "" if begins else "\t"
    return "\n\n" if tag in _BLOCKS else ""
