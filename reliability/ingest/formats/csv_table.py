"""CSV and TSV: one record per row, with columns named by the header."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO

from reliability.ingest.column_names import missing_text
from reliability.ingest.decoding import UnreadableError
from reliability.ingest.line_ends import with_line_feeds
from reliability.ingest.lines import Line, open_as_utf8, read_lines
from reliability.ingest.options import Options
from reliability.ingest.reader_results import Problem, Row
from reliability.ingest.table_dialect import detect
from reliability.ingest.table_records import Cells, Dialect, split_records

ENDINGS = (".csv", ".tsv")
TEXT_LIKE = True
_SAMPLE = 2**20
"""Characters from which the dialect is detected."""
_CARRIAGE_RETURN = "\ufdd0"
"""Replaces a carriage return inside a line, which the csv module refuses: no text has this character."""
_DOUBLED = re.compile(r'(?<!")""(?!")')
_LINE_ENDS = re.compile(r"(?:\\r)?\\n")
_ENDS_A_LINE = re.compile(r"[.!?:\"'”’)](?:\\r)?\\n")
_DIALECT = "or say how the file was written with --delimiter, --quote or --escape"


class _TableLines:
    """Lines for the csv module, which takes strings; their errors and notes are kept for the record."""

    def __init__(self, stream: BinaryIO, options: Options) -> None:
        self._lines = read_lines(with_line_feeds(open_as_utf8(stream, options.encoding)), options)
        self.number, self.ended = 0, False
        self._ahead = list(_take(self._lines, _SAMPLE))
        self._dialect, self._most = Dialect(","), options.max_bytes
        self.begin_record()

    def sample(self) -> tuple[list[str], bool]:
        """Return the first lines, and whether they are all."""
        following = next(self._lines, None)
        if following:
            self._lines = chain((following,), self._lines)
        return [_safe(line.text) for line in self._ahead], following is None

    def use(self, dialect: Dialect) -> None:
        """Begin with the header."""
        self._ahead, self.number = self._ahead[dialect.skipped :], dialect.skipped
        self._dialect = dialect

    def begin_record(self) -> None:
        """Forget the errors and notes of the record that ends here."""
        self.first = self.number + 1
        self._characters = 0
        self.error: UnreadableError | None = None
        self.notes: set[str] = set()

    def __iter__(self) -> Iterator[str]:
        remaining = chain(self._ahead, self._lines)
        for line in remaining:
            self._note(line)
            is_too_long = self._characters > self._most and self.number > self.first
            if is_too_long and not self._dialect.is_tabbed:  # tabbed records read lines ahead
                yield self._skip_cell(line, remaining)
            elif line.odd_quotes:
                yield self._dialect.quote
            else:
                yield _safe(line.text)
        self.ended = True

    def _note(self, line: Line) -> None:
        self.number = line.number
        self.error = self.error or line.error
        self.notes.update(line.notes)
        self._characters += len(line.text)

    def _skip_cell(self, line: Line, remaining: Iterator[Line]) -> str:
        """Skip the rest of a quoted cell that is too long; return the mark that closes it, if one does."""
        while not (line.odd_quotes or self._dialect.toggles_cell(line.text)):
            following = next(remaining, None)
            if following is None:
                return ""
            line = following
            self._note(line)
        problem = f"it is longer than {self._most:,} characters"
        self.error = self.error or UnreadableError(problem, "Split it into articles")
        return self._dialect.quote + "\n"


def _take(source: Iterator[Line], most: int) -> Iterator[Line]:
    """Yield lines of `most` characters together, and the rest of the last of them."""
    characters = 0
    while characters < most and (line := next(source, None)) is not None:
        characters += len(line.text)
        yield line


def _safe(text: str) -> str:
    """Return `text` with a sign for its carriage returns but those that end it."""
    if "\r" not in text:
        return text
    line = text.rstrip("\r\n")
    return line.replace("\r", _CARRIAGE_RETURN) + text[len(line) :]


def read(stream: BinaryIO, options: Options) -> Iterator[Row | Problem]:
    """Yield the records; a row that does not fit the header is reported and left out."""
    csv.field_size_limit(max(csv.field_size_limit(), options.max_bytes))
    source = _TableLines(stream, options)
    dialect = detect(*source.sample(), options)
    source.use(dialect)
    text = iter(source)
    header = _header(text, dialect, source, options)
    number, damaged = 0, False
    source.begin_record()
    for cells in split_records(text, dialect, len(header)):
        if cells or source.error:
            number += 1
            yield _row(cells, header, source, damaged)._replace(number=number)
            damaged = damaged or isinstance(cells, str)
        source.begin_record()


def _header(text: Iterator[str], dialect: Dialect, source: _TableLines, options: Options) -> tuple[str, ...]:
    cells = next(split_records(text, dialect, 0), [])
    if isinstance(cells, str):
        raise UnreadableError(f"its header cannot be read: {cells}", f"Correct the first line, {_DIALECT}")
    header = tuple(cells)
    if source.error:
        raise source.error
    if not any(header):
        raise UnreadableError("it is empty", "Leave it out or add its records", "no_text")
    problem = missing_text(header, options)
    if problem:
        advice = "Rename the column that holds the text to `text`, or give its name with --text-column"
        raise UnreadableError(problem, advice if len(header) > 1 else f"{advice}, {_DIALECT}", "no_text")
    return header


def _row(cells: Cells, header: tuple[str, ...], source: _TableLines, damaged: bool) -> Row | Problem:
    """Return the record. After a `damaged` one, a row without all cells may be a part of it: report it."""
    first = source.first
    if source.error:
        return Problem(f"line {first:,} cannot be read: {source.error.problem}", source.error.advice)
    if isinstance(cells, str):
        return _unreadable(cells, source)
    if len(cells) > len(header) or (damaged and len(cells) < len(header)):
        problem = f"line {first:,} has {len(cells):,} cells, the header {len(header):,}"
        return Problem(problem, f"Put cells that hold the delimiter in quotation marks, {_DIALECT}")
    values = dict(zip(header, map(_repair, cells), strict=False))
    return Row(values, notes=tuple(sorted(source.notes)))


def _unreadable(reason: str, source: _TableLines) -> Problem:
    first, last = source.first, source.number
    if source.ended:
        problem = f"a quotation mark on line {first:,} or after is never closed, down to line {last:,}"
        return Problem(problem, f"Close it, {_DIALECT}")
    problem = f"line {first:,} cannot be read: {reason}"
    return Problem(problem, f"Correct its quotation marks, {_DIALECT}")


def _repair(cell: str) -> str:
    """Return `cell` with its carriage returns, single quotation marks for doubled ones and real line ends."""
    if _CARRIAGE_RETURN in cell:
        cell = cell.replace(_CARRIAGE_RETURN, "\r")
    is_doubled = '"' in cell and '""' in cell  # one character is looked for faster than two
    if is_doubled and len(pairs := _DOUBLED.findall(cell)) > 1 and 2 * len(pairs) == cell.count('"'):
        cell = cell.replace('""', '"')
    elif "\\" in cell and '\\"' in cell and cell.count('\\"') == cell.count('"') > 1:
        cell = cell.replace('\\"', '"')
    if "\\" in cell and "\\n" in cell and "\n" not in cell and _ENDS_A_LINE.search(cell):
        cell = _LINE_ENDS.sub("\n", cell)
    return cell
