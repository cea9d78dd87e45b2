"""Records of JSON with fields inside fields, as programming interfaces of news sites give them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence

from reliability.ingest.column_names import find_columns, fold
from reliability.ingest.options import COLUMNS, Options

_MOST_DEPTH = 5
"""Levels down to the records: Elasticsearch and the Guardian have two, no known interface more than three."""
_TEXT_FIELDS = ("rendered", "raw", "plain", "text", "value", "main")
"""Fields that contain a text in fields of its own: WordPress, Drupal, the New York Times."""
_PARAGRAPH_FIELDS = ("text", "content", "paragraph", "p", "body")
_TAG = re.compile(r"<[^<>]{1,200}>")
Record = Mapping[str, object]


def flatten(record: Record, options: Options) -> Record:
    """Return `record` with the contents of nested fields as fields, if they hold the article.

    Paths that the caller names (`content.rendered`) become fields; lists of paragraphs are joined.
    """
    if not any(isinstance(value, Mapping | list | tuple) for value in record.values()):
        return record
    fields = {
        **_thread_fields(record),
        **{key: _unwrap_extended_json(value) for key, value in record.items()},
        **_fields_by_path(record, options),
    }
    if not holds_text(fields, options):
        fields = _lift(fields, options, _MOST_DEPTH)
    columns = find_columns(tuple(fields), options)
    texts = {key: _text(fields[key]) for key in (*columns["text"], *columns["html"])}
    titles = {key: _title(fields[key]) for key in columns["title"]}
    return {**fields, **{key: value for key, value in (*texts.items(), *titles.items()) if value}}


def _unwrap_extended_json(value: object) -> object:
    """Return a value without the wrapping of MongoDB's extended JSON (`{"$date": "2026-01-05"}`)."""
    for _ in range(_MOST_DEPTH):
        if not isinstance(value, Mapping) or len(value) != 1 or not str(next(iter(value))).startswith("$"):
            break
        value = next(iter(value.values()))
    return value


def _thread_fields(record: Record) -> Record:
    """Return the page's site and address, which Webhose keeps apart from a post."""
    thread = record.get("thread")
    names = ("site", "url") if isinstance(thread, Mapping) else ()
    return {name: thread[name] for name in names if name in thread}  # type: ignore[index,operator]


def holds_text(record: object, options: Options) -> bool:
    """Whether one of the fields of `record` is a text."""
    if not isinstance(record, Mapping):
        return False
    columns = find_columns(tuple(map(str, record)), options)
    return any(_text(record[key]) for key in (*columns["text"], *columns["html"]) if key in record)


def text_length(record: object, options: Options) -> int:
    """Return the number of characters of the longest text in `record`, at any level."""
    fields = _flattened(record, options)
    if not isinstance(fields, Mapping):
        return 0
    columns = find_columns(tuple(map(str, fields)), options)
    return max((len(_text(fields[key])) for key in (*columns["text"], *columns["html"])), default=0)


def find_records(parsed: object, options: Options) -> list[object]:
    """Return the records in a JSON value, from lists at any level; empty without any."""
    return list(_find_records(parsed, options, _MOST_DEPTH))


def _find_records(parsed: object, options: Options, depth: int) -> Iterator[object]:
    if not depth or not isinstance(parsed, Mapping | list):
        return
    if isinstance(parsed, list):
        if any(holds_text(_flattened(record, options), options) for record in parsed):
            yield from parsed
        else:
            for value in parsed:
                yield from _find_records(value, options, depth - 1)
    elif table := _read_columns(parsed, options):
        yield from table
    elif _is_index(parsed, options):
        yield from ({"id": key, **value} for key, value in parsed.items() if isinstance(value, Mapping))
    else:
        for value in parsed.values():
            yield from _find_records(value, options, depth - 1)


def _flattened(record: object, options: Options) -> object:
    return flatten(record, options) if isinstance(record, Mapping) else record


def _is_index(parsed: Record, options: Options) -> bool:
    """Whether each field holds a record, as pandas writes with orient="index"."""
    values = list(parsed.values())
    return len(values) > 1 and all(holds_text(value, options) for value in values)


def _read_columns(parsed: Record, options: Options) -> list[object]:
    """Return the records of a table written by columns, as pandas does by default, or with orient="split"."""
    names, rows = parsed.get("columns"), parsed.get("data")
    if isinstance(names, list) and isinstance(rows, list) and all(isinstance(row, list) for row in rows):
        return [dict(zip(map(str, names), row, strict=False)) for row in rows]
    columns = find_columns(tuple(parsed), options)
    texts = [parsed[key] for key in (*columns["text"], *columns["html"]) if isinstance(parsed[key], Mapping)]
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


def _fields_by_path(record: Record, options: Options) -> dict[str, object]:
    names = [name for content in COLUMNS if (name := options.column(content)) and name not in record]
    values = {name: _follow(record, name.split(".")) for name in names if "." in name}
    return {name: value for name, value in values.items() if value is not None}


def _follow(value: object, path: Sequence[str]) -> object:
    """Return the value that `path` leads to in `value`; for a list, in each of its items."""
    for depth, step in enumerate(path):
        if isinstance(value, list) and not step.isdecimal():
            inside = [_follow(item, path[depth:]) for item in value]
            return [item for item in inside if item is not None] or None
        if isinstance(value, list):
            value = value[int(step)] if int(step) < len(value) else None
        elif isinstance(value, Mapping):
            similar = (key for key in value if fold(str(key)) == fold(step))
            value = value.get(step, value.get(next(similar, step)))
        else:
            return None
    return value


def _lift(record: dict[str, object], options: Options, depth: int) -> dict[str, object]:
    """Return `record` with the fields of the nested record that holds the text; its own come first."""
    for value in record.values():
        inside = dict(value) if isinstance(value, Mapping) else None
        if inside is None or not depth:
            continue
        if not holds_text(inside, options):
            inside = _lift(inside, options, depth - 1)
        if holds_text(inside, options):
            outer_fields = {key: field for key, field in record.items() if field is not value}
            outer_names = {fold(key) for key in outer_fields}
            lifted = {str(key): field for key, field in inside.items() if fold(str(key)) not in outer_names}
            return {**outer_fields, **lifted}
    return record


def _text(value: object) -> str:
    """Return the text in `value`: a string, a list of paragraphs, or either of them in a field of its own."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        texts = (_text(value[name]) for name in _TEXT_FIELDS if name in value)
        return next(filter(None, texts), "")
    if isinstance(value, list | tuple):
        return "\n\n".join(paragraph for item in value if (paragraph := _paragraph(item)))
    return ""


def _paragraph(item: object) -> str:
    if isinstance(item, Mapping):
        item = next((item[name] for name in _PARAGRAPH_FIELDS if isinstance(item.get(name), str)), "")
    return item.strip() if isinstance(item, str) else ""


def _title(value: object) -> str:
    """Return a title in a field of its own, which may be HTML."""
    return _TAG.sub("", html.unescape(_text(value))).strip() if isinstance(value, Mapping) else ""
