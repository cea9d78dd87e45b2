"""JSON: a record, or records in lists at any level (`{"response": {"results": [...]}}`)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO

from reliability.ingest.columns import columns
from reliability.ingest.contents import read_contents
from reliability.ingest.decoding import UnreadableError, decode
from reliability.ingest.formats import json_lines
from reliability.ingest.nested import records as nested_records
from reliability.ingest.nested import text_length
from reliability.ingest.options import Options
from reliability.ingest.reader_results import Problem, Row

ENDINGS = (".json",)
TEXT_LIKE = True
_SHORT = 200
"""Characters of a description: a field next to lists of records is an article only if it is longer."""
_MOST_VALUES = 1_000_000
"""Values of a file that holds several over more than one line each; each takes memory."""
_GAP = 100
"""Characters between two values of a file, at most."""
MOST_BYTES = 256 * 2**20  # it is read at once, some 3 to 8 bytes of memory a byte


def read(stream: BinaryIO, options: Options) -> Iterator[Row | Problem]:
    """The records, numbered in a list. A file that holds one record a line is read as JSON Lines."""
    data = read_contents(stream, MOST_BYTES)
    text, notes = decode(data, options.encoding)
    if not text.strip():
        yield Problem("it is empty", "Leave it out or add its records", code="no_text")
        return
    try:
        parsed = json.loads(text)
    except (ValueError, RecursionError) as error:
        if isinstance(error, json.JSONDecodeError) and error.msg == "Extra data":
            values = _one_after_another(text)
            yield from _rows(values, notes) if values else json_lines.read(BytesIO(data), options)
            return
        raise UnreadableError(
            f"it is not valid JSON: {json_lines.json_problem(error)}", "Correct the file"
        ) from error
    yield from _rows(_records(parsed, options), notes)


def _rows(held: dict[str, object] | list[object], notes: tuple[str, ...]) -> Iterator[Row | Problem]:
    if isinstance(held, dict):
        yield Row(held, notes=notes)
        return
    for number, record in enumerate(held, 1):
        if isinstance(record, dict):
            yield Row(record, number, notes)
        else:
            yield Problem("it is not a record ({…})", "Write a list of records", number)


def _one_after_another(text: str) -> list[object]:
    """The values of a file that holds several over more than one line each; empty if they are lines."""
    decoder, at = json.JSONDecoder(), 0
    values: list[object] = []
    while at < len(text):
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            return []
        if not isinstance(value, dict | list) or len(values) == _MOST_VALUES:
            return []
        values.append(value)
        at += len(text[at : at + _GAP]) - len(text[at : at + _GAP].lstrip(" \t\r\n,"))
    return values if "\n" in text.strip() and len(values) <= text.count("\n") // 2 else []


def _records(parsed: object, options: Options) -> dict[str, object] | list[object]:
    if isinstance(parsed, list):
        return nested_records(parsed, options) or parsed
    if not isinstance(parsed, dict):
        raise UnreadableError("it holds neither a record nor a list of records", "Write a list of records")
    if "jsonfeed.org/version" in str(parsed.get("version")) and isinstance(parsed.get("items"), list):
        return [_feed_item(item) for item in parsed["items"]]
    lists = nested_records(parsed, options)
    return _own_text(parsed, lists, options) or lists or parsed


def _own_text(parsed: dict[str, object], lists: list[object], options: Options) -> dict[str, object]:
    """`parsed` if it is a record; empty if it holds records (`lists`), or a table by columns."""
    held = columns(tuple(parsed), options)
    own = any(isinstance(parsed[key], str) for key in (*held["text"], *held["html"]))
    if lists and any(isinstance(parsed[key], list) for key in held["text"]):
        return {}
    longest = max((text_length(record, options) for record in lists), default=0)
    return (
        parsed if own or text_length(parsed, options) > max(longest, _SHORT * bool(lists)) else {}
    )  # its lists are comments


def _feed_item(item: object) -> object:
    """An item of a JSON feed, whose text is called `content_text`."""
    if isinstance(item, dict) and isinstance(item.get("content_text"), str) and not item.get("content_html"):
        return {**item, "text": item["content_text"]}
    return item
