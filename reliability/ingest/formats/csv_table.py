"""CSV and TSV: one record a row, named by the header."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from typing import BinaryIO

from reliability.ingest.columns import missing_text
from reliability.ingest.decoding import UnreadableError
from reliability.ingest.lines import lines
from reliability.ingest.options import Options
from reliability.ingest.reader_results import Problem, Row

ENDINGS = (".csv", ".tsv")
TEXT_LIKE = True
_QUOTED = re.compile(r'"[^"]*"')
_DELIMITERS = ",;\t|"


class _Lines:
    """Lines for the csv module, which takes strings: what was noticed on the way is kept for the row."""

    def __init__(self, stream: BinaryIO, options: Options) -> None:
        self._lines = lines(stream, options)
        self.number, self.ended = 0, False
        self.error: UnreadableError | None = None
        self.notes: set[str] = set()

    def __iter__(self) -> Iterator[str]:
        for line in self._lines:
            self.number = line.number
            self.error = self.error or line.error
            self.notes.update(line.notes)
            yield line.text
        self.ended = True

    def taken(self) -> tuple[UnreadableError | None, tuple[str, ...]]:
        """What was noticed since last asked."""
        found = self.error, tuple(sorted(self.notes))
        self.error, self.notes = None, set()
        return found


def read(stream: BinaryIO, options: Options) -> Iterator[Row | Problem]:
    """The records; a row that does not fit the header is told and left out."""
    csv.field_size_limit(max(csv.field_size_limit(), options.max_bytes))
    source = _Lines(stream, options)
    text = iter(source)
    first = next(text, "")
    rows = csv.reader(_chain(first, text), delimiter=_delimiter(first))
    header = _header(rows, source, options)
    number = 0
    while True:
        begin = source.number + 1
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            number += 1
            yield Problem(f"line {begin:,} cannot be read: {error}", "Mend its quotation marks", number)
            source.taken()
            continue
        if cells or source.error:
            number += 1
            yield _row(cells, header, source, begin, number)


def _chain(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest


def _delimiter(first: str) -> str:
    """A comma if the header has one; else the first of `;`, tab, `|` that it has."""
    bare = _QUOTED.sub("", first)
    return next((mark for mark in _DELIMITERS if mark in bare), ",")


def _header(rows: Iterator[list[str]], source: _Lines, options: Options) -> tuple[str, ...]:
    try:
        header = tuple(next(rows, ()))
    except csv.Error as error:
        raise UnreadableError(f"its header cannot be read: {error}", "Correct the first line") from error
    broken, _ = source.taken()
    if broken:
        raise broken
    if not any(header):
        raise UnreadableError("it is empty", "Leave it out or add its records", "no_text")
    problem = missing_text(header, options)
    if problem:
        raise UnreadableError(problem, "Call it text, or name it with --text-column", "no_text")
    return header


def _row(cells: list[str], header: tuple[str, ...], source: _Lines, begin: int, number: int) -> Row | Problem:
    broken, notes = source.taken()
    if broken:
        return Problem(f"line {begin:,} cannot be read: {broken.problem}", broken.advice, number)
    if source.ended:
        problem = (
            f"a quotation mark on line {begin:,} or after is never closed, down to line {source.number:,}"
        )
        return Problem(problem, "Close it", number)
    if len(cells) > len(header):
        problem = f"line {begin:,} has {len(cells):,} cells, the header {len(header):,}"
        return Problem(problem, "Put cells that hold the delimiter in quotation marks", number)
    return Row(dict(zip(header, cells, strict=False)), number, notes)
