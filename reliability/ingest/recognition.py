"""Recognise what a file holds by its first bytes, for names that do not say or say something else."""

from __future__ import annotations

import json
import re
from typing import NamedTuple

from reliability.ingest.columns import folded, missing_text
from reliability.ingest.decoding import unicode_encoding
from reliability.ingest.options import Options

SAMPLE_BYTES = 8192

_TEXT_INSTEAD = "Save it as text (.txt), Word (.docx) or HTML from the program that wrote it"


class Content(NamedTuple):
    """What a file holds: the name of the `format` that reads it, or why none does and what to do.

    `articles` is false for files that never hold articles (a sitemap, an image).
    """

    format: str
    what: str
    advice: str = ""
    articles: bool = True


PAGE, PAGE_FRAGMENT = Content("web_page", "a web page"), Content("web_page", "a piece of a web page")
_XML = "an XML file"
_SIGNATURES: tuple[tuple[bytes, Content], ...] = (
    (b"%PDF-", Content("pdf_document", "a PDF document")),
    (b"{\\rtf", Content("rich_text", "a rich-text document")),
    (b"PAR1", Content("parquet_table", "a Parquet table")),
    (b"WARC/1.", Content("web_archive", "a web archive")),
    (b"WARC/0.", Content("web_archive", "a web archive")),
    (b"WEBVTT", Content("captions", "captions")),
    (b"\xd0\xcf\x11\xe0", Content("", "an old Word or Excel file, or one with a password", _TEXT_INSTEAD)),
    (b"\x89PNG", Content("", "an image", "Leave it out", articles=False)),
    (b"\xff\xd8\xff", Content("", "an image", "Leave it out", articles=False)),
    (b"GIF8", Content("", "an image", "Leave it out", articles=False)),
    (b"<?php", Content("", "a program, not a page", "Save the page that it shows")),
    (b"<%", Content("", "a program, not a page", "Save the page that it shows")),
)
_MEMBERS: tuple[tuple[bytes, Content], ...] = (  # of ZIP archives
    (b"application/epub+zip", Content("epub_book", "an EPUB book")),
    (b"application/vnd.oasis", Content("", "an OpenDocument file", _TEXT_INSTEAD)),
    (b"word/", Content("word_document", "a Word document")),
    (b"xl/", Content("", "an Excel workbook", "Save its sheet as CSV")),
    (b"ppt/", Content("", "a presentation", _TEXT_INSTEAD)),
)
ARCHIVE = Content("", "a ZIP archive", "Unpack it and give the folder")
_WORD = Content("word_document", "a Word document")
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
GDELT = Content(
    "",
    "a GDELT table, which lists events and addresses without the articles' text",
    "Download the pages it lists and give them as HTML files or web archive (WARC)",
)
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x19\x1b-\x1f]")


def recognise(beginning: bytes) -> Content | None:
    """Return what a file with this `beginning` certainly holds; `None` for plain text and for the unknown."""
    start = beginning.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n\t \x0c")
    for signature, content in _SIGNATURES:
        if start.startswith(signature):
            return content
    if start.startswith(b"PK\x03\x04"):
        return _zipped(beginning)
    if start.startswith(b"<"):
        return _marked_up(start)
    if _SUBRIP.match(start):
        return Content("captions", "captions")
    return _mail(start)


def recognise_text(beginning: bytes) -> Content | None:
    """Return which format of text the file holds, or `None` for binary data."""
    if is_tab_table(beginning):
        return Content("csv_table", "a table")
    if unicode_encoding(beginning):
        return Content("plain_text", "text")
    if not beginning.strip() or _BINARY.search(beginning):
        return None
    start = beginning.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace").lstrip()
    first = start.splitlines()[0]
    if _GDELT.match(first):
        return GDELT
    if start[0] in "{[":
        return Content(_json_format(first), "JSON")
    if _is_header(first):
        return Content("csv_table", "a table")
    return Content("plain_text", "text")


def is_tab_table(beginning: bytes) -> bool:
    """Whether the file is a table between tabs, as Excel saves "Unicode text"."""
    encoding = unicode_encoding(beginning) or "utf-8"
    first, _, rest = beginning.decode(encoding, "replace").lstrip("\ufeff").partition("\n")
    return "\t" in first and "\t" in rest and _is_header(first.strip("\r"), "\t")


def is_gdelt(beginning: bytes) -> bool:
    """Whether the file is a GDELT table (events, mentions or knowledge graph)."""
    return _GDELT.match(beginning[:200].decode("utf-8", "replace")) is not None


def _zipped(beginning: bytes) -> Content:
    known = next((content for member, content in _MEMBERS if member in beginning), None)
    return known or (_WORD if b"[Content_Types].xml" in beginning[:100] else ARCHIVE)


def _marked_up(start: bytes) -> Content | None:
    prologue = _PROLOGUE.match(start)
    root = _ROOT.match(start, prologue.end() if prologue else 0)
    declared = start[:5] == b"<?xml"
    if start[:14].lower() == b"<!doctype html":
        return PAGE
    if not root:
        return Content("xml_articles", _XML) if declared else None
    name = root[2].lower()
    if name in _FEEDS:
        return Content("feed", "a feed")
    if name in _PAGE_TAGS and not (name == b"article" and declared):
        return PAGE if name in (b"html", b"head", b"body") else (None if declared else PAGE_FRAGMENT)
    if name in (b"urlset", b"sitemapindex"):
        advice = "Download the pages it lists and give those"
        return Content("", "a sitemap, which lists addresses and holds no articles", advice, articles=False)
    return (
        Content("xml_articles", _XML) if declared or name in (b"articles", b"ppsresponse", b"nitf") else None
    )


def _mail(start: bytes) -> Content | None:
    mailbox = start.startswith(b"From ") and b"@" in start[:200]
    header = _MAIL.match(start.partition(b"\n")[2] if mailbox else start)
    if header and _MAIL_FIELD.search(header[0]):
        return Content("mail_message", "a mail message or saved page")
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
            and all(0 < len(folded(name)) <= 40 for name in names)
            and not missing_text(names, Options())
        ):
            return True
    return False
