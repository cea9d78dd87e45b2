"""LexisNexis Academic: `1 of 161 DOCUMENTS`, then source, date, labelled fields in capitals and the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reliability.ingest.exports._entry import (
    ExportedArticle,
    find_date,
    join_lines,
    join_paragraphs,
    split_blocks,
    split_lines,
)
from reliability.ingest.rendering import html_to_text

NAME, TITLE = "lexisnexis", "LexisNexis"

_COUNT = re.compile(
    r"\s*(?:(?:level \d+|focus) ?- ?)?"
    r"(?:\d+ (?:of|von|van|de|sur|di|af|av) \d+ (?:do[ck]ument|stor(?:y|ie))[a-z]*"
    r"|do[ck]ument[eo]? \d+ (?:of|von|van|de|sur|di) \d+)\s*",
    re.IGNORECASE,
)
"""`LEVEL 1 - 3 OF 25 STORIES` is the line of the 1990s."""
_NAMED = re.compile("do[ck]ument|stor(?:y|ies)", re.IGNORECASE)
_HEADLINE = frozenset({"HEADLINE", "KOP", "ÜBERSCHRIFT", "TITRE", "TITULAR", "TITEL", "TITOLO", "TÍTULO"})
_BYLINE = frozenset({"BYLINE", "AUTEUR", "AUTOR", "AUTORE", "VERFASSER", "AUTHOR"})
_SECTION = frozenset(
    {"SECTION", "RUBRIK", "RUBRIEK", "SECTIE", "RUBRIQUE", "SECCIÓN", "SEZIONE", "RESSORT", "SEÇÃO"}
)
_LENGTH = frozenset({"LENGTH", "LENGTE", "LÄNGE", "LONGUEUR", "LONGITUD", "LUNGHEZZA", "EXTENSÃO"})
_BODY = frozenset({"BODY", "TEKST", "TEXT", "TEXTE", "CORPS", "TEXTO", "CUERPO", "VOLLTEXT", "TESTO"})
_OTHERS = frozenset(
    {"DATELINE", "HIGHLIGHT", "SERIES", "COLUMN", "DATUMREGEL", "DATUMZEILE", "ORTSANGABE", "UPDATE"}
)
_SURE_TRAILER = frozenset({
    "LOAD-DATE", "LANGUAGE", "GRAPHIC", "PUBLICATION-TYPE", "CORRECTION-DATE", "JOURNAL-CODE",
    "DOCUMENT-TYPE", "ISSN", "UPDATE-DATE", "TAAL", "SPRACHE", "LANGUE", "LAADDATUM", "LAAD-DATUM",
    "LOAD-DATUM", "GRAFIEK", "GRAFIK", "GRAPHIQUE", "PUBLICATIE-TYPE", "PUBLICATIETYPE",
    "PUBLIKATIONSTYP", "DATE-CHARGEMENT", "UPDATE-DATUM", "ZEITUNGSCODE", "DOKUMENTTYP", "JOURNALCODE",
    "LADEDATUM", "UPDATEDATUM",
})  # fmt: skip
"""Labels that no paragraph of an article begins with; the others end the text only before another label."""
_TRAILER = _SURE_TRAILER | frozenset({
    "SUBJECT", "GEOGRAPHIC", "ORGANIZATION", "COMPANY", "PERSON", "TICKER", "INDUSTRY", "COUNTRY", "STATE",
    "CITY", "CORRECTION", "DISTRIBUTION", "TYPE", "IDIOMA", "LINGUA", "ONDERWERP", "THEMA", "NOTES", "URL",
    "SCHLAGWORT", "AUSGABE", "TYP",
})  # fmt: skip
_PICTURES = frozenset({
    "PHOTO", "PHOTOS", "PICTURE", "CHART", "MAP", "TABLE", "DRAWING", "DIAGRAM", "ILLUSTRATION", "IMAGE",
    "CAPTION", "CATEGORY", "NAME", "UPDATE", "ACC-NO", "CREDIT", "FOTO", "BILD", "CARTE",
})  # fmt: skip
"""Labels that belong to the trailer where they are right before it."""
_HEADER = _HEADLINE | _BYLINE | _SECTION | _LENGTH | _OTHERS
_LABEL = re.compile(r"[ \xa0]*([A-ZÀ-Þ][A-ZÀ-Þ-]{2,19})[ \xa0]*:[ \xa0]*(.*)", re.DOTALL)
_COPYRIGHT = re.compile(
    r"\s*(?:copyright\b|©|\(c\) )|.{0,100}\ball rights reserved\b", re.IGNORECASE | re.DOTALL
)
_RIGHTS = re.compile(
    r"\s*(?:all rights reserved|alle re(?:ch)?te[nr]? .{0,30}|tous droits .{0,30})\.?\s*", re.IGNORECASE
)
_EDITION = re.compile(
    r"edition|correction appended|\bfinal\b|ausgabe|édition|edición|editie|\d:\d\d|\b(?:AM|PM|GMT|EST)\b",
    re.IGNORECASE,
)
_DOC_ANCHOR = re.compile(r"<a\s+name=[\"']?DOC_ID_\d+_\d+|<DOCFULL>", re.IGNORECASE)
_LONGEST_COUNT = 120
"""Code points of a line that counts the documents of an export, at most."""
_LONGEST_DATE = 100
"""Code points of a line with the date; longer ones are prose that mentions one."""
_LONGEST_EDITION = 60
"""Code points of a block that names the edition, above the title."""
_RIGHTS_LINES = 4
"""Lines of the copyright at the end, at most."""
_LEAST_LABELS = 2
"""Different labels that a file must have; one may occur in any text."""


def matches(text: str) -> bool:
    """Whether `text` has a count line and labels of this layout."""
    if not _NAMED.search(text):
        return False
    lines = split_lines(text)
    labels = {match[1] for line in lines if (match := _LABEL.match(line))} & (_HEADER | _TRAILER | _BODY)
    return any(map(_is_count, lines)) and len(labels) >= _LEAST_LABELS


def entries(text: str) -> Iterator[ExportedArticle]:
    """Yield the articles of `text`."""
    chunk: list[str] | None = None
    for line in split_lines(text):
        if _is_count(line):
            if chunk is not None:
                yield _entry(chunk)
            chunk = []
        elif chunk is not None:
            chunk.append(line)
    if chunk is not None:
        yield _entry(chunk)


def matches_html(html: str) -> bool:
    """Whether `html` has anchors of this layout, or its text has the layout."""
    return bool(_DOC_ANCHOR.search(html)) and matches(html_to_text(html))


def html_entries(html: str) -> Iterator[ExportedArticle]:
    """Yield the articles of `html`."""
    return entries(html_to_text(html))


def _is_count(line: str) -> bool:
    return (
        len(line) < _LONGEST_COUNT
        and _NAMED.search(line) is not None
        and _COUNT.fullmatch(line.replace("\xa0", " ")) is not None
    )


def _entry(lines: Sequence[str]) -> ExportedArticle:
    runs = _runs(lines)
    first = next((index for index, run in enumerate(runs) if _label(run) in _HEADER | _BODY), len(runs))
    body_label = next((index for index, run in enumerate(runs) if _label(run) in _BODY), None)
    fields, body = _fields(runs[first:], labelled=body_label is not None)
    head = [run for run in runs[:first] if not _COPYRIGHT.match(run[0]) and not _RIGHTS.fullmatch(run[0])]
    source, published, rest = _source_and_date(head)
    return ExportedArticle(
        text=join_paragraphs(_without_end(body)),
        title=_first(fields, _HEADLINE) or _title(rest),
        source=source,
        published=published,
        byline=_first(fields, _BYLINE),
        fields={"section": _first(fields, _SECTION), "length": _first(fields, _LENGTH)},
    )


def _runs(lines: Sequence[str]) -> list[list[str]]:
    """Return blocks of lines; a known label begins one even without a blank line before it."""
    separated: list[str] = []
    for line in lines:
        if _label([line]) in _HEADER | _BODY | _TRAILER:
            separated.append("")
        separated.append(line)
    return split_blocks(separated)


def _label(run: Sequence[str]) -> str:
    match = _LABEL.match(run[0])
    return match[1] if match else ""


def _fields(runs: Sequence[list[str]], *, labelled: bool) -> tuple[dict[str, str], list[str]]:
    """Return the labelled fields, and the lines of the body: after its label, or after the last field."""
    fields: dict[str, str] = {}
    body: list[str] = []
    in_body = False
    for run, is_trailer in zip(runs, _trailers(runs), strict=True):
        label = _label(run)
        if is_trailer and (in_body or body):
            break
        if label in _BODY and not in_body:
            in_body = True
            body += [_value(run[0]), *run[1:], ""]
        elif label in _HEADER and not body:
            fields.setdefault(label, join_lines([_value(run[0]), *run[1:]]))
        elif in_body or not labelled:
            body += [*run, ""]
        elif fields:  # a field that continues after a blank line
            last = next(reversed(fields))
            fields[last] = join_lines([fields[last], *run])
    return fields, body


def _trailers(runs: Sequence[list[str]]) -> list[bool]:
    """Return for each of `runs` whether the trailer may begin there: only labels follow, up to a sure one."""
    only_labels_follow = True
    begins: list[bool] = []
    for run in reversed(runs):
        label = _label(run)
        is_label = label in _TRAILER or (label in _PICTURES and bool(begins))
        begins.append(label in _SURE_TRAILER or (is_label and only_labels_follow))
        only_labels_follow = begins[-1] or bool(_COPYRIGHT.match(run[0]))
    return begins[::-1]


def _value(line: str) -> str:
    match = _LABEL.match(line)
    return match[2] if match else line


def _without_end(body: list[str]) -> list[str]:
    """Return the body without the copyright at its end."""
    runs = split_blocks(body)
    while (
        runs
        and len(runs[-1]) <= _RIGHTS_LINES
        and (_COPYRIGHT.match(runs[-1][0]) or _RIGHTS.fullmatch(runs[-1][0]))
    ):
        runs.pop()
    return [line for run in runs for line in (*run, "")]


def _source_and_date(head: Sequence[list[str]]) -> tuple[str, str, list[list[str]]]:
    """Return source, date, and the blocks after the date."""
    dated = next(
        ((index, number) for index, run in enumerate(head) for number, line in enumerate(run)
         if find_date(line) and len(line.strip()) < _LONGEST_DATE and (index or number)),
        None,
    )  # fmt: skip
    if dated is None:
        return (join_lines(head[0]) if head else ""), "", list(head[1:])
    index, number = dated
    before = [*head[:index], *([head[index][:number]] if number else [])]
    after = [head[index][number + 1 :], *head[index + 1 :]]
    source = join_lines(before[-1]) if before and not _RIGHTS.fullmatch(join_lines(before[-1])) else ""
    return source, find_date(head[index][number]), [run for run in after if run]


def _title(runs: Sequence[list[str]]) -> str:
    """Return the title after the date: blocks flush left where others are centred, else the last."""
    flush_left = [run for run in runs if not run[0].startswith("    ")]
    if flush_left and len(flush_left) < len(runs):
        return join_lines(line for run in flush_left for line in run)
    titles = [
        run
        for run in runs
        if not (len(join_lines(run)) < _LONGEST_EDITION and _EDITION.search(join_lines(run)))
    ] or list(runs)
    return join_lines(titles[-1]) if titles else ""


def _first(fields: dict[str, str], labels: frozenset[str]) -> str:
    return next((value for label, value in fields.items() if label in labels), "")
