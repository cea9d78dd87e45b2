"""Inputs → articles and failures, one after the other, in a fixed order."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import BinaryIO, NamedTuple

from reliability.errors import InputError, MissingExtraError
from reliability.ingest import format_choice
from reliability.ingest.article_builder import build_item
from reliability.ingest.compression import open_file, position
from reliability.ingest.date_order import with_date_order
from reliability.ingest.decoding import UnreadableError
from reliability.ingest.duplicates import RecentKeys
from reliability.ingest.file_location import STDIN, FileLocation, locate, visible
from reliability.ingest.folders import InputFile, ending, explain_error, files
from reliability.ingest.format_choice import UnknownContentError
from reliability.ingest.formats import formats
from reliability.ingest.identity import record_id
from reliability.ingest.options import Options
from reliability.ingest.reader_results import Problem, Row
from reliability.ingest.skipped import Skipped
from reliability.records import Article, Failure


class LocatedRow(NamedTuple):
    """A row with the file it was read from; `heavy` if turning it into an article takes long."""

    row: Row | Problem
    location: FileLocation

    @property
    def heavy(self) -> bool:
        """Whether it is a web page."""
        return isinstance(self.row, Row) and not self.row.named and "html" in self.row.record


class BuiltItem(NamedTuple):
    """The article or failure of a row, with its number in the file (0 where the file is one article)."""

    number: int
    item: Article | Failure
    location: FileLocation


MapRows = Callable[[Callable[[LocatedRow], BuiltItem], Iterable[LocatedRow]], Iterator[BuiltItem]]
"""`map`, or a function that does the same in several processes."""


class Reading(Iterator[Article | Failure]):
    """The articles of the inputs, read on demand.

    `skipped` counts, by ending, the files in folders that were skipped so far.
    """

    def __init__(
        self, inputs: Sequence[str | Path], options: Options, stdin: BinaryIO | None, map_rows: MapRows = map
    ) -> None:
        self.skipped: Skipped = Skipped()
        format_choice.check_name(options.format_in)
        self._options, self._stdin, self._ids = options, stdin, RecentKeys()
        self._inputs = [_existing(path) for path in inputs]
        self._bytes_finished = 0
        self._open: BinaryIO | None = None
        self._items = self._with_unique_ids(map_rows(partial(_build, options=options), self._read_all()))

    def __next__(self) -> Article | Failure:
        return next(self._items)

    def close(self) -> None:
        """Close the file that is being read, where no more is wanted."""
        if self._open:
            self._open.close()

    @property
    def done(self) -> int:
        """Bytes of the files read so far."""
        return self._bytes_finished + (position(self._open) if self._open else 0)

    def size(self) -> int | None:
        """Return the bytes of all files; None where standard input is among them. Walks all folders."""
        if None in self._inputs:
            return None
        files = (file for root in self._inputs if root for file in self._files(root, Skipped()))
        return sum(map(_size, files))

    def _files(self, root: Path, skipped: Skipped) -> Iterator[InputFile]:
        return files(root, frozenset(formats()), self._options, skipped)

    def _read_all(self) -> Iterator[LocatedRow]:
        for root in self._inputs:
            if root is None:
                stream = self._stdin or sys.stdin.buffer
                reader = format_choice.choose(None, stream, self._options.format_in)
                rows = with_date_order(iter(reader.read(stream, self._options)), self._options)
                yield from (LocatedRow(row, STDIN) for row in _report_errors(rows))
            else:
                yield from self._read_input(root)

    def _read_input(self, root: Path) -> Iterator[LocatedRow]:
        is_empty = True
        for file in self._files(root, self.skipped):
            try:
                for row in _report_errors(self._read_file(file)):
                    yield LocatedRow(row, file.location)
                is_empty = False
            except UnknownContentError as error:
                if file.path == root:
                    is_empty = False
                    yield LocatedRow(Problem(error.problem, error.advice), file.location)
                else:
                    self.skipped.add(_skipped_as(file, error), file.location.path)
        if is_empty:
            yield LocatedRow(_nothing_to_read(self.skipped), locate(root, root.parent))

    def _read_file(self, file: InputFile) -> Iterator[Row | Problem]:
        if file.problem:
            raise UnreadableError(file.problem, file.advice)
        with open_file(file.path) as stream:
            self._open = stream
            state, has_records = _state(file.path), False
            try:
                reader = format_choice.choose(file.path, stream, self._options.format_in)
                for row in with_date_order(iter(reader.read(stream, self._options)), self._options):
                    has_records = has_records or row.number > 0
                    yield row
                if has_records and _state(file.path) != state:  # a file of one article was read at once
                    advice = "Run again when nothing writes to it"
                    raise UnreadableError("it changed while it was read", advice)
            finally:
                self._open = None
                self._bytes_finished += _size(file)

    def _with_unique_ids(self, items: Iterable[BuiltItem]) -> Iterator[Article | Failure]:
        """Yield the items; replace a repeated id by its location, and a repeated location by its path."""
        for number, item, location in items:
            if self._ids.add(item.id):
                place, full_place = record_id(location.name, number), record_id(location.path, number)
                new_id = full_place if item.id == place else place
                self._ids.add(new_id)
                yield _with_id(item, new_id, place)
            else:
                yield item


def read(
    inputs: str | Path | Sequence[str | Path],
    *,
    options: Options | None = None,
    stdin: BinaryIO | None = None,
    map_rows: MapRows = map,
) -> Reading:
    """Return the articles and failures in `inputs`: files, folders, `-` for JSON Lines on standard input.

    They are read lazily and in a fixed order: inputs as given, files of a folder sorted by path, records in
    file order. `map_rows` builds the articles of rows, in order. Raises `InputError` at once for a missing
    input.
    """
    paths = [inputs] if isinstance(inputs, str | Path) else inputs
    return Reading(paths, options or Options(), stdin, map_rows)


def _with_id(item: Article | Failure, new_id: str, place: str) -> Article | Failure:
    """Return `item` with another id; if it was its own source, by its place, it remains so."""
    source = new_id if item.source == place else item.source
    if isinstance(item, Failure):
        return replace(item, id=new_id, source=source)
    notes = item.notes if item.id == place else (*item.notes, "id_repeated")
    return replace(item, id=new_id, source=source, notes=notes)


def _existing(path: str | Path) -> Path | None:
    """Return the input's path, None for standard input."""
    if path == "-":
        return None
    if not os.path.exists(path):  # noqa: PTH110 - Path.exists raises in a folder that may not be read
        raise InputError(f"No such file or folder: {visible(str(path))}. Inputs are files, folders, or - .")
    return Path(path)


