"""Recognise HTML inside a field or a text file, and read all of its text."""

from __future__ import annotations

import re
from html import unescape
from typing import Any, Final

from reliability.ingest.hidden_elements import drop_hidden
from reliability.ingest.html_tree import parse_page
from reliability.ingest.mark_alignment import align_marks
from reliability.ingest.page_article import PageArticle
from reliability.ingest.page_marks import read_marks

_PAGE = re.compile(
    r"\s{0,1000}(?:<\?xml[^>]{0,200}>\s{0,9})?(?:<!--.{0,2000}?-->\s{0,9})?"
    r"<(?:!doctype html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_BLOCK = re.compile(
    r"</?(?:p|div|article|section|h[1-6]|ul|ol|li|blockquote|figure|table)(?:\s[^<>]{0,2000})?/?>",
    re.IGNORECASE,
)
_BREAK = re.compile(r"<br\s{0,9}/?>", re.IGNORECASE)
_PAIRED = re.compile(
    r"<(a|b|i|em|strong|span|u|q|font|p|h[1-6])(?:\s[^<>]{0,2000})?>[^<>]{1,2000}</\1>", re.IGNORECASE
)
_CODE = re.compile(r"`[^`\n]{1,500}`")
"""Code in Markdown, such as the name of a tag."""

_ESCAPED = re.compile(
    r"&(?:lt|#60|#x3c);/?(?:p|div|br|a|strong|em|b|i|span|h[1-6]|blockquote|li|ul)\b", re.IGNORECASE
)

_BLOCKS: Final = frozenset({
    "p", "div", "article", "section", "main", "header", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol",
    "li", "dl", "dt", "dd", "blockquote", "pre", "address", "hr", "center", "body", "html", "details",
    "summary",
})  # fmt: skip
_LEFT_OUT: Final = frozenset({
    "script", "style", "noscript", "template", "figure", "figcaption", "table", "form", "button", "nav",
    "iframe", "svg", "head", "select", "object", "video", "audio",
})  # fmt: skip
_HEAD: Final = 200_000
"""Code points at the beginning that show whether a text is written in HTML; markup is everywhere in it."""
_BLANKS = re.compile(r"[^\S\n]+")
_LINE_ENDS = re.compile(r" ?\n[ \n]*")


def holds_markup(text: str) -> bool:
    """Whether `text` is written in HTML: it has blocks, line breaks or a pair of inline tags."""
    if "<" not in text:
        return False
    head = _CODE.sub("", text[:_HEAD])
    blocks = _BLOCK.findall(head)
    closed = any(tag.startswith("</") for tag in blocks) or sum(tag[:2] in ("<p", "<P") for tag in blocks) > 2
    if (len(blocks) >= 2 and closed) or len(_BREAK.findall(head)) >= 2:
        return True
    return _PAIRED.search(head) is not None


def unescape_tags(text: str) -> str:
    """Return `text` with escaped tags (`&lt;p&gt;`) as tags; unchanged without any."""
    escaped = "<" not in text and len(_ESCAPED.findall(text[:_HEAD])) >= 2
    return unescape(text) if escaped else text


def is_page(text: str) -> bool:
    """Whether `text` begins as a whole web page does."""
    return _PAGE.match(text) is not None


def read_fragment(html: str, url: str = "") -> PageArticle | None:
    """Return all visible text of `html`, one paragraph per block, without figures and tables."""
    page = parse_page(f"<html><body>{html}</body></html>")
    if page is None:
        return None
    notes = ("markup", "hidden_text") if drop_hidden(page) else ("markup",)
    text = _text(page)
    spans = align_marks(read_marks(page), text, url)
    return PageArticle(text, notes=notes, quotations=spans.quotations, links=spans.links) if text else None


def _text(page: Any) -> str:
    from lxml.etree import iterwalk

    pieces: list[str] = []
    walk = iterwalk(page, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        if event == "start":
            if element.tag in _LEFT_OUT:
                walk.skip_subtree()
                continue
            pieces.append("\n\n" if element.tag in _BLOCKS else "\n" if element.tag == "br" else "")
            pieces.append(_join_lines(element.text))
        else:
            pieces.append("\n\n" if element.tag in _BLOCKS else "")
            pieces.append(_join_lines(element.tail) if element is not page else "")
    return _LINE_ENDS.sub(_line_end, "".join(pieces)).strip()


def _join_lines(text: str | None) -> str:
    """Replace line ends by blanks, except blank lines: they separate paragraphs that have no tags."""
    return _BLANKS.sub(" ", re.sub(r"\n(?!\s{0,9}\n)|\r", " ", text.replace("\r\n", "\n"))) if text else ""


def _line_end(match: re.Match[str]) -> str:
    return "\n\n" if match[0].count("\n") > 1 else "\n"
