"""Recognise the content of a file by its first bytes, where its name is missing or wrong about it."""

from __future__ import annotations

import json
import re
from typing import NamedTuple

from reliability.ingest.column_names import fold, missing_text
from reliability.ingest.decoding import unicode_encoding
from reliability.ingest.options import Options

SAMPLE_BYTES = 8192
"""Bytes at the beginning of a file by which its content is recognised."""

_TEXT_INSTEAD = "Save it as text (.txt), Word (.docx) or HTML from the program that wrote it"


class FileContent(NamedTuple):
    """The name of the `format` that reads a file, or what the file is instead and what to do about it.

    `articles` is false for files that never hold articles (a sitemap, an image).
    """

    format: str
    description: str
    advice: str = ""
    articles: bool = True


PAGE, PAGE_FRAGMENT = FileContent("web_page", "a web page"), FileContent("web_page", "a piece of a web page")
_XML = "an XML file"
_SIGNATURES: tuple[tuple[bytes, FileContent], ...] = (
    (b"%PDF-", FileContent("pdf_document", "a PDF document")),
    (b"{\\rtf", FileContent("rich_text", "a rich-text document")),
    (b"PAR1", FileContent("parquet_table", "a Parquet table")),
    (b"WARC/1.", FileContent("web_archive", "a web archive")),
    (b"WARC/0.", FileContent("web_archive", "a web archive")),
    (b"WEBVTT", FileContent("captions", "captions")),
    (
        b"\xd0\xcf\x11\xe0",
        FileContent("", "an old Word or Excel file, or one with a password", _TEXT_INSTEAD),
    ),
    (b"\x89PNG", FileContent("", "an image", "Leave it out", articles=False)),
    (b"\xff\xd8\xff", FileContent("", "an image", "Leave it out", articles=False)),
    (b"GIF8", FileContent("", "an image", "Leave it out", articles=False)),
    (b"<?php", FileContent("", "a program, not a page", "Save the page that it shows")),
    (b"<%", FileContent("", "a program, not a page", "Save the page that it shows")),
)
_MEMBERS: tuple[tuple[bytes, FileContent], ...] = (  # of ZIP archives
    (b"application/epub+zip", FileContent("epub_book", "an EPUB book")),
    (b"application/vnd.oasis", FileContent("", "an OpenDocument file", _TEXT_INSTEAD)),
    (b"word/", FileContent("word_document", "a Word document")),
    (b"xl/", FileContent("", "an Excel workbook", "Save its sheet as CSV")),
    (b"ppt/", FileContent("", "a presentation", _TEXT_INSTEAD)),
)
ARCHIVE = FileContent("", "a ZIP archive", "Unpack it and give the folder")
_WORD = FileContent("word_document", "a Word document")
_MAIL = re.compile(rb"(?:[A-Za-z][A-Za-z-]{1,40}:[^\n]{0,998}+\n(?:[ \t][^\n]{0,998}+\n){0,50}+){2,60}+")
_MAIL_FIELD = re.compile(
    rb"^(?:MIME-Version|Message-ID|Received|Content-Type|Delivered-To|Return-Path):",
    re.IGNORECASE | re.MULTILINE,
)
_SUBRIP = re.compile(rb"\s*\d{1,5}\r?\n\d\d:\d\d:\d\d[,.]\d{3} --> \d\d:\d\d:\d\d")
_PROLOGUE = re.compile(
    rb"(?:\s+|<\?[^>]{0,500}\?>|<!--.{0,2000}?-->|<!DOCTYPE\s[^>\[]{0,500}(?:\[[^\]]{0,2000}\]\s*)?>)+",
    re.DOTALL | re.IGNORECASE,
)
_ROOT = re.compile(rb"<([A-Za-z][\w.-]{0,60}:)?([A-Za-z][\w.-]{0,60})")
_PAGE_TAGS = frozenset(
    b"html head body article div p table section main span h1 title meta base form".split()
)
_FEEDS = frozenset({b"rss", b"feed", b"rdf"})
_GDELT = re.compile(r"\d{5,12}[\t,]\d{8,14}[\t,]\d{6,14}[\t,]|\d{14}-T?\d+\t\d{14}\t\d\t")
GDELT = FileContent(
    "",
    "a GDELT table, which lists events and addresses without the articles' text",
    "Download the pages it lists and give them as HTML files or web archive (WARC)",
)
_LINE = 200
"""Code points at the beginning that hold the first fields of a table, or the first line of a mailbox."""
_LONGEST_COLUMN = 40
"""Letters of the name of a column; longer cells are data."""
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x19\x1b-\x1f]")


