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
from reliability.ingest.folders import InputFile, ending, files, refused
from reliability.ingest.format_choice import UnknownContentError
from reliability.ingest.formats import formats
from reliability.ingest.identity import record_id
from reliability.ingest.options import Options
from reliability.ingest.reader_results import Problem, Row
from reliability.ingest.skipped import Skipped
from reliability.records import Article, Failure


class Raw(NamedTuple):
    """A row of a file as it was read; `heavy` if much work lies between it and its article."""

    row: Row | Problem
    location: FileLocation

    @property
    def heavy(self) -> bool:
        """Whether it is a web page."""
        return isinstance(self.row, Row) and not self.row.named and "html" in self.row.record


class Made(NamedTuple):
    """What a row gave, with its number in the file (0 where the file is one article)."""

    number: int
    item: Article | Failure
    location: FileLocation


Mapped = Callable[[Callable[[Raw], Made], Iterable[Raw]], Iterator[Made]]
"""`map`, or what does the same in several processes."""


class Reading(Iterator[Article | Failure]):
    """The articles of the inputs, read on demand.

    `skipped` counts, by ending, the files in folders that were skipped so far.
    """

    def __init__(
        self, inputs: Sequence[str | Path], options: Options, stdin: BinaryIO | None, mapped: Mapped = map
    ) -> None:
        self.skipped: Skipped = Skipped()
        format_choice.checked(options.format_in)
        self._options, self._stdin, self._ids = options, stdin, RecentKeys()
        self._inputs = [_existing(given) for given in inputs]
        self._behind = 0
        self._open: BinaryIO | None = None
        self._items = self._apart(mapped(partial(_made, options=options), self._all()))

    def __next__(self) -> Article | Failure:
        return next(self._items)

    def close(self) -> None:
        """Close the file that is being read, where no more is wanted."""
        if self._open:
            self._open.close()

    @property
    def done(self) -> int:
        """Bytes of the files read so far."""
        return self._behind + (position(self._open) if self._open else 0)

    def size(self) -> int | None:
        """Bytes of the files there are now; `None` where standard input is among them. Walks all folders."""
        if None in self._inputs:
            return None
        found = (file for root in self._inputs if root for file in self._files(root, Skipped()))
        return sum(_size(file) for file in found)

    def _files(self, root: Path, skipped: Skipped) -> Iterator[InputFile]:
        return files(root, frozenset(formats()), self._options, skipped)

    def _all(self) -> Iterator[Raw]:
        for root in self._inputs:
            if root is None:
                stream = self._stdin or sys.stdin.buffer
                reader = format_choice.choose(None, stream, self._options.format_in)
                rows = with_date_order(iter(reader.read(stream, self._options)), self._options)
                yield from (Raw(row, STDIN) for row in _guarded(rows))
            else:
                yield from self._below(root)

    def _below(self, root: Path) -> Iterator[Raw]:
        nothing = True
        for file in self._files(root, self.skipped):
            try:
                for row in _guarded(self._rows(file)):
                    yield Raw(row, file.location)
                nothing = False
            except UnknownContentError as error:
                if file.path == root:
                    nothing = False
                    yield Raw(Problem(error.problem, error.advice), file.location)
                else:
                    self.skipped.add(_skipped_as(file, error), file.location.path)
        if nothing:
            yield Raw(_nothing(self.skipped), locate(root, root.parent))

    def _rows(self, file: InputFile) -> Iterator[Row | Problem]:
        if file.problem:
            raise UnreadableError(file.problem, file.advice)
        with open_file(file.path) as stream:
            self._open = stream
            before, many = _state(file.path), False
            try:
                reader = format_choice.choose(file.path, stream, self._options.format_in)
                for row in with_date_order(iter(reader.read(stream, self._options)), self._options):
                    many = many or row.number > 0
                    yield row
                if many and _state(file.path) != before:  # a file of one article was read at once
                    advice = "Run again when nothing writes to it"
                    raise UnreadableError("it changed while it was read", advice)
            finally:
                self._open = None
                self._behind += _size(file)

    def _apart(self, made: Iterable[Made]) -> Iterator[Article | Failure]:
        """Yield the items; replace a repeated id by its location, and a repeated location by its path."""
        for number, item, where in made:
            if self._ids.add(item.id):
                here, way = record_id(where.name, number), record_id(where.path, number)
                new = way if item.id == here else here
                self._ids.add(new)
                yield _renamed(item, new, here)
            else:
                yield item


def read(
    inputs: str | Path | Sequence[str | Path],
    *,
    options: Options | None = None,
    stdin: BinaryIO | None = None,
    mapped: Mapped = map,
) -> Reading:
    """The articles in `inputs` (files, folders, `-` for JSON Lines on standard input), and the failures.

    Lazily and in a fixed order: inputs as given, files of a folder sorted by path, records in file order.
    `mapped` makes articles of rows, in order. Raises `InputError` at once for an input that does not exist.
    """
    given = [inputs] if isinstance(inputs, str | Path) else inputs
    return Reading(given, options or Options(), stdin, mapped)


def _renamed(item: Article | Failure, new: str, here: str) -> Article | Failure:
    """Return `item` with the id `new`, since another has its id; it remains its own source if it was."""
    source = new if item.source == here else item.source
    if isinstance(item, Failure):
        return replace(item, id=new, source=source)
    notes = item.notes if item.id == here else (*item.notes, "id_repeated")
    return replace(item, id=new, source=source, notes=notes)


def _existing(given: str | Path) -> Path | None:
    """The input's path, `None` for standard input."""
    if given == "-":
        return None
    if not os.path.exists(given):  # noqa: PTH110 - Path.exists raises where the way to it is not allowed
        raise InputError(f"No such file or folder: {visible(str(given))}. Inputs are files, folders, or - .")
    return Path(given)


def _skipped_as(file: InputFile, error: UnknownContentError) -> str:
    """The ending that a skipped file counts under."""
    return ending(file.path) if error.articles else error.kind


def _nothing(skipped: Skipped) -> Problem:
    understood = ", ".join(ending for ending in formats() if ending.count(".") == 1)
    summary = f" ({skipped.summary()})" if skipped else ""
    return Problem(
        f"the folder holds nothing to read{summary}", f"Give files that end in one of: {understood}"
    )


def _size(found: InputFile) -> int:
    try:
        return found.path.stat().st_size
    except OSError:
        return 0


def _state(path: Path) -> tuple[int, ...]:
    """What another content of the file would change; empty where it has vanished."""
    try:
        found = path.stat()
    except OSError:
        return ()
    return found.st_ino, found.st_size, found.st_mtime_ns


def _made(raw: Raw, options: Options) -> Made:
    row, where = raw
    return Made(row.number, build_item(row, where, options), where)


def _guarded(rows: Iterator[Row | Problem]) -> Iterator[Row | Problem]:
    """`rows`; where a file breaks off, what came before is kept, and the other inputs are read."""
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
        yield Problem(*refused(error))
