"""Records of JSON with fields inside fields, as programming interfaces of news sites give them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence

from reliability.ingest.columns import columns, folded
from reliability.ingest.options import COLUMNS, Options

_MOST_DEPTH = 5
"""Levels down to the records: Elasticsearch has two, the Guardian two, none known more than three."""
_INSIDE = ("rendered", "raw", "plain", "text", "value", "main")
"""Fields that contain a text in fields of its own: WordPress, Drupal, the New York Times."""
_PARAGRAPH = ("text", "content", "paragraph", "p", "body")
_TAG = re.compile(r"<[^<>]{1,200}>")
Record = Mapping[str, object]


def flat(record: Record, options: Options) -> Record:
    """Return `record` with the contents of nested fields as fields, if they hold the article.

    Paths that the caller names (`content.rendered`) become fields; lists of paragraphs are joined.
    """
    if not any(isinstance(value, Mapping | list | tuple) for value in record.values()):
        return record
    found = {
        **_thread(record),
        **{key: _plain(value) for key, value in record.items()},
        **_paths(record, options),
    }
    if not holds_text(found, options):
        found = _lifted(found, options, _MOST_DEPTH)
    held = columns(tuple(found), options)
    texts = {key: _text(found[key]) for key in (*held["text"], *held["html"])}
    titles = {key: _title(found[key]) for key in held["title"]}
    return {**found, **{key: value for key, value in (*texts.items(), *titles.items()) if value}}


def _plain(value: object) -> object:
    """A value without the wrapping of MongoDB's extended JSON (`{"$date": "2026-01-05"}`)."""
    for _ in range(_MOST_DEPTH):
        if not isinstance(value, Mapping) or len(value) != 1 or not str(next(iter(value))).startswith("$"):
            break
        value = next(iter(value.values()))
    return value


def _thread(record: Record) -> Record:
    """Site and address of the page that Webhose keeps apart from a post."""
    thread = record.get("thread")
    names = ("site", "url") if isinstance(thread, Mapping) else ()
    return {name: thread[name] for name in names if name in thread}  # type: ignore[index,operator]


def holds_text(record: object, options: Options) -> bool:
    """Whether one of the fields of `record` is a text."""
    if not isinstance(record, Mapping):
        return False
    held = columns(tuple(map(str, record)), options)
    return any(_text(record[key]) for key in (*held["text"], *held["html"]) if key in record)


def text_length(record: object, options: Options) -> int:
    """Characters of the longest text in `record`, wherever its fields are."""
    found = _flat(record, options)
    if not isinstance(found, Mapping):
        return 0
    held = columns(tuple(map(str, found)), options)
    return max((len(_text(found[key])) for key in (*held["text"], *held["html"])), default=0)


def records(parsed: object, options: Options) -> list[object]:
    """Return the records in a JSON value, from lists at any level; empty without any."""
    return list(_records(parsed, options, _MOST_DEPTH))


def _records(parsed: object, options: Options, depth: int) -> Iterator[object]:
    if not depth or not isinstance(parsed, Mapping | list):
        return
    if isinstance(parsed, list):
        if any(holds_text(_flat(record, options), options) for record in parsed):
            yield from parsed
        else:
            for value in parsed:
                yield from _records(value, options, depth - 1)
    elif table := _from_columns(parsed, options):
        yield from table
    elif _is_index(parsed, options):
        yield from ({"id": key, **value} for key, value in parsed.items() if isinstance(value, Mapping))
    else:
        for value in parsed.values():
            yield from _records(value, options, depth - 1)


def _flat(record: object, options: Options) -> object:
    return flat(record, options) if isinstance(record, Mapping) else record


def _is_index(parsed: Record, options: Options) -> bool:
    """Whether each field holds a record, as pandas writes with orient="index"."""
    values = list(parsed.values())
    return len(values) > 1 and all(holds_text(value, options) for value in values)


def _from_columns(parsed: Record, options: Options) -> list[object]:
    """Records of a table written by columns, as pandas does by default, or with orient="split"."""
    names, rows = parsed.get("columns"), parsed.get("data")
    if isinstance(names, list) and isinstance(rows, list) and all(isinstance(row, list) for row in rows):
        return [dict(zip(map(str, names), row, strict=False)) for row in rows]
    held = columns(tuple(parsed), options)
    texts = [parsed[key] for key in (*held["text"], *held["html"]) if isinstance(parsed[key], Mapping)]
    if len(parsed) < 2 or not texts or not all(isinstance(value, Mapping) for value in parsed.values()):
        return []
    index = next(iter(texts))
    if not isinstance(index, Mapping) or any(value.keys() != index.keys() for value in _mappings(parsed)):
        return []
    return [
        {name: value[key] for name, value in parsed.items() if isinstance(value, Mapping)} for key in index
    ]


def _mappings(parsed: Record) -> Iterator[Record]:
    return (value for value in parsed.values() if isinstance(value, Mapping))


def _paths(record: Record, options: Options) -> dict[str, object]:
    named = [name for what in COLUMNS if (name := options.column(what)) and name not in record]
    found = {name: _at(record, name.split(".")) for name in named if "." in name}
    return {name: value for name, value in found.items() if value is not None}


def _at(value: object, path: Sequence[str]) -> object:
    """Return what is at `path` in `value`; for a list, in each of its items."""
    for depth, step in enumerate(path):
        if isinstance(value, list) and not step.isdecimal():
            inside = [_at(item, path[depth:]) for item in value]
            return [item for item in inside if item is not None] or None
        if isinstance(value, list):
            value = value[int(step)] if int(step) < len(value) else None
        elif isinstance(value, Mapping):
            fitting = (key for key in value if folded(str(key)) == folded(step))
            value = value.get(step, value.get(next(fitting, step)))
        else:
            return None
    return value


def _lifted(record: dict[str, object], options: Options, depth: int) -> dict[str, object]:
    """`record` with the fields of the nested record that holds the text; its own come first."""
    for value in record.values():
        inside = dict(value) if isinstance(value, Mapping) else None
        if inside is None or not depth:
            continue
        if not holds_text(inside, options):
            inside = _lifted(inside, options, depth - 1)
        if holds_text(inside, options):
            kept = {key: own for key, own in record.items() if own is not value}
            own_names = {folded(key) for key in kept}
            return {
                **kept,
                **{str(key): held for key, held in inside.items() if folded(str(key)) not in own_names},
            }
    return record


def _text(value: object) -> str:
    """The text in `value`: a string, a list of paragraphs, or one of them in a field of its own."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        inside = (value[name] for name in _INSIDE if name in value)
        return next((found for one in inside if (found := _text(one))), "")
    if isinstance(value, list | tuple):
        return "\n\n".join(paragraph for item in value if (paragraph := _paragraph(item)))
    return ""


def _paragraph(item: object) -> str:
    if isinstance(item, Mapping):
        item = next((item[name] for name in _PARAGRAPH if isinstance(item.get(name), str)), "")
    return item.strip() if isinstance(item, str) else ""


def _title(value: object) -> str:
    """A title in a field of its own, which may be HTML."""
    return _TAG.sub("", html.unescape(_text(value))).strip() if isinstance(value, Mapping) else ""
