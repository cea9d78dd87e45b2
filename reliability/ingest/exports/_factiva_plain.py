"""Factiva without codes: headline, author, `808 words`, date, source, code, language, copyright, text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from reliability.ingest.exports._entry import (
    ExportedArticle,
    find_date,
    join_lines,
    join_paragraphs,
    split_lines,
)
from reliability.ingest.rendering import text_of

_END = re.compile(r"\s*(?:Document[eo]?|Dokument) ([A-Z][A-Z0-9]{3,14}\d{6,10}[a-z0-9]{4,20})\s*")
_WORDS = re.compile(
    r"\s*\d[\d.,\xa0 ]*(?:words?|mots?|wörter|woorden|palabras|parole|palavras|ord|слов[ао]?)\s*",
    re.IGNORECASE,
)
_LANGUAGE = re.compile(
    r"\s*(?:english|français|deutsch|german|french|spanish|español|italian\w*|nederlands|dutch|englisch|anglais"
    r"|inglés|portugu\w+|russian|svenska|allemand|französisch|engels)\s*",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(r"\s*(?:©|\(c\)|copyright\b)", re.IGNORECASE)
_TIME = re.compile(r"\s*\d{1,2}:\d\d(?:\s*[AP]M)?\s*", re.IGNORECASE)
_BY = re.compile(r"(?:by|von|par|por|di|door) ", re.IGNORECASE)
_FOOTER = re.compile(
    r"\s*(?:©|\(c\)) ?\d{4} Factiva.{0,80}|\s*(?:search summary|résumé de la recherche)\s*", re.IGNORECASE
)
_HEADER_LINES = 12
"""Lines after the number of words that may belong to the header; seven is usual."""


def matches(text: str) -> bool:
    """Whether `text` has document numbers, and a number of words with a date after it."""
    lines = [line for line in split_lines(text) if line.strip()]
    ends = any(map(_END.fullmatch, lines))
    return ends and any(
        _WORDS.fullmatch(line) and find_date(following) for line, following in pairwise(lines)
    )


def entries(text: str) -> Iterator[ExportedArticle]:
    """Yield the articles of `text`."""
    chunk: list[str] = []
    for line in split_lines(text):
        if match := _END.fullmatch(line):
            yield _entry(chunk, match[1])
            chunk = []
        elif not _FOOTER.fullmatch(line):
            chunk.append(line)


def html_entry(article: Any) -> ExportedArticle:
    """Return the article of a `div` in HTML, whose headline and paragraphs have classes."""
    headline = article.xpath(".//*[contains(@class, 'Headline')]")
    bodies = article.xpath(".//p[contains(@class, 'articleParagraph')]")
    lines = [line for line in text_of(article).split("\n") if line.strip()]
    number = next((match[1] for line in lines if (match := _END.fullmatch(line))), "")
    title = join_lines([text_of(headline[0])]) if headline else ""
    return _entry(lines, number, title, [text_of(paragraph) for paragraph in bodies])


def _entry(lines: Sequence[str], number: str, title: str = "", body: Sequence[str] = ()) -> ExportedArticle:
    words = next((index for index, line in enumerate(lines) if _WORDS.fullmatch(line)), None)
    if words is None:
        return ExportedArticle(text="\n\n".join(body) or join_paragraphs(lines), title=title, id=number)
    before = [join_lines([line]) for line in lines[:words] if line.strip()]
    header, rest = _header(lines[words + 1 :])
    section, headline, byline = _lines_before_words(before, title)
    after_date = [line for line in header[1:] if not _TIME.fullmatch(line)]
    return ExportedArticle(
        text="\n\n".join(body) or join_paragraphs(rest),
        title=headline,
        source=after_date[0] if after_date else "",
        published=find_date(header[0]) if header else "",
        byline=byline,
        id=number,
        fields={"section": section},
    )


def _header(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the lines from the date to the copyright, and the lines after them."""
    header: list[str] = []
    end = 0
    for index, line in enumerate(lines):
        if not line.strip():
            continue
        header.append(join_lines([line]))
        if _LANGUAGE.fullmatch(line):
            end = index + 1
        if _COPYRIGHT.match(line) or len(header) == _HEADER_LINES:
            end = index + 1 if _COPYRIGHT.match(line) else end
            break
    return header, list(lines[end:])


def _lines_before_words(lines: Sequence[str], title: str) -> tuple[str, str, str]:
    """Return section, headline and author, of which only the headline is always there."""
    if title:
        split = next(
            (index for index, line in enumerate(lines) if line in title or title.startswith(line)), 0
        )
        after = [line for line in lines[split:] if line not in title]
        return join_lines(lines[:split]), title, join_lines(after)
    if len(lines) <= 1:
        return "", join_lines(lines), ""
    if _BY.match(lines[-1]) or _is_name(lines[-1]) or len(lines) > 2:
        return join_lines(lines[:-2]), lines[-2], lines[-1]
    return lines[0], lines[1], ""


def _is_name(line: str) -> bool:
    words = line.split()
    return 2 <= len(words) <= 4 and all(word[0].isupper() for word in words)
