"""Spans of a text: positions in code points, half-open."""

from __future__ import annotations

from typing import Any, Literal, NamedTuple

from reliability.plain import named

Part = Literal["title", "text"]


class Span(NamedTuple):
    """A part of a text: the code points `text[start:end]`.

    Attributes
    ----------
    start, end : int
        The first code point, and the one after the last.

    Examples
    --------
    >>> start, end = Span(4, 9)
    >>> "The mayor said so."[start:end]
    'mayor'
    """

    start: int
    end: int

    def to_dict(self) -> dict[str, Any]:
        """Return the record as plain values that JSON can hold."""
        return named(self)


class Sentence(NamedTuple):
    """A sentence: its code points `start:end` and its words `first:last` (both half-open)."""

    start: int
    end: int
    first: int
    last: int


class Link(NamedTuple):
    """A link in an article: the code points `start:end` of its words, its address and registered domain.

    `domain` is empty for an address within the site that is not known to belong to a domain.
    """

    start: int
    end: int
    url: str
    domain: str = ""
