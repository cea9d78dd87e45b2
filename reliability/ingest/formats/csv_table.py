"""CSV and TSV: one record a row, named by the header."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO

from reliability.ingest.columns import missing_text
from reliability.ingest.decoding import UnreadableError
from reliability.ingest.lines import Line, lines
from reliability.ingest.options import Options
from reliability.ingest.reader_results import Problem, Row
from reliability.ingest.table_dialect import Dialect, detect, records

ENDINGS = (".csv", ".tsv")
TEXT_LIKE = True
_SAMPLE = 2**20
"""Characters by which the dialect is detected."""
_CARRIAGE_RETURN = "\ufdd0"
"""Stands for a carriage return inside a line, which the csv module refuses: no character of any text."""
_DOUBLED = re.compile(r'(?<!")""(?!")')
_LINE_ENDS = re.compile(r"(?:\\r)?\\n")
_ENDS_A_LINE = re.compile(r"[.!?:\"'”’)](?:\\r)?\\n")
_DIALECT = "or say how the file was written with --delimiter, --quote or --escape"


class _Lines:
    """Lines for the csv module, which takes strings: what was noticed on the way is kept for the row."""

    def __init__(self, stream: BinaryIO, options: Options) -> None:
        self._lines = _split(lines(stream, options))
        self.number, self.ended = 0, False
        self.error: UnreadableError | None = None
        self.notes: set[str] = set()
        self._ahead = list(_up_to(self._lines, _SAMPLE))

    def sample(self) -> tuple[list[str], bool]:
        """The first lines, and whether they are all."""
        following = next(self._lines, None)
        if following:
            self._lines = chain((following,), self._lines)
        return [_safe(line.text) for line in self._ahead], following is None

    def skip(self, count: int) -> None:
        """Leave out the first `count` lines."""
        self._ahead, self.number = self._ahead[count:], count

    def __iter__(self) -> Iterator[str]:
        for line in chain(self._ahead, self._lines):
            self.number = line.number
            self.error = self.error or line.error
            self.notes.update(line.notes)
            yield _safe(line.text)
        self.ended = True

    def taken(self) -> tuple[UnreadableError | None, tuple[str, ...]]:
        """What was noticed since last asked."""
        found = self.error, tuple(sorted(self.notes))
        self.error, self.notes = None, set()
        return found


def _split(source: Iterator[Line]) -> Iterator[Line]:
    """The lines; where a file has carriage returns alone, those end its lines."""
    first, second = next(source, None), next(source, None)
    if first and second is None and "\r" in first.text.rstrip("\r\n"):
        for number, text in enumerate(re.split(r"(?<=\r)", first.text), 1):
            yield Line(number, text.removesuffix("\r") + "\n", first.notes)
        return
    yield from (line for line in (first, second) if line)
    yield from source


def _up_to(source: Iterator[Line], most: int) -> Iterator[Line]:
    held = 0
    while held < most and (line := next(source, None)) is not None:
        held += len(line.text)
        yield line


def _safe(text: str) -> str:
    """`text` with a sign for its carriage returns but those that end it."""
    if "\r" not in text:
        return text
    line = text.rstrip("\r\n")
    return line.replace("\r", _CARRIAGE_RETURN) + text[len(line) :]


def read(stream: BinaryIO, options: Options) -> Iterator[Row | Problem]:
    """The records; a row that does not fit the header is reported and left out."""
    csv.field_size_limit(max(csv.field_size_limit(), options.max_bytes))
    source = _Lines(stream, options)
    dialect = detect(*source.sample(), options)
    source.skip(dialect.skipped)
    text = iter(source)
    header = _header(text, dialect, source, options)
    number, damaged = 0, False
    begin = source.number + 1
    for cells in records(text, dialect, len(header)):
        if cells or source.error:
            number += 1
            yield _row(cells, header, source, begin, number, damaged)
            damaged = damaged or isinstance(cells, str)
        begin = source.number + 1


def _header(text: Iterator[str], dialect: Dialect, source: _Lines, options: Options) -> tuple[str, ...]:
    cells = next(records(text, dialect, 0), [])
    if isinstance(cells, str):
        raise UnreadableError(f"its header cannot be read: {cells}", f"Correct the first line, {_DIALECT}")
    header = tuple(cells)
    broken, _ = source.taken()
    if broken:
        raise broken
    if not any(header):
        raise UnreadableError("it is empty", "Leave it out or add its records", "no_text")
    problem = missing_text(header, options)
    if problem:
        advice = "Rename the column that holds the text to `text`, or give its name with --text-column"
        raise UnreadableError(problem, advice if len(header) > 1 else f"{advice}, {_DIALECT}", "no_text")
    return header


def _row(
    cells: list[str] | str, header: tuple[str, ...], source: _Lines, begin: int, number: int, damaged: bool
) -> Row | Problem:
    broken, notes = source.taken()
    if broken:
        return Problem(f"line {begin:,} cannot be read: {broken.problem}", broken.advice, number)
    if isinstance(cells, str) and source.ended:
        problem = (
            f"a quotation mark on line {begin:,} or after is never closed, down to line {source.number:,}"
        )
        return Problem(problem, f"Close it, {_DIALECT}", number)
    if isinstance(cells, str):
        return Problem(
            f"line {begin:,} cannot be read: {cells}", f"Correct its quotation marks, {_DIALECT}", number
        )
    if len(cells) > len(header) or (damaged and len(cells) < len(header)):
        problem = f"line {begin:,} has {len(cells):,} cells, the header {len(header):,}"
        return Problem(problem, f"Put cells that hold the delimiter in quotation marks, {_DIALECT}", number)
    return Row(dict(zip(header, map(_mended, cells), strict=False)), number, notes)


def _mended(cell: str) -> str:
    """`cell` with its carriage returns, single quotation marks for doubled ones and real line ends."""
    if _CARRIAGE_RETURN in cell:
        cell = cell.replace(_CARRIAGE_RETURN, "\r")
    if '""' in cell and len(pairs := _DOUBLED.findall(cell)) > 1 and 2 * len(pairs) == cell.count('"'):
        cell = cell.replace('""', '"')
    elif '\\"' in cell and cell.count('\\"') == cell.count('"') > 1:
        cell = cell.replace('\\"', '"')
    if "\\n" in cell and "\n" not in cell and _ENDS_A_LINE.search(cell):
        cell = _LINE_ENDS.sub("\n", cell)
    return cell