def _skipped_as(file: InputFile, error: UnknownContentError) -> str:
    """Return the ending that a skipped file is counted under."""
    return ending(file.path) if error.articles else error.kind


def _nothing_to_read(skipped: Skipped) -> Problem:
    understood = ", ".join(ending for ending in formats() if ending.count(".") == 1)
    summary = f" ({skipped.summary()})" if skipped else ""
    return Problem(
        f"the folder holds nothing to read{summary}", f"Give files that end in one of: {understood}"
    )


def _size(file: InputFile) -> int:
    try:
        return file.path.stat().st_size
    except OSError:
        return 0


def _state(path: Path) -> tuple[int, ...]:
    """Return values that change when the file is written to; empty where it has vanished."""
    try:
        status = path.stat()
    except OSError:
        return ()
    return status.st_ino, status.st_size, status.st_mtime_ns


def _build(located: LocatedRow, options: Options) -> BuiltItem:
    row, location = located
    return BuiltItem(row.number, build_item(row, location, options), location)


def _report_errors(rows: Iterator[Row | Problem]) -> Iterator[Row | Problem]:
    """Yield the rows; where a file breaks off, report it as a problem and let the other inputs be read."""
    try:
        yield from rows
    except UnknownContentError:
        raise
    except UnreadableError as error:
        yield Problem(error.problem, error.advice, code=error.code)
    except MissingExtraError as error:
        problem, _, advice = str(error).partition(": ")
        yield Problem(problem, advice)
    except OSError as error:
        yield Problem(*explain_error(error))
