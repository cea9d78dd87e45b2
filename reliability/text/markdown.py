"""Links and quotations of Markdown (CommonMark 0.31), with their places in the text, which stays as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from reliability.records import Span

_TARGET = r"<?[^\s()<>]{1,2000}(?:\([^\s()<>]{0,200}\)[^\s()<>]{0,500})?>?"
_TITLE = r"(?:[ \t]{1,9}(?:\"[^\"\n]{0,500}\"|'[^'\n]{0,500}'|\([^()\n]{0,500}\)))?"
_IMAGE = re.compile(rf"!\[[^\[\]\n]{{0,500}}\](?:\([ \t]?{_TARGET}{_TITLE}[ \t]?\)|\[[^\[\]\n]{{0,200}}\])")
_INLINE = re.compile(rf"(?<!!)\[([^\[\]\n]{{1,1000}})\]\([ \t]?({_TARGET}){_TITLE}[ \t]?\)")
_REFERENCE = re.compile(r"(?<!!)\[([^\[\]\n]{1,1000})\][ ]?\[([^\[\]\n]{0,200})\]")
_DEFINITION = re.compile(
    rf"^ {{0,3}}\[([^\[\]\n^][^\[\]\n]{{0,200}})\]:[ \t]{{1,9}}({_TARGET}){_TITLE}[ \t]*$", re.MULTILINE
)
_ADDRESS = re.compile(r"[/.#:]")
_QUOTED = re.compile(r"^ {0,3}>(?: ?>)*[ \t]?([^\n]*\S)", re.MULTILINE)


class MarkdownLink(NamedTuple):
    """The code points `start:end` of a link's words, the address, and the whole `first:last`."""

    start: int
    end: int
    url: str
    first: int
    last: int


def is_marked(text: str) -> bool:
    """Whether `text` holds a link of Markdown."""
    return ("](" in text or "][" in text) and next(links(text), None) is not None


def links(text: str) -> Iterator[MarkdownLink]:
    """The links of `text`, inline ones first."""
    for match in _INLINE.finditer(text):
        if _ADDRESS.search(match[2]):
            yield MarkdownLink(*match.span(1), match[2].strip("<>"), *match.span())
    definitions = _definitions(text)
    if definitions:
        for match in _REFERENCE.finditer(text):
            url = definitions.get(_label(match[2] or match[1]))
            if url:
                yield MarkdownLink(*match.span(1), url, *match.span())


def quotations(text: str) -> tuple[Span, ...]:
    """Return what follows `>` at the beginning of lines."""
    return tuple(Span(*match.span(1)) for match in _QUOTED.finditer(text)) if ">" in text else ()


def without_targets(text: str) -> str:
    """`text`, of the same length, with blanks for images and for all of links but their words."""
    if "](" not in text and "]: " not in text:
        return text
    text = _IMAGE.sub(lambda match: " " * len(match[0]), text)
    pieces: list[str] = []
    done = 0
    for link in sorted(links(text), key=lambda link: link.first):
        if link.first >= done:
            pieces += text[done : link.first], " " * (link.start - link.first), text[link.start : link.end]
            pieces.append(" " * (link.last - link.end))
            done = link.last
    blank = "".join((*pieces, text[done:]))
    return _DEFINITION.sub(_blank_definition, blank) if "]: " in blank else blank


def _blank_definition(match: re.Match[str]) -> str:
    return " " * len(match[0]) if _ADDRESS.search(match[2]) else match[0]


def _definitions(text: str) -> Mapping[str, str]:
    if "]: " not in text:
        return {}
    definitions = (match.group(1, 2) for match in _DEFINITION.finditer(text))
    return {_label(label): url.strip("<>") for label, url in definitions if _ADDRESS.search(url)}


def _label(label: str) -> str:
    return " ".join(label.lower().split())
