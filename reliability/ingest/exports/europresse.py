"""Europresse: HTML with the classes `DocPublicationName`, `titreArticleVisu` and `DocText`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from reliability.ingest.exports._entry import Entry, iso, joined, lines_of, paragraphs
from reliability.ingest.rendering import parse, text_of

NAME, TITLE = "europresse", "Europresse"

_MARKED = re.compile(r"class=[\"'][^\"']{0,60}\b(?:DocPublicationName|titreArticleVisu)\b", re.IGNORECASE)
_NUMBER = re.compile(r"\bnews·\d{8}·[A-Z]{1,8}·\w{1,40}|\bnews\S\d{8}\S[A-Z]{1,8}\S\w{1,40}")
_ISSUE = re.compile(r",? (?:no\.?|n[°ºr]\.?|#) ?\d[\d ./-]*\Z", re.IGNORECASE)
"""The number of an issue behind the publication's name, which would make each issue a source."""
_OWNER = re.compile(r"\s*(?:©|\(c\)|tous droits réservés|all rights reserved)", re.IGNORECASE)
_END = re.compile(
    r"\s*(?:illustration\(s\)|note\(s\)|©|numéro de document|document number|ce certificat)", re.IGNORECASE
)


def matches(text: str) -> bool:  # noqa: ARG001 - as in every layout
    """Text alone does not show this layout."""
    return False


def entries(text: str) -> Iterator[Entry]:  # noqa: ARG001 - as in every layout
    """No article: the layout is one of HTML."""
    return iter(())


def matches_html(html: str) -> bool:
    """Whether `html` has the classes of this layout."""
    return bool(_MARKED.search(html))


def html_entries(html: str) -> Iterator[Entry]:
    """The articles of `html`."""
    page = parse(html)
    if page is not None:
        yield from map(_entry, _articles(page))


def _articles(page: Any) -> list[Any]:
    """The elements that hold one article each."""
    articles = [each for each in page.iter("article") if _named(each, "DocPublicationName") or _titles(each)]
    if articles:
        return articles
    names = _named(page, "DocPublicationName") or _titles(page)
    return [_around(name, names) for name in names]


def _around(name: Any, names: Sequence[Any]) -> Any:
    """The largest element around `name` that holds no other of `names`."""
    others = {above for other in names if other is not name for above in (other, *other.iterancestors())}
    around = name
    for above in name.iterancestors():
        if above in others or above.tag in ("body", "html"):
            break
        around = above
    return around


def _named(element: Any, name: str) -> list[Any]:
    marked = element.iterfind(".//*[@class]")
    return [each for each in marked if name.lower() in each.get("class").lower().split()]


def _titles(element: Any) -> list[Any]:
    return _named(element, "titreArticleVisu")


def _entry(article: Any) -> Entry:
    title, header = _titles(article), _line(_named(article, "DocHeader"))
    number = _NUMBER.search(" ".join(article.itertext()))
    return Entry(
        text=_body(article),
        title=joined(joined([text_of(each)]) for each in title),
        source=_ISSUE.sub("", _line(_named(article, "DocPublicationName"))),
        published=iso(header),
        byline=_byline(article, title),
        id=number[0] if number else "",
        fields={"section": header.partition(",")[0] if header.count(",") > 1 else ""},
    )


def _line(elements: Sequence[Any]) -> str:
    return joined([text_of(elements[0])]) if elements else ""


def _body(article: Any) -> str:
    text = _named(article, "DocText") or article.xpath(".//section")
    if text:
        return paragraphs(lines_of("\n\n".join(text_of(each) for each in text)))
    lines = lines_of(text_of(article))
    titles = _titles(article)
    last = joined([text_of(titles[-1])]) if titles else ""
    begin = next((i + 1 for i, line in enumerate(lines) if last and joined([line]) == last), 0)
    end = next((i for i in range(begin, len(lines)) if _END.match(lines[i])), len(lines))
    return paragraphs(lines[begin:end])


def _byline(article: Any, titles: Sequence[Any]) -> str:
    """The line after the title inside the header."""
    headers = article.xpath(".//header")
    if not headers or not titles:
        return ""
    lines = [joined([line]) for line in lines_of(text_of(headers[0])) if line.strip()]
    last = joined([text_of(titles[-1])])
    after = lines[lines.index(last) + 1 :] if last in lines else []
    return next((line for line in after if len(line) < 120 and not _OWNER.match(line)), "")
