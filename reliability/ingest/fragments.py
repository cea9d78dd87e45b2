"""HTML inside a field or a text file: recognised, and its text taken out whole."""

from __future__ import annotations

import re
from html import unescape
from typing import Any, Final

from reliability.ingest.anchors import anchors, markup_of
from reliability.ingest.hidden import drop_hidden
from reliability.ingest.markup import tree
from reliability.ingest.page import Page

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
_BLANKS = re.compile(r"[^\S\n]+")
_LINE_ENDS = re.compile(r" ?\n[ \n]*")


def holds_markup(text: str) -> bool:
    """Whether `text` is written in HTML: blocks or line breaks, or an inline element that opens and
    closes.
    """
    if "<" not in text:
        return False
    head = _CODE.sub("", text[:200_000])
    blocks = _BLOCK.findall(head)
    closed = any(tag.startswith("</") for tag in blocks) or sum(tag[:2] in ("<p", "<P") for tag in blocks) > 2
    if (len(blocks) >= 2 and closed) or len(_BREAK.findall(head)) >= 2:
        return True
    return _PAIRED.search(head) is not None


def unescaped(text: str) -> str:
    """`text` with the tags that it holds escaped (`&lt;p&gt;`) made tags; else as it is."""
    escaped = "<" not in text and len(_ESCAPED.findall(text[:200_000])) >= 2
    return unescape(text) if escaped else text


def is_page(text: str) -> bool:
    """Whether `text` begins as a whole web page does."""
    return _PAGE.match(text) is not None


def read_fragment(html: str, url: str = "") -> Page | None:
    """All the text of `html`, a paragraph for each block, without figures, tables and what is hidden."""
    parsed = tree(f"<html><body>{html}</body></html>")
    if parsed is None:
        return None
    hidden = drop_hidden(parsed)
    text = _text(parsed)
    marks = anchors(markup_of(parsed), text, url)
    notes = ("markup", "hidden_text") if hidden else ("markup",)
    return Page(text, notes=notes, quotations=marks.quotations, links=marks.links) if text else None


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
            pieces.append(_flat(element.text))
        else:
            pieces.append("\n\n" if element.tag in _BLOCKS else "")
            pieces.append(_flat(element.tail) if element is not page else "")
    return _LINE_ENDS.sub(_line_end, "".join(pieces)).strip()


def _flat(text: str | None) -> str:
    """Line ends of the source are blanks; those of a text that has no tags for paragraphs stay double."""
    return _BLANKS.sub(" ", re.sub(r"\n(?!\s{0,9}\n)|\r", " ", text.replace("\r\n", "\n"))) if text else ""


def _line_end(match: re.Match[str]) -> str:
    return "\n\n" if match[0].count("\n") > 1 else "\n"
