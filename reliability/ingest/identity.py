"""Who an article is and whose: id, source, domain, by the rules of `docs/input.md`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from reliability.ingest.cells import Held, first_line, name, one_line
from reliability.ingest.compression import COMPRESSED
from reliability.ingest.domains import domain, is_address, site
from reliability.ingest.file_location import FileLocation
from reliability.ingest.options import Options
from reliability.ingest.page import Page
from reliability.ingest.source_names import renamed


class Identity(NamedTuple):
    """Who an article is and whose."""

    id: str
    source: str
    domain: str
    notes: tuple[str, ...] = ()


def identity(
    record: Mapping[str, object],
    held: Held,
    location: FileLocation,
    number: int,
    options: Options,
    page: Page | None = None,
) -> Identity:
    """The identity of record `number` of the file at `location`; `page` is what its HTML says."""
    here = record_id(location.name, number)
    url = address(record, held, page)
    named = _named(record, held, location, options, page)
    as_site = site(named)
    source = renamed(as_site or named, options.source_aliases)
    known = site(source) or as_site or _domain(record, held) or domain(url)
    return Identity(
        id=first_line(record, held["id"]) or here,
        source=source or here,
        domain="" if is_address(known) else known,
        notes=() if named else ("no_source",),
    )


def record_id(way: str, number: int) -> str:
    """`way#number`, the id of a record of a file; `way` where the file is one article."""
    return f"{way}#{number}" if number else way


def address(record: Mapping[str, object], held: Held, page: Page | None) -> str:
    """The article's url: the record's, else the one its page gives."""
    return first_line(record, held["url"]) or (one_line(page.url) if page else "")


def _named(
    record: Mapping[str, object], held: Held, location: FileLocation, options: Options, page: Page | None
) -> str:
    """What names the source: the first way there is, or the one way that the caller wants."""
    ways = {
        "record": first_line(record, held["source"]),
        "url": site(address(record, held, page)),
        "html": one_line(page.site) if page else "",
        "folder": location.folder,
    }
    match options.source_from:
        case None:
            return next(filter(None, ways.values()), "")
        case "folder":
            return location.folder or location.parent
        case "file":
            return _stem(location.name)
    return ways[options.source_from]


def _domain(record: Mapping[str, object], held: Held) -> str:
    return next((found for key in held["domain"] if (found := site(name(record[key])))), "")


def _stem(name: str) -> str:
    """A file's name without folders and endings: `a/cnn.com.jsonl.gz` is `cnn.com`."""
    stem = name.rpartition("/")[2]
    for ending in COMPRESSED:
        stem = stem.removesuffix(ending)
    return stem.rpartition(".")[0] or stem
