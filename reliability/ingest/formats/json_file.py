"""JSON: a record, a list of records, or an object with one list of records (`{"articles": [...]}`)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO

from reliability.ingest.columns import columns
from reliability.ingest.contents import read_contents
from reliability.ingest.decoding import UnreadableError, decode
from reliability.ingest.formats import json_lines
from reliability.ingest.options import Options
from reliability.ingest.reader_results import Problem, Row

ENDINGS = (".json",)
TEXT_LIKE = True
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
            yield from json_lines.read(BytesIO(data), options)
            return
        raise UnreadableError(
            f"it is not valid JSON: {json_lines.json_problem(error)}", "Mend the file"
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


def _records(parsed: object, options: Options) -> dict[str, object] | list[object]:
    if isinstance(parsed, list):
        return parsed
    if not isinstance(parsed, dict):
        raise UnreadableError("it holds neither a record nor a list of records", "Write a list of records")
    if "jsonfeed.org/version" in str(parsed.get("version")) and isinstance(parsed.get("items"), list):
        return [_feed_item(item) for item in parsed["items"]]
    held = columns(tuple(parsed), options)
    if any(isinstance(parsed[key], str) for key in (*held["text"], *held["html"])):
        return parsed
    lists = [
        value for value in parsed.values() if isinstance(value, list) and isinstance((value or [0])[0], dict)
    ]
    return lists[0] if len(lists) == 1 else parsed


def _feed_item(item: object) -> object:
    """An item of a JSON feed, whose text is called `content_text`."""
    if isinstance(item, dict) and isinstance(item.get("content_text"), str) and not item.get("content_html"):
        return {**item, "text": item["content_text"]}
    return item
