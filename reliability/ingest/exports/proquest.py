"""ProQuest: records between lines of underscores (text) or anchors (HTML), with `Label: value` lines."""

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

NAME, TITLE = "proquest", "ProQuest"

_DRAWN_RULE = "_" * 60
"""The line between two records, as ProQuest draws it in files of text."""
_RULE = re.compile(r"\s*_{20,}\s*")
_COUNT = re.compile(r"\s*(?:Do[ck]ument[eo]?|Documento) \d+ (?:of|von|de|sur|di|van) \d+\s*", re.IGNORECASE)
_ANCHOR = re.compile(r"<a\s+name=[\"']?DocID_[^>]{0,200}>", re.IGNORECASE)
_FULL_TEXT = (
    "full text",
    "texte intégral",
    "volltext",
    "texto completo",
    "testo completo",
    "volledige tekst",
)
_SOURCE = (
    "publication title", "titre de la publication", "título de publicación", "titel der publikation",
    "publikationstitel", "titolo della pubblicazione", "título da publicação",
)  # fmt: skip
_DATE = (
    "publication date", "date de publication", "fecha de publicación", "publikationsdatum",
    "erscheinungsdatum", "data di pubblicazione", "data de publicação",
)  # fmt: skip
_TITLE = ("title", "titre", "título", "titel", "titolo")
_AUTHOR = ("author", "auteur", "autor", "autore", "autores", "authors")
_INFO = ("publication info", "publication information", "informations sur la publication")
_URL = ("document url", "url du document", "url del documento", "dokument-url", "url do documento")
_ID = (
    "proquest document id", "identifiant de document proquest", "id del documento de proquest",
    "id du document proquest", "proquest-dokument-id", "id documento proquest",
)  # fmt: skip
_SECTION = ("section", "sección")
_OTHERS = (
    "abstract", "résumé", "resumen", "subject", "sujet", "materia", "location", "people",
    "company / organization", "company", "links", "identifier / keyword", "identifier", "classification",
    "pages", "first page", "number of pages", "publication year", "year", "volume", "issue", "column",
    "dateline", "publisher", "place of publication", "country of publication", "publication subject",
    "issn", "e-issn", "source type", "language of publication", "document type", "document feature",
    "copyright", "last updated", "database", "credit", "caption", "accession number", "doi",
    "business indexing term", "correspondence author", "publication history", "langue de publication",
    "type de document", "base de données", "éditeur", "lieu", "series", "supplement", "isbn", "coden",
)  # fmt: skip
_LABELS = frozenset(
    (*_FULL_TEXT, *_SOURCE, *_DATE, *_TITLE, *_AUTHOR, *_INFO, *_URL, *_ID, *_SECTION, *_OTHERS)
)
_IN_TEXT = frozenset({
    "title", "column", "people", "company", "location", "year", "series", "section", "author", "issue",
    "volume", "classification", "caption", "links", "pages", "identifier", "credit", "database", "subject",
    "publisher", "copyright", "titre", "sujet", "lieu", "autor", "auteur",
})  # fmt: skip
"""Labels that a paragraph of an article may begin with: they end the text only where others follow."""
_REACH = 40
"""Lines after a label that are looked at."""
_FIELDS_AHEAD = 3
"""Lines that look like fields and follow an unknown label, so that it is one too."""
_LABEL = re.compile(r"\s*([A-ZÉ][A-Za-zÀ-ÿ/ -]{2,40}?)[ \xa0]?:(?:[ \xa0]+(.*)|\s*)", re.DOTALL)
_DISTINCTIVE = frozenset((*_FULL_TEXT, *_SOURCE, *_INFO, *_ID, "last updated", "database"))
_FOOTER = re.compile(r"\s*(?:contact proquest|terms and conditions|copyright © \d{4} proquest.{0,80}"
                     r"|contacter proquest|kontakt zu proquest)\s*", re.IGNORECASE)  # fmt: skip
_EDITION = re.compile(r"[,:] [^,:]{0,40}\b(?:edition|éd\.|édition|edición|ausgabe)\b.*", re.IGNORECASE)
_LONGEST_BYLINE = 200
"""Code points of a line with the authors' names; longer ones are summaries."""
_ADDRESS = re.compile(r"https?://\S+")
_NO_TEXT = re.compile(r"(?:none available|not available|aucun\w* disponible)\.?", re.IGNORECASE)
_ARTICLE_ADDRESS = re.compile(r"\s*https?://\S+\s*")


def matches(text: str) -> bool:
    """Whether `text` has rules or counts between records and at least two labels that only ProQuest has."""
    lines = split_lines(text)
    has_records = any(_RULE.fullmatch(line) or _COUNT.fullmatch(line) for line in lines)
    labels = {label for line in lines if (label := _label(line)) in _DISTINCTIVE}
    return has_records and len(labels) > 1


