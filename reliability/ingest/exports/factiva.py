"""Factiva: fields with codes (HD, PD, SN, LP, TD, AN) as text, HTML table or rich text, or without codes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from reliability.ingest.exports import _factiva_plain
from reliability.ingest.exports._entry import (
    ExportedArticle,
    find_date,
    join_lines,
    join_paragraphs,
    split_blocks,
    split_lines,
)
from reliability.ingest.rendering import parse, text_of

NAME, TITLE = "factiva", "Factiva"

_CODES = frozenset({
    "SE", "HD", "CR", "BY", "WC", "PD", "ET", "SN", "SC", "NGC", "GC", "ED", "VOL", "PG", "LA", "CY", "LP",
    "TD", "ART", "CT", "RF", "CO", "IN", "NS", "RE", "IPC", "IPD", "PUB", "AN", "CLM", "DLN",
})  # fmt: skip
_CODED = re.compile(r"([A-Z]{2,3})(?:[ \xa0]*[|\t]+[ \xa0|\t]*|[ \xa0]{2,}|[ \xa0]*$)(.*)", re.DOTALL)
_SPACED = re.compile(r"([A-Z]{2,3}) (?=\S)(.*)", re.DOTALL)
_REQUIRED = frozenset({"HD", "SN", "PD"})
_BODY = ("LP", "TD")
_NUMBER = re.compile(r"\b[A-Za-z]{1,10}[A-Za-z0-9]{0,10}\d{6,10}[A-Za-z0-9]{4,30}\b")
_MARKED = re.compile(
    r"class=[\"'](?:article [a-z]{2}Article|[^\"']{0,60}\barticleParagraph)|>Factiva<", re.IGNORECASE
)


def matches(text: str) -> bool:
    """Whether `text` has the codes of this layout at line starts, or the fields in order without codes."""
    return _code_pattern(text) is not None or _factiva_plain.matches(text)


def entries(text: str) -> Iterator[ExportedArticle]:
    """Yield the articles of `text`."""
    pattern = _code_pattern(text)
    return _coded_entries(text, pattern) if pattern else _factiva_plain.entries(text)


def matches_html(html: str) -> bool:
    """Whether `html` has the classes of this layout."""
    return bool(_MARKED.search(html)) and (page := parse(html)) is not None and bool(_articles(page))


def html_entries(html: str) -> Iterator[ExportedArticle]:
    """Yield the articles of `html`."""
    page = parse(html)
    articles = _articles(page) if page is not None else []
    for article in articles:
        yield _table_entry(article) if article.xpath(".//td") else _factiva_plain.html_entry(article)
    if not articles and page is not None:
        yield from entries(text_of(page))


def _articles(page: Any) -> list[Any]:
    articles = page.xpath("//div[contains(concat(' ', @class), ' article ') and contains(@class, 'Article')]")
    nested = ".//div[contains(concat(' ', @class), ' article ')]"
    return [article for article in articles if not article.xpath(nested)]


def _table_entry(article: Any) -> ExportedArticle:
    fields: dict[str, list[str]] = {}
    code = ""
    for row in article.xpath(".//tr"):
        cells = row.xpath("./td|./th")
        name = "".join(cells[0].itertext()).strip("\xa0 \t\r\n") if cells else ""
        code = name if name in _CODES else code if not name else ""
        if code and len(cells) > 1:
            fields.setdefault(code, []).extend(text_of(cells[-1]).split("\n"))
            fields[code].append("")
    return _entry(fields)


def _code_pattern(text: str) -> re.Pattern[str] | None:
    lines = split_lines(text)
    for pattern, least in ((_CODED, 4), (_SPACED, 7)):
        coded_lines = (pattern.match(line) or _CODED.match(line) for line in lines)
        codes = {match[1] for match in coded_lines if match and match[1] in _CODES}
        if codes >= _REQUIRED and len(codes) >= least and not codes.isdisjoint(_BODY):
            return pattern
    return None


def _coded_entries(text: str, pattern: re.Pattern[str]) -> Iterator[ExportedArticle]:
    fields: dict[str, list[str]] = {}
    code = ""
    for line in split_lines(text):
        match = pattern.match(line) or _CODED.match(line)
        if match and match[1] in _CODES:
            if fields and _begins_next(match[1], fields):
                yield _entry(fields)
                fields = {}
            code = match[1]
            fields.setdefault(code, []).append(match[2])
        elif code == "AN":
            if line.strip():
                fields[code].append(line)
        elif code:
            fields[code].append(line.lstrip(" |\t\xa0"))
    if "HD" in fields:
        yield _entry(fields)


def _begins_next(code: str, fields: dict[str, list[str]]) -> bool:
    """Whether `code` belongs to the next article: after the number that ends one, or where it came before."""
    return "AN" in fields or (code in ("HD", "SE", "CLM") and any(body in fields for body in _BODY))


def _entry(fields: dict[str, list[str]]) -> ExportedArticle:
    values = {code: join_lines(lines) for code, lines in fields.items()}
    body = [line for code in _BODY for line in (*_body(fields.get(code, [])), "")]
    number = _NUMBER.findall(values.get("AN", ""))
    return ExportedArticle(
        text=join_paragraphs(body),
        title=values.get("HD", ""),
        source=values.get("SN", ""),
        published=find_date(values.get("PD", "")),
        byline=values.get("BY", ""),
        id=number[-1] if number else "",
        fields={"section": values.get("SE", ""), "language": values.get("LA", "")},
    )


def _body(lines: Sequence[str]) -> list[str]:
    return [line.rstrip("|") for run in split_blocks(lines) for line in (*run, "")]
