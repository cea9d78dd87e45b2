"""Identify an article: its id, source and domain, by the rules of `docs/input.md`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from reliability.ingest.cells import as_name, first_line, one_line
from reliability.ingest.column_names import Columns
from reliability.ingest.compression import COMPRESSED
from reliability.ingest.domains import domain, is_address, site
from reliability.ingest.file_location import FileLocation
from reliability.ingest.options import Options
from reliability.ingest.page_article import PageArticle
from reliability.ingest.source_names import renamed


class LocatedRecord(NamedTuple):
    """A record, the columns of it that hold text, id and so on, and its place: a file and a number in it."""

    values: Mapping[str, object]
    columns: Columns
    location: FileLocation
    number: int

    def first_line(self, content: str) -> str:
        """Return the first of the columns for `content` that is not empty, as one line."""
        return first_line(self.values, self.columns[content])


class Identity(NamedTuple):
    """The id, source and domain of an article."""

    id: str
    source: str
    domain: str
    notes: tuple[str, ...] = ()


def identify(record: LocatedRecord, options: Options, page: PageArticle | None = None) -> Identity:
    """Return the identity of `record`; `page` is the article in its HTML."""
    place = record_id(record.location.name, record.number)
    url = address(record, page)
    name = _source_name(record, options, page)
    name_as_site = site(name)
    source = renamed(name_as_site or name, options.source_aliases)
    host = site(source) or name_as_site or _domain(record) or domain(url)
    return Identity(
        id=record.first_line("id") or place,
        source=source or place,
        domain="" if is_address(host) else host,
        notes=() if name else ("no_source",),
    )


def record_id(file: str, number: int) -> str:
    """Return `file#number`, the id of a record of a file; `file` where the file is one article."""
    return f"{file}#{number}" if number else file


def address(record: LocatedRecord, page: PageArticle | None = None) -> str:
    """Return the article's URL: the record's, else the one its page gives."""
    return record.first_line("url") or (one_line(page.url) if page else "")


def _source_name(record: LocatedRecord, options: Options, page: PageArticle | None) -> str:
    """Return what names the source: the first that does, or the one that the caller wants."""
    names = {
        "record": record.first_line("source"),
        "url": site(address(record, page)),
        "html": one_line(page.site) if page else "",
        "folder": record.location.folder,
    }
    match options.source_from:
        case None:
            return next(filter(None, names.values()), "")
        case "folder":
            return record.location.folder or record.location.parent
        case "file":
            return _stem(record.location.name)
    return names[options.source_from]


def _domain(record: LocatedRecord) -> str:
    sites = (site(as_name(record.values[key])) for key in record.columns["domain"])
    return next(filter(None, sites), "")


def _stem(name: str) -> str:
    """Return a file's name without folders and endings: `a/cnn.com.jsonl.gz` is `cnn.com`."""
    stem = name.rpartition("/")[2]
    for ending in COMPRESSED:
        stem = stem.removesuffix(ending)
    return stem.rpartition(".")[0] or stem
