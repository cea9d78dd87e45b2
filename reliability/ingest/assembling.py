"""A record and its place → Article: text, id, source, date."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import NamedTuple

from reliability.ingest.columns import columns, missing_text, shortened
from reliability.ingest.dates import iso_date
from reliability.ingest.decoding import UnreadableError
from reliability.ingest.domains import domain, is_address, site
from reliability.ingest.options import Options
from reliability.ingest.pages import Page, extract
from reliability.ingest.places import Place, visible
from reliability.ingest.rows import Row
from reliability.records import Article, Failure

_FIELDS, _FIELD_CHARACTERS = 64, 200
_LINE_CHARACTERS = 1000
_ENDINGS = (".gz", ".zst")
_OUR_NAMES = Options()
Held = Mapping[str, tuple[str, ...]]
"""For each of text, html, id, …: a record's fields that may hold it, best first."""


class Identity(NamedTuple):
    """Who an article is and whose."""

    id: str
    source: str
    domain: str
    notes: tuple[str, ...] = ()


def article(row: Row, place: Place, options: Options) -> Article | Failure:
    """The article that `row` of the file at `place` holds, or why there is none."""
    record = row.record
    held = columns(tuple(record), options if row.named else _OUR_NAMES)
    try:
        text, page = _text(record, held, options)
    except UnreadableError as error:
        who = identity(record, held, place, row.number, options)
        return Failure(
            who.id, who.source, place.path, at(row.number) + error.problem, error.advice, error.code
        )
    who = identity(record, held, place, row.number, options, page)
    published = _published(record, held, page)
    notes = (*row.notes, *who.notes, *(() if published is not None else ("date_unclear",)))
    return Article(
        text=text,
        id=who.id,
        source=who.source,
        domain=who.domain,
        title=_line(record, held["title"]) or (_one_line(page.title) if page else ""),
        url=_url(record, held, page),
        published=published or "",
        notes=notes,
        fields=_fields(record, held),
    )


def at(number: int) -> str:
    """The beginning of a message about record `number` of a file; empty where the file is one article."""
    return f"record {number:,}: " if number else ""


def at_place(way: str, number: int) -> str:
    """`way#number`, the id of a record of a file; `way` where the file is one article."""
    return f"{way}#{number}" if number else way


def failure(
    place: Place, number: int, problem: str, advice: str, options: Options, code: str = "unreadable"
) -> Failure:
    """What is said of a record or file of which nothing is known but its place."""
    who = identity({}, columns((), options), place, number, options)
    return Failure(who.id, who.source, place.path, visible(at(number) + problem), advice, code)


def identity(
    record: Mapping[str, object],
    held: Held,
    place: Place,
    number: int,
    options: Options,
    page: Page | None = None,
) -> Identity:
    """Id, source and domain by the rules of `docs/input.md`."""
    here = at_place(place.name, number)
    url = _url(record, held, page)
    ways = {
        "record": _line(record, held["source"]),
        "url": site(url),
        "html": _one_line(page.site) if page else "",
        "folder": place.folder,
        "file": "",
    }
    if options.source_from:
        ways = {options.source_from: ways[options.source_from]}
        if options.source_from == "folder":
            ways["folder"] = place.folder or place.parent
        elif options.source_from == "file":
            ways["file"] = _stem(place.name)
    named = next(filter(None, ways.values()), "")
    as_site = site(named)
    known = as_site or _domain(record, held) or domain(url)
    return Identity(
        id=_line(record, held["id"]) or here,
        source=as_site or named or here,
        domain="" if is_address(known) else known,
        notes=() if named else ("no_source",),
    )


def _text(record: Mapping[str, object], held: Held, options: Options) -> tuple[str, Page | None]:
    for key in held["text"]:
        value = record[key]
        if isinstance(value, str) and value and not value.isspace():
            return _bounded(value, options), None
    for key in held["html"]:
        value = record[key]
        if isinstance(value, str) and value.strip():
            page = extract(value, _url(record, held, None))
            return page.text, page
    raise UnreadableError(*_no_text(record, held, options), "no_text")


def _bounded(text: str, options: Options) -> str:
    if len(text) > options.max_bytes:
        raise UnreadableError(
            f"its text is longer than {options.max_bytes:,} characters", "Split it into articles"
        )
    return text


def _no_text(record: Mapping[str, object], held: Held, options: Options) -> tuple[str, str]:
    problem = missing_text(tuple(record), options)
    if problem:
        return problem, "Name the field that holds it with --text-column"
    keys = (*held["text"], *held["html"])
    other = next((key for key in keys if not isinstance(record[key], str | None)), None)
    if other is not None:
        problem = f"the text is not a string ({other!r} is a {type(record[other]).__name__})"
        return problem, "Name the field that holds it with --text-column"
    return f"{shortened(keys)} is empty", "Leave it out or add its text"


def _url(record: Mapping[str, object], held: Held, page: Page | None) -> str:
    return _line(record, held["url"]) or (_one_line(page.url) if page else "")


def _domain(record: Mapping[str, object], held: Held) -> str:
    return next((found for key in held["domain"] if (found := site(_named(record[key])))), "")


def _published(record: Mapping[str, object], held: Held, page: Page | None) -> str | None:
    unclear = False
    for key in held["published"]:
        found = iso_date(record[key])
        if found:
            return found
        unclear = unclear or found is None
    if page and (page.published or not unclear):
        return page.published
    return None if unclear else ""


def _line(record: Mapping[str, object], keys: tuple[str, ...]) -> str:
    """The first of `keys` that holds something, as one line."""
    return next((line for key in keys if (line := _one_line(_named(record[key])))), "")


def _named(value: object) -> str:
    """A name: itself, or that of a nested `{"source": {"name": …}}`."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return ""
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, Mapping):
        named = (value.get(key) for key in ("name", "title", "domain", "url", "uri", "id", "$oid"))
        return next((name for name in named if isinstance(name, str) and name.strip()), "")
    return ""


def _one_line(text: str) -> str:
    return visible(" ".join(text[: 4 * _LINE_CHARACTERS].split()))[:_LINE_CHARACTERS]


def _stem(name: str) -> str:
    """A file's name without folders and endings: `a/cnn.com.jsonl.gz` is `cnn.com`."""
    stem = name.rpartition("/")[2]
    for ending in _ENDINGS:
        stem = stem.removesuffix(ending)
    return stem.rpartition(".")[0] or stem


def _fields(record: Mapping[str, object], held: Held) -> dict[str, str]:
    """The record's other fields as strings, bounded in number and length."""
    used = {key for what, keys in held.items() for key in (keys if what in ("text", "html") else keys[:1])}
    other = [key for key, value in record.items() if key not in used and value is not None]
    return {_one_line(key)[:_FIELD_CHARACTERS]: _string(record[key]) for key in other[:_FIELDS]}


def _string(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str | int | float):
        try:
            value = json.dumps(value, ensure_ascii=False, default=str)
        except (ValueError, RecursionError):
            return ""
    return _one_line(str(value)[: 2 * _FIELD_CHARACTERS])[:_FIELD_CHARACTERS]
