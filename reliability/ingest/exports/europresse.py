"""Europresse: HTML with the classes `DocPublicationName`, `titreArticleVisu` and `DocText`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from reliability.ingest.exports._entry import (
    ExportedArticle,
    find_date,
    join_lines,
    join_paragraphs,
    split_lines,
)
from reliability.ingest.rendering import parse, text_of

NAME, TITLE = "europresse", "Europresse"

_MARKED = re.compile(r"class=[\"'][^\"']{0,60}\b(?:DocPublicationName|titreArticleVisu)\b", re.IGNORECASE)
_NUMBER = re.compile(r"\bnews·\d{8}·[A-Z]{1,8}·\w{1,40}|\bnews\S\d{8}\S[A-Z]{1,8}\S\w{1,40}")
_ISSUE = re.compile(r",? (?:no\.?|n[°ºr]\.?|#) ?\d[\d ./-]*\Z", re.IGNORECASE)
"""The number of an issue behind the publication's name, which would make each issue a source."""
_LONGEST_BYLINE = 120
"""Code points of a byline; longer lines are summaries."""
_OWNER = re.compile(r"\s*(?:©|\(c\)|tous droits réservés|all rights reserved)", re.IGNORECASE)
_END = re.compile(
    r"\s*(?:illustration\(s\)|note\(s\)|©|numéro de document|document number|ce certificat)", re.IGNORECASE
)


def matches(text: str) -> bool:  # noqa: ARG001 - as in every layout
    """Return False: this layout is always HTML."""
    return False


def entries(text: str) -> Iterator[ExportedArticle]:  # noqa: ARG001 - as in every layout
    """Return no article: this layout is always HTML."""
    return iter(())


def matches_html(html: str) -> bool:
    """Whether `html` has the classes of this layout."""
    return bool(_MARKED.search(html))


def html_entries(html: str) -> Iterator[ExportedArticle]:
    """Yield the articles of `html`."""
    page = parse(html)
    if page is not None:
        yield from map(_entry, _articles(page))


def _articles(page: Any) -> list[Any]:
    """Return the elements that hold one article each."""
    articles = [
        article
        for article in page.iter("article")
        if _with_class(article, "DocPublicationName") or _titles(article)
    ]
    if articles:
        return articles
    names = _with_class(page, "DocPublicationName") or _titles(page)
    return [_article_around(name, names) for name in names]


def _article_around(name: Any, names: Sequence[Any]) -> Any:
    """Return the largest element around `name` that holds no other of `names`."""
    others = (element for element in names if element is not name)
    shared = {above for element in others for above in (element, *element.iterancestors())}
    article = name
    for above in name.iterancestors():
        if above in shared or above.tag in ("body", "html"):
            break
        article = above
    return article


def _with_class(element: Any, name: str) -> list[Any]:
    parts = element.iterfind(".//*[@class]")
    return [part for part in parts if name.lower() in part.get("class").lower().split()]


def _titles(element: Any) -> list[Any]:
    return _with_class(element, "titreArticleVisu")


def _entry(article: Any) -> ExportedArticle:
    titles, header = _titles(article), _line(_with_class(article, "DocHeader"))
    number = _NUMBER.search(" ".join(article.itertext()))
    return ExportedArticle(
        text=_body(article),
        title=join_lines(join_lines([text_of(title)]) for title in titles),
        source=_ISSUE.sub("", _line(_with_class(article, "DocPublicationName"))),
        published=find_date(header),
        byline=_byline(article, titles),
        id=number[0] if number else "",
        fields={"section": header.partition(",")[0] if header.count(",") > 1 else ""},
    )


def _line(elements: Sequence[Any]) -> str:
    return join_lines([text_of(elements[0])]) if elements else ""


def _body(article: Any) -> str:
    sections = _with_class(article, "DocText") or article.xpath(".//section")
    if sections:
        return join_paragraphs(split_lines("\n\n".join(map(text_of, sections))))
    lines = split_lines(text_of(article))
    titles = _titles(article)
    title = join_lines([text_of(titles[-1])]) if titles else ""
    start = next((index + 1 for index, line in enumerate(lines) if title and join_lines([line]) == title), 0)
    end = next((index for index in range(start, len(lines)) if _END.match(lines[index])), len(lines))
    return join_paragraphs(lines[start:end])


def _byline(article: Any, titles: Sequence[Any]) -> str:
    """Return the line after the title inside the header."""
    headers = article.xpath(".//header")
    if not headers or not titles:
        return ""
    lines = [join_lines([line]) for line in split_lines(text_of(headers[0])) if line.strip()]
    title = join_lines([text_of(titles[-1])])
    after = lines[lines.index(title) + 1 :] if title in lines else []
    return next((line for line in after if len(line) < _LONGEST_BYLINE and not _OWNER.match(line)), "")
