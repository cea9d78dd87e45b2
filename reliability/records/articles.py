"""An article as it was read, or why it could not be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reliability.records.plain_record import PlainRecord
from reliability.records.spans import Link, Span


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What a web page says about its article, in the terms of schema.org.

    `label` is `opinion`, `analysis`, `sponsored`, `satire`, `review` or empty; `policies` are the
    properties of schema.org for which the page links a policy of its publisher, such as
    `correctionsPolicy`.
    """

    authors: tuple[str, ...] = ()
    published: str = ""
    modified: str = ""
    correction: bool = False
    label: str = ""
    policies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Article(PlainRecord):
    """A news article as it was read.

    Parameters
    ----------
    text : str
        The text, which is never altered: every offset anywhere is a code point in it.
    id, source, domain, title, url : str
        Empty if they are not known.
    published : str
        Date or time in ISO 8601, or empty.
    notes : tuple of str
        Codes of what was noticed while reading; `NOTES` has their meanings.
    fields : mapping
        The other columns of the record.
    quotations : tuple of Span
        Spans that the markup of the page shows as quoted.
    links : tuple of Link, or None
        Links in the text; None if the input cannot contain any.
    metadata : PageMetadata or None
        What the page says about the article; None if the input cannot contain it.
    duplicate_of : str
        The id of an earlier article with the same or nearly the same text, or empty.

    Examples
    --------
    >>> article = Article("The bridge may stay closed, the mayor said.", source="a.example")
    >>> article.to_dict()["source"]
    'a.example'
    """

    text: str
    id: str = ""
    source: str = ""
    domain: str = ""
    title: str = ""
    url: str = ""
    published: str = ""
    notes: tuple[str, ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict)
    quotations: tuple[Span, ...] = ()
    links: tuple[Link, ...] | None = None
    metadata: PageMetadata | None = None
    duplicate_of: str = ""


@dataclass(frozen=True, slots=True)
class Failure(PlainRecord):
    """An input, or one record of it, that cannot be read. The others are processed.

    Parameters
    ----------
    id, source : str
        As in `Article`.
    path : str
        The file, as shown to people.
    problem, advice : str
        What happened, and what to do.
    code : str
        A code of `NOTES`.

    Examples
    --------
    >>> advice = "Run text recognition (OCR) on them first."
    >>> print(Failure("a.pdf", "", "news/a.pdf", "its pages have no text layer", advice))
    news/a.pdf: its pages have no text layer. Run text recognition (OCR) on them first.
    """

    id: str
    source: str
    path: str
    problem: str
    advice: str
    code: str = "unreadable"

    def __str__(self) -> str:
        place = f"{self.path}: " if self.path else ""
        return f"{place}{self.problem}. {self.advice.removesuffix('.')}."
