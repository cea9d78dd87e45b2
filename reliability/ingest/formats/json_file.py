"""JSON: a record, or records in lists at any level (`{"response": {"results": [...]}}`)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO

from reliability.ingest.bounded_read import read_bounded
from reliability.ingest.column_names import find_columns
from reliability.ingest.decoding import UnreadableError, decode
from reliability.ingest.formats import json_lines
from reliability.ingest.nested_records import find_records, text_length
from reliability.ingest.options import Options
from reliability.ingest.reader_results import Problem, Row

ENDINGS = (".json",)
TEXT_LIKE = True
_DESCRIPTION = 200
"""Characters of a description: a field next to lists of records is an article only if it is longer."""
_MOST_VALUES = 1_000_000
"""Values of a file that holds several over more than one line each; each takes memory."""
_GAP = 100
"""Characters between two values of a file, at most."""
MOST_BYTES = 256 * 2**20  # it is read at once, some 3 to 8 bytes of memory a byte


def read(stream: BinaryIO, options: Options) -> Iterator[Row | Problem]:
    """Yield the records, numbered in a list. A file that holds one record a line is read as JSON Lines."""
    data = read_bounded(stream, MOST_BYTES)
    text, notes = decode(data, options.encoding)
    if not text.strip():
        yield Problem("it is empty", "Leave it out or add its records", code="no_text")
        return
    try:
        parsed = json.loads(text)
    except (ValueError, RecursionError) as error:
        if isinstance(error, json.JSONDecodeError) and error.msg == "Extra data":
            values = _consecutive_values(text)
            yield from _rows(values, notes) if values else json_lines.read(BytesIO(data), options)
            return
        raise UnreadableError(
            f"it is not valid JSON: {json_lines.json_problem(error)}", "Correct the file"
        ) from error
    yield from _rows(_records(parsed, options), notes)


def _rows(records: dict[str, object] | list[object], notes: tuple[str, ...]) -> Iterator[Row | Problem]:
    if isinstance(records, dict):
        yield Row(records, notes=notes)
        return
    for number, record in enumerate(records, 1):
        if isinstance(record, dict):
            yield Row(record, number, notes)
        else:
            yield Problem("it is not a record ({…})", "Write a list of records", number)


def _consecutive_values(text: str) -> list[object]:
    """Return the values of a file in which each takes more than one line; empty if they are lines."""
    decoder, position = json.JSONDecoder(), 0
    values: list[object] = []
    while position < len(text):
        try:
            value, position = decoder.raw_decode(text, position)
        except (ValueError, RecursionError):
            return []
        if not isinstance(value, dict | list) or len(values) == _MOST_VALUES:
            return []
        values.append(value)
        gap = text[position : position + _GAP]
        position += len(gap) - len(gap.lstrip(" \t\r\n,"))
    return values if "\n" in text.strip() and len(values) <= text.count("\n") // 2 else []


def _records(parsed: object, options: Options) -> dict[str, object] | list[object]:
    if isinstance(parsed, list):
        return find_records(parsed, options) or parsed
    if not isinstance(parsed, dict):
        raise UnreadableError("it holds neither a record nor a list of records", "Write a list of records")
    if "jsonfeed.org/version" in str(parsed.get("version")) and isinstance(parsed.get("items"), list):
        return [_feed_item(item) for item in parsed["items"]]
    records = find_records(parsed, options)
    is_record = _is_record(parsed, records, options)
    return parsed if is_record else records or parsed


def _is_record(parsed: dict[str, object], records: list[object], options: Options) -> bool:
    """Whether `parsed` is a record, in which `records` are comments, and not a list of records or a table."""
    columns = find_columns(tuple(parsed), options)
    has_text = any(isinstance(parsed[key], str) for key in (*columns["text"], *columns["html"]))
    if records and any(isinstance(parsed[key], list) for key in columns["text"]):
        return False
    longest = max((text_length(record, options) for record in records), default=0)
    return has_text or text_length(parsed, options) > max(longest, _DESCRIPTION * bool(records))


def _feed_item(item: object) -> object:
    """Return an item of a JSON feed with its `content_text` as text."""
    if isinstance(item, dict) and isinstance(item.get("content_text"), str) and not item.get("content_html"):
        return {**item, "text": item["content_text"]}
    return item
