"""Detect how a table was written: its delimiter, quotation marks and escapes, and the line of its header."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reliability.ingest.column_names import find_columns
from reliability.ingest.options import Options
from reliability.ingest.table_header import find_header
from reliability.ingest.table_records import Dialect, has_doubled_quotes, is_quoted, split_records

_RUNNING = re.compile(r" |\d{3}(?!\d)")
"""What follows a comma in running text: a space, or the next three digits of a number."""
_LEAST_RUNNING = 0.9
"""Share of the surplus cells that must continue running text."""


def detect(sample: Sequence[str], complete: bool, options: Options) -> Dialect:
    """Return the dialect of the table that begins with the lines `sample`, `complete` if it ends there.

    It differs from the common one only where that is certain: another dialect must fit every record of the
    sample, and the common one must not.
    """
    basic = find_header(sample, options)
    if options.quote is not None or options.escape is not None:
        return replace(basic, quote=_quote(options.quote), escape=_escape(options.escape))
    body = sample[basic.skipped :]
    header = next(split_records(iter(body[:1]), basic, 0), [])
    width = len(header) if isinstance(header, list) else 0
    if width < 2:
        return basic
    if basic.delimiter == "\t":
        return replace(basic, quote="") if _is_literal(body, width) else basic
    return _choose(body, complete, basic, _text_is_last(header, options))


def _text_is_last(header: Sequence[str], options: Options) -> bool:
    return find_columns(tuple(header), options)["text"][:1] == (header[-1],)


def _choose(body: Sequence[str], complete: bool, basic: Dialect, text_last: bool) -> Dialect:
    """Return `basic`, or the first other dialect that every record fits."""
    if _fits(body, complete, basic, exactly=False) and not _is_suspicious(body, basic):
        return basic
    candidates = (
        replace(basic, space=True),
        replace(basic, escape="\\"),
        replace(basic, space=True, escape="\\"),
        replace(basic, quote="'"),
        replace(basic, quote="'", escape="\\"),
        replace(basic, quote="'", space=True),
    )
    for dialect in candidates:
        if _has_quoted_cell(body, dialect) and _fits(body, complete, dialect, exactly=True):
            return dialect
    return replace(basic, last_open=True, quote="") if text_last and _is_last_open(body, basic) else basic


def _fits(body: Sequence[str], complete: bool, dialect: Dialect, *, exactly: bool) -> bool:
    records = list(split_records(iter(body), dialect, 0))
    if not complete:
        records = records[:-1]
    width = len(records[0]) if records and isinstance(records[0], list) else 0
    if any(isinstance(record, str) for record in records):
        return False
    counts = [len(record) for record in records[1:] if record]
    return bool(counts) and all(count == width or (count < width and not exactly) for count in counts)


def _is_suspicious(body: Sequence[str], basic: Dialect) -> bool:
    """Whether cells begin with a space and a mark, or all of them with an apostrophe."""
    mark = re.escape(basic.delimiter)
    spaced = any(re.search(rf'{mark} +"', line) and not line.lstrip().startswith('"') for line in body)
    lines = [line.strip() for line in body[1:] if line.strip()]
    return spaced or (bool(lines) and all(line[0] == "'" and line[-1] == "'" for line in lines))


def _has_quoted_cell(body: Sequence[str], dialect: Dialect) -> bool:
    start = re.compile(rf"(?:^|{re.escape(dialect.delimiter)}){' +' if dialect.space else ''}{dialect.quote}")
    if dialect.quote == "'":
        return any(line.startswith("'") for line in body[1:])
    return any(start.search(line) for line in body[1:])


def _is_last_open(body: Sequence[str], basic: Dialect) -> bool:
    """Whether all lines hold at least the header's cells, the surplus being commas of running text."""
    width = len(body[0].split(basic.delimiter))
    lines = [line.rstrip("\r\n").split(basic.delimiter) for line in body[1:] if line.strip()]
    unquoted = all(cell[:1] not in ("'", '"', " ") for cells in lines for cell in cells[:width])
    surplus = [cell for cells in lines for cell in cells[width:]]
    running = sum(_RUNNING.match(cell) is not None for cell in surplus)
    complete = all(len(cells) >= width for cells in lines)
    return unquoted and complete and running >= _LEAST_RUNNING * len(surplus)


def _is_literal(body: Sequence[str], width: int) -> bool:
    """Whether quotation marks in a table with tabs belong to the text.

    They do where every line has all cells, and either a cell begins with a mark against the rules of CSV, or
    a cell is in marks that it does not need while others of its column are not.
    """
    lines = [line.rstrip("\r\n").split("\t") for line in body[1:] if line.strip()]
    if not lines or any(len(cells) != width for cells in lines):
        return False
    by_column = [[cells[index] for cells in lines if cells[index]] for index in range(width)]
    quoted = [cell for cells in by_column for cell in cells if cell.startswith('"')]
    if any(not is_quoted(cell) for cell in quoted):
        return not has_doubled_quotes(split_records(iter(body), Dialect("\t"), 0), width)
    needless = [cells for cells in by_column if any(c[0] == '"' and '"' not in c[1:-1] for c in cells)]
    return any(cell[0] != '"' for cells in needless for cell in cells)


def _quote(option: str | None) -> str:
    return '"' if option is None else "" if option.lower() == "none" else option


def _escape(option: str | None) -> str:
    return "" if option is None or option.lower() == "none" else option