def recognise(beginning: bytes) -> FileContent | None:
    """Return the content of a file with this `beginning`; None for plain text and where it is uncertain."""
    start = beginning.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n\t \x0c")
    for signature, content in _SIGNATURES:
        if start.startswith(signature):
            return content
    if start.startswith(b"PK\x03\x04"):
        return _recognise_archive(beginning)
    if start.startswith(b"<"):
        return _recognise_markup(start)
    if _SUBRIP.match(start):
        return FileContent("captions", "captions")
    return _recognise_mail(start)


def recognise_text(beginning: bytes) -> FileContent | None:
    """Return which format of text the file holds, or `None` for binary data."""
    if is_tab_table(beginning):
        return FileContent("csv_table", "a table")
    if unicode_encoding(beginning):
        return FileContent("plain_text", "text")
    if not beginning.strip() or _BINARY.search(beginning):
        return None
    start = beginning.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace").lstrip()
    first = start.splitlines()[0]
    if _GDELT.match(first):
        return GDELT
    if start[0] in "{[":
        return FileContent(_json_format(first), "JSON")
    if _is_header(first):
        return FileContent("csv_table", "a table")
    return FileContent("plain_text", "text")


def is_tab_table(beginning: bytes) -> bool:
    """Whether the file is a table between tabs, as Excel saves "Unicode text"."""
    encoding = unicode_encoding(beginning) or "utf-8"
    first, _, rest = beginning.decode(encoding, "replace").lstrip("\ufeff").partition("\n")
    return "\t" in first and "\t" in rest and _is_header(first.strip("\r"), "\t")


def is_gdelt(beginning: bytes) -> bool:
    """Whether the file is a GDELT table (events, mentions or knowledge graph)."""
    return _GDELT.match(beginning[:_LINE].decode("utf-8", "replace")) is not None


def _recognise_archive(beginning: bytes) -> FileContent:
    content = next((content for member, content in _MEMBERS if member in beginning), None)
    return content or (_WORD if b"[Content_Types].xml" in beginning[:100] else ARCHIVE)


def _recognise_markup(start: bytes) -> FileContent | None:
    prologue = _PROLOGUE.match(start)
    root = _ROOT.match(start, prologue.end() if prologue else 0)
    declared = start[:5] == b"<?xml"
    if start[:14].lower() == b"<!doctype html":
        return PAGE
    if not root:
        return FileContent("xml_articles", _XML) if declared else None
    name = root[2].lower()
    if name in _FEEDS:
        return FileContent("feed", "a feed")
    if name in _PAGE_TAGS and not (name == b"article" and declared):
        return PAGE if name in (b"html", b"head", b"body") else (None if declared else PAGE_FRAGMENT)
    if name in (b"urlset", b"sitemapindex"):
        advice = "Download the pages it lists and give those"
        return FileContent(
            "", "a sitemap, which lists addresses and holds no articles", advice, articles=False
        )
    return (
        FileContent("xml_articles", _XML)
        if declared or name in (b"articles", b"ppsresponse", b"nitf")
        else None
    )


def _recognise_mail(start: bytes) -> FileContent | None:
    mailbox = start.startswith(b"From ") and b"@" in start[:_LINE]
    header = _MAIL.match(start.partition(b"\n")[2] if mailbox else start)
    if header and _MAIL_FIELD.search(header[0]):
        return FileContent("mail_message", "a mail message or saved page")
    return None


def _json_format(first: str) -> str:
    try:
        record = json.loads(first)
    except (ValueError, RecursionError):
        return "json_file"
    return "json_lines" if isinstance(record, dict) else "json_file"


def _is_header(first: str, delimiters: str = ",\t;|") -> bool:
    """Whether a line names at least two columns, one of which holds the text."""
    for delimiter in delimiters:
        names = tuple(name.strip("\"' ") for name in first.split(delimiter))
        if (
            len(names) > 1
            and all(0 < len(fold(name)) <= _LONGEST_COLUMN for name in names)
            and not missing_text(names, Options())
        ):
            return True
    return False
