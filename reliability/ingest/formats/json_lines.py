"""JSON Lines: one record per line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from reliability.ingest.lines import Line, lines
from reliability.ingest.options import Options
from reliability.ingest.reader_results import Problem, Row

ENDINGS = (".jsonl", ".ndjson")
TEXT_LIKE = True


def read(stream: BinaryIO, options: Options) -> Iterator[Row | Problem]:
    """Yield the records, numbered without blank lines."""
    number = 0
    for line in lines(stream, options):
        if line.error or line.text.strip():
            number += 1
            yield _row(line, number)


def _row(line: Line, number: int) -> Row | Problem:
    place = f"line {line.number:,} "
    if line.error:
        return Problem(place + f"cannot be read: {line.error.problem}", line.error.advice, number)
    try:
        record = json.loads(line.text)
    except (ValueError, RecursionError) as error:
        return Problem(
            place + f"is not valid JSON: {json_problem(error)}", "Correct or remove the line", number
        )
    if not isinstance(record, dict):
        return Problem(place + "is not a record ({…})", "Write one record per line", number)
    return Row(record, number, line.notes)


def json_problem(error: Exception) -> str:
    """Return what is wrong with the JSON, in a few words."""
    if isinstance(error, json.JSONDecodeError):
        line = f"line {error.lineno:,}, " if error.lineno > 1 else ""
        return f"{error.msg} ({line}column {error.colno:,})"
    return "it is nested too deeply" if isinstance(error, RecursionError) else str(error)[:100]