def entries(text: str) -> Iterator[ExportedArticle]:
    """Yield the articles of `text`."""
    chunk: list[str] = []
    for line in (*split_lines(text), _DRAWN_RULE):
        if _RULE.fullmatch(line) or (_COUNT.fullmatch(line) and _is_record(chunk)):
            if _is_record(chunk):
                yield _entry(chunk)
            chunk = []
        elif not _COUNT.fullmatch(line):
            chunk.append(line)


def matches_html(html: str) -> bool:
    """Whether `html` has the anchors of this layout, or rules between records."""
    return "proquest" in html.lower() and matches(_text(html))


def html_entries(html: str) -> Iterator[ExportedArticle]:
    """Yield the articles of `html`."""
    return entries(_text(html))


def _text(html: str) -> str:
    return html_to_text(_ANCHOR.sub(f"<p>{_DRAWN_RULE}</p>", html))


def _label(line: str) -> str:
    match = _LABEL.match(line)
    label = match[1].strip().lower() if match else ""
    return label if label in _LABELS else ""


def _is_record(lines: Sequence[str]) -> bool:
    return sum(1 for line in lines if _label(line)) > 1


def _entry(lines: Sequence[str]) -> ExportedArticle:
    fields: dict[str, list[str]] = {}
    head: list[str] = []
    label = ""
    for index, line in enumerate(lines):
        new_label = _new_label(line, lines[index + 1 : index + _REACH], in_text=label in _FULL_TEXT)
        if new_label:
            label, match = new_label, _LABEL.match(line)
            fields.setdefault(label, []).append((match[2] or "") if match else "")
        elif _FOOTER.fullmatch(line):
            label = "copyright"
        elif label:
            fields[label].append(line) if label in fields else None
        else:
            head.append(line)
    return _entry_from_fields(fields, [line for line in head if line.strip()])


def _new_label(line: str, following: Sequence[str], *, in_text: bool) -> str:
    """Return the label that `line` begins with; in the text, only one that ends it."""
    label = _label(line)
    if not in_text:
        return label
    if not label:
        return _unknown_label(line, following)
    return "" if label in _IN_TEXT and not _ends_text(following) else label


def _ends_text(following: Sequence[str]) -> bool:
    """Whether one of the next few lines is a label too, as after the text."""
    ahead = [line for line in following if line.strip()][:3]
    return any(_label(line) for line in ahead) or not ahead


def _unknown_label(line: str, following: Sequence[str]) -> str:
    """Return the label, in another language, of a line that looks like a field, if the next lines do too."""
    match = _LABEL.match(line)
    ahead = [line for line in following if line.strip()][:_FIELDS_AHEAD]
    fields_follow = len(ahead) == _FIELDS_AHEAD and all(map(_LABEL.match, ahead))
    return match[1].strip().lower() if match and fields_follow else ""


def _entry_from_fields(fields: dict[str, list[str]], head: Sequence[str]) -> ExportedArticle:
    def value(names: Sequence[str]) -> str:
        return next((join_lines(fields[name]) for name in names if name in fields), "")

    body = next((fields[name] for name in _FULL_TEXT if name in fields), [])
    text = join_paragraphs([line for line in body if not _ARTICLE_ADDRESS.fullmatch(line)])
    citation = value(_INFO) or next((line for line in head[1:] if find_date(line)), "")
    address = _ADDRESS.search(value(_URL) or value(_INFO) or " ".join(head))
    return ExportedArticle(
        text="" if _NO_TEXT.fullmatch(text) else text,
        title=value(_TITLE) or (join_lines(head[:1]) if head and not _ADDRESS.match(head[0]) else ""),
        source=_publication(value(_SOURCE)) or join_lines([re.split(r"[;\[]|, (?=[A-Z])", citation)[0]]),
        published=find_date(value(_DATE)) or find_date(citation),
        byline=_author(fields) or _byline(head),
        id=value(_ID),
        url=address[0] if address and not value(_ID) else "",
        fields={"section": value(_SECTION)},
    )


def _author(fields: dict[str, list[str]]) -> str:
    """Return the lines of the author's field up to a blank line or an address."""
    lines = next((fields[name] for name in _AUTHOR if name in fields), [])
    runs = split_blocks([line for line in lines if not _ARTICLE_ADDRESS.fullmatch(line)])
    return join_lines(runs[0]) if runs else ""


def _publication(title: str) -> str:
    """Drop edition and place of a publication (`Times, Late Edition (East Coast); New York, N.Y.`)."""
    return _EDITION.sub("", title.partition(";")[0]).strip()


def _byline(head: Sequence[str]) -> str:
    """Return the author between title and citation, who has no label."""
    between = [
        line
        for line in head[1:]
        if not find_date(line) and not _ADDRESS.match(line) and len(line) < _LONGEST_BYLINE
    ]
    return join_lines(between[0].split(". ")[:1]) if between else ""
