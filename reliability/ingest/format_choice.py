"""Choose the format that reads a file: by what the caller says, the file's name and its content."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from reliability.errors import InputError
from reliability.ingest import exports
from reliability.ingest.decoding import UnreadableError
from reliability.ingest.folders import BY_CONTENT, ending
from reliability.ingest.formats import Format, formats
from reliability.ingest.recognition import (
    ARCHIVE,
    GDELT,
    PAGE_FRAGMENT,
    SAMPLE_BYTES,
    FileContent,
    is_gdelt,
    is_tab_table,
    recognise,
    recognise_text,
)

_TEXTS = frozenset({"plain_text"})
_DOCUMENTS = frozenset({"word_document", "rich_text", "web_page", "mail_message", "xml_articles", "feed"})
"""Formats that are found under each other's endings: rich text in .doc, a feed in .xml, a page in .mht."""
_TABLES = frozenset({"csv_table", "json_file", "json_lines"})
_BINARY = frozenset({"pdf_document", "word_document", "rich_text", "epub_book", "parquet_table", ""})


class UnknownContentError(UnreadableError):
    """A file holds nothing that any format reads; `articles` says whether it may hold articles."""

    def __init__(self, content: FileContent) -> None:
        super().__init__(f"it is {content.description}", content.advice)
        self.articles: bool = content.articles
        self.kind: str = content.description.split(",")[0].split()[-1]


def names() -> tuple[str, ...]:
    """Return the values of `--format-in`: endings without their dot, and layouts of export files."""
    endings = (ending[1:] for ending in formats() if ending.count(".") == 1)
    return (*exports.NAMES, *endings)


def check_name(name: str | None) -> None:
    """Raise `InputError` if no format or layout has this `name`."""
    if name is not None and name not in names():
        raise InputError(f"No input format named {name!r}. Choose one of: {', '.join(names())}.")


def choose(path: Path | None, stream: BinaryIO, forced: str | None) -> Format:
    """Return the format of the file at `path`, whose `stream` begins; `None` is standard input.

    Raises `UnknownContentError` for a file that no format reads.
    """
    by_ending = formats()
    if forced and f".{forced}" in by_ending:
        return by_ending[f".{forced}"]
    if path is None and not forced:
        return by_ending[".jsonl"]
    suffix = ending(path) if path else ""
    named = by_ending.get(suffix)
    if named and not named.built_in:
        return named
    return _choose_by_content(named, _peek(stream), suffix)


def _choose_by_content(named: Format | None, beginning: bytes, suffix: str) -> Format:
    content = recognise(beginning)
    if content and (named is None or _overrides(content, named.name)):
        return _format_of(content)
    if named is None and suffix not in BY_CONTENT:
        raise UnknownContentError(FileContent("", f"of an unknown format ({suffix})", _SAY_HOW))
    if named is None:
        return _format_of(recognise_text(beginning) or FileContent("", "of an unknown format", _SAY_HOW))
    if named.name in ("csv_table", "plain_text") and is_gdelt(beginning):
        raise UnknownContentError(GDELT)
    if named.name == "plain_text" and is_tab_table(beginning):
        return _format_of(FileContent("csv_table", "a table"))
    return named


_SAY_HOW = "Say how to read it, for example --format-in txt, or save it as text, HTML or CSV"


def _overrides(content: FileContent, named: str) -> bool:
    """Whether a file's `content` says more about it than the format `named` by its ending."""
    if (
        content.format == named
        or content == ARCHIVE
        or named in ("pdf_document", "epub_book", "parquet_table")
    ):
        return False
    if named in _TEXTS:
        return content != PAGE_FRAGMENT  # Markdown may begin with a tag
    if named in _TABLES:
        return content.format in _BINARY
    return named in _DOCUMENTS or content.format in _BINARY


def _format_of(content: FileContent) -> Format:
    if not content.format:
        raise UnknownContentError(content)
    return next(file_format for file_format in formats().values() if file_format.name == content.format)


def _peek(stream: BinaryIO) -> bytes:
    """Return the first bytes, which stay in the stream."""
    peek = getattr(stream, "peek", None)
    return peek(SAMPLE_BYTES)[:SAMPLE_BYTES] if peek else b""
