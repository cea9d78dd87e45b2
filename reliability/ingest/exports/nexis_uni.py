"""Nexis Uni and Lexis: title, source, date, `Section:` and the like, `Body`, and `End of Document`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from reliability.ingest.exports._entry import (
    ExportedArticle,
    find_date,
    join_lines,
    join_paragraphs,
    split_lines,
)
from reliability.ingest.rendering import html_to_text

NAME, TITLE = "nexis-uni", "Nexis Uni"

_END = re.compile(
    r"\s*(?:end of document|ende des dokuments?|fin du document|einde van (?:het )?document"
    r"|fin del? documento|fine del documento|fim do documento|slut på dokument(?:et)?)\s*",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"\s*(?:body|text|volltext|haupttext|textkörper|corps(?: du texte)?|texte|tekst|hoofdtekst"
    r"|cuerpo|texto|corpo|testo)"
    r"\s*+:?\s*+",
    re.IGNORECASE,
)
_LABEL = re.compile(r"\s*([A-Z][A-Za-zÀ-ÿ-]{2,18})[ \xa0]?:[ \xa0]*(.*)", re.DOTALL)
_FIELDS = {
    "section": "section rubrik ressort rubriek sectie rubrique sección sezione seção",
    "length": "length länge lengte longueur longitud lunghezza extensão",
    "byline": "byline autor auteur author verfasser autore",
    "dateline": "dateline datumzeile",
    "highlight": "highlight",
}
_FIELD = {label: name for name, labels in _FIELDS.items() for label in labels.split()}
_TRAILER = re.compile(
    r"\s*(?:(?:graphic|classification|notes|correction|klassifizierung|grafik|grafiek|classificatie|illustration"
    r"|graphique|clasificación|gráfico|classificazione|grafico|classificação|klassifikation)\s*"
    r"|(?:load-date|language|publication-type|subject|geographic|company|organization|person|industry"
    r"|graphic|sprache|taal|langue|idioma|lingua|ladedatum|laaddatum"
    r"|date de chargement|fecha de carga|correction-date|ticker|country|state|city)[ \xa0]?:.*)",
    re.IGNORECASE | re.DOTALL,
)
_TOP = 60
"""Lines of a cover and an article, with blank ones, that include its title."""
_LONGEST_DATE = 100
"""Code points of a line with the date; longer ones are prose that mentions one."""
_COPYRIGHT = re.compile(r"\s*(?:copyright\b|©|\(c\) )", re.IGNORECASE)
_RIGHTS = re.compile(r".{0,40}\b(?:all rights reserved|rights? of reproduction|alle rechte)\b", re.IGNORECASE)
_PAGE = re.compile(r"\s*(?:page|seite|pagina|página) \d+ (?:of|von|van|sur|de|di) \d+\s*", re.IGNORECASE)
_COVER = re.compile(
    r"\s*(?:user name|date and time|job number|client/matter|search terms|search type|narrowed by"
    r"|content type)\b.*"
    r"|.*-none-\s*|documents? \(\d+\)\s*",
    re.IGNORECASE,
)
"""Lines of the cover, which lists the titles before the first article."""


def matches(text: str) -> bool:
    """Whether `text` has an end line, and body or fields as in this layout."""
    lines = split_lines(text)
    labels = {_FIELD.get(match[1].lower()) for line in lines if (match := _LABEL.match(line))}
    return any(map(_END.fullmatch, lines)) and (any(map(_BODY.fullmatch, lines)) or bool(labels - {None}))


def entries(text: str) -> Iterator[ExportedArticle]:
    """Yield the articles of `text`."""
    chunk: list[str] = []
    after_page = False
    for line in split_lines(text):
        if _END.fullmatch(line):
            yield _entry(_without_cover(chunk))
            chunk = []
        elif not _PAGE.fullmatch(line) and not (after_page and _is_repeated(line, chunk)):
            chunk.append(line)
        after_page = _PAGE.fullmatch(line) is not None or (after_page and not line.strip())


def _is_repeated(line: str, chunk: Sequence[str]) -> bool:
    """Whether a line at the top of a page repeats one from the top of the article, as page headers do."""
    return bool(line.strip()) and line.strip() in {above.strip() for above in chunk[:_TOP]}


def _without_cover(lines: Sequence[str]) -> Sequence[str]:
    body = next((index for index, line in enumerate(lines) if _BODY.fullmatch(line)), len(lines))
    last = max((index for index, line in enumerate(lines[:body]) if _COVER.fullmatch(line)), default=-1)
    return lines[last + 1 :]


def matches_html(html: str) -> bool:
    """Whether the text of `html` has the layout."""
    return "end of document" in html.lower() and matches(html_to_text(html))


def html_entries(html: str) -> Iterator[ExportedArticle]:
    """Yield the articles of `html`."""
    return entries(html_to_text(html))


def _entry(lines: Sequence[str]) -> ExportedArticle:
    body = next((index for index, line in enumerate(lines) if _BODY.fullmatch(line)), None)
    head_end, fields = _fields(lines[:body])
    start = body + 1 if body is not None else head_end
    trailers = (index for index in range(start, len(lines)) if _TRAILER.fullmatch(lines[index]))
    end = next(trailers, len(lines))
    title, source, published = _head([line for line in lines[:head_end] if line.strip()])
    return ExportedArticle(
        text=join_paragraphs(lines[start:end]),
        title=title,
        source=source,
        published=published,
        byline=fields.pop("byline", ""),
        fields=fields,
    )


def _fields(lines: Sequence[str]) -> tuple[int, dict[str, str]]:
    """Return the labelled fields before the body, and the index after the last of them."""
    fields: dict[str, str] = {}
    end = 0
    for index, line in enumerate(lines):
        match = _LABEL.match(line)
        name = _FIELD.get(match[1].lower()) if match else None
        if match and name:
            fields[name] = join_lines([match[2]])
            end = index + 1
    return end or len(lines), fields


def _head(lines: Sequence[str]) -> tuple[str, str, str]:
    """Return title, source and date, which precede the copyright line and the fields."""
    head = list(takewhile(lambda line: not _is_field(line), lines))
    dates = [index for index, line in enumerate(head) if _is_date(line)]
    if not dates:
        names = [line for line in head if not _COPYRIGHT.match(line) and not _RIGHTS.match(line)]
        return (
            (join_lines(names[-2:-1]), join_lines(names[-1:]), "")
            if len(names) > 1
            else (join_lines(names), "", "")
        )
    last = dates[-1]
    published = find_date(head[last])
    if last <= 1:
        return join_lines(head[:last]), "", published
    return join_lines(head[last - 2 : last - 1]), join_lines(head[last - 1 : last]), published


def _is_field(line: str) -> bool:
    match = _LABEL.match(line)
    return match is not None and match[1].lower() in _FIELD


def _is_date(line: str) -> bool:
    """Whether `line` is short and has a date, without a copyright or a label before it."""
    return (
        len(line) < _LONGEST_DATE
        and bool(find_date(line))
        and not _COPYRIGHT.match(line)
        and ":" not in line[:14]
    )
