"""Inputs → articles and failures, one after the other, in a fixed order."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from reliability.errors import InputError
from reliability.ingest import format_choice
from reliability.ingest.article_builder import build_failure
from reliability.ingest.compression import position
from reliability.ingest.duplicates import RecentKeys
from reliability.ingest.file_location import STDIN, FileLocation, locate, visible
from reliability.ingest.folders import InputFile, files
from reliability.ingest.formats import formats
from reliability.ingest.identity import record_id
from reliability.ingest.options import Options
from reliability.ingest.portions import (
    End,
    FileRead,
    Item,
    Made,
    Outcome,
    Portion,
    Raw,
    Skip,
    Whole,
    file_size,
    has_own_formats_only,
    outcomes,
    read_file,
    report_errors,
    stream_rows,
    weight,
)
from reliability.ingest.reader_results import Problem
from reliability.ingest.skipped import Skipped
from reliability.records import Article, Failure


class Reading(Iterator[Article | Failure]):
    """The articles of the inputs, read on demand.

    `skipped` counts, by ending, the files in folders that were skipped so far.
    """

    def __init__(self, inputs: Sequence[str | Path], options: Options, stdin: BinaryIO | None) -> None:
        self.skipped: Skipped = Skipped()
        format_choice.check_name(options.format_in)
        self.options, self._stdin = options, stdin
        self._inputs = [_existing(path) for path in inputs]
        self._bytes_finished = 0
        self._open: BinaryIO | None = None
        self._items = self._articles()

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
        everything = (file for root in self._inputs if root for file in self._files(root, Skipped()))
        return sum(map(file_size, everything))

    def portions(self, *, whole_files: bool = False) -> Iterator[Portion]:
        """Yield the rows of the inputs, from which `outcomes` builds articles in any process.

        With `whole_files`, small files are left for `outcomes` to read.
        """
        whole_files = whole_files and has_own_formats_only()
        for root in self._inputs:
            if root is None:
                rows = stream_rows(None, self._stdin or sys.stdin.buffer, self.options)
                yield from (Raw(row, STDIN) for row in report_errors(rows))
            else:
                yield from self._portions_below(root, whole_files=whole_files)
                yield End(root)

    def settled(self, outcomes: Iterable[Outcome[Item]]) -> Iterator[Made[Item | Failure]]:
        """Yield the items of the portions, in their order; count and leave out files that are skipped."""
        is_empty = True
        for outcome in outcomes:
            match outcome:
                case Made():
                    is_empty = False
                    yield outcome
                case FileRead(size):
                    is_empty = False
                    self._bytes_finished += size
                case Skip(ending, path, size):
                    self.skipped.add(ending, path)
                    self._bytes_finished += size
                case End(root):
                    if is_empty:
                        location = locate(root, root.parent)
                        problem = _nothing_to_read(self.skipped)
                        yield Made(0, build_failure(problem, location, self.options), location)
                    is_empty = True

    def _articles(self) -> Iterator[Article | Failure]:
        ids, options = DistinctIds(), self.options
        items = self.settled(chain.from_iterable(outcomes(portion, options) for portion in self.portions()))
        for number, item, location in items:
            new_id, place = ids.choose(item.id, number, location), record_id(location.name, number)
            yield item if new_id == item.id else _with_id(item, new_id, place)

    def _files(self, root: Path, skipped: Skipped) -> Iterator[InputFile]:
        return files(root, frozenset(formats()), self.options, skipped)

    def _portions_below(self, root: Path, *, whole_files: bool) -> Iterator[Portion]:
        skipped = _RecentlySkipped()
        for file in self._files(root, skipped):
            yield from skipped.taken()
            named = file.path == root
            if whole_files and (articles := weight(file)):
                yield Whole(file, articles, named)
            else:
                yield from read_file(file, self.options, named=named, watch=self._watch)
        yield from skipped.taken()

    def _watch(self, stream: BinaryIO | None) -> None:
        self._open = stream


class DistinctIds:
    """Gives each article its own id."""

    def __init__(self) -> None:
        self._seen = RecentKeys()

    def choose(self, own_id: str, number: int, location: FileLocation) -> str:
        """Return the article's own id; replace a repeated one by its location, or else by its path."""
        if not self._seen.add(own_id):
            return own_id
        place = record_id(location.name, number)
        new_id = record_id(location.path, number) if own_id == place else place
        self._seen.add(new_id)
        return new_id


class _RecentlySkipped(Skipped):
    """The files that a walk skips, until they are taken."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting: list[Skip] = []

    def add(self, ending: str, path: str) -> None:
        self._waiting.append(Skip(ending, path))

    def taken(self) -> Iterator[Skip]:
        """Yield the files skipped since the last time."""
        yield from self._waiting
        self._waiting.clear()


def read(
    inputs: str | Path | Sequence[str | Path],
    *,
    options: Options | None = None,
    stdin: BinaryIO | None = None,
) -> Reading:
    """Return the articles and failures in `inputs`: files, folders, `-` for JSON Lines on standard input.

    They are read lazily and in a fixed order: inputs as given, files of a folder sorted by path, records in
    file order. Raises `InputError` at once for an input that does not exist.
    """
    paths = [inputs] if isinstance(inputs, str | Path) else inputs
    return Reading(paths, options or Options(), stdin)


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
        raise InputError(
            f"{visible(str(path))}: no such file or folder. Check the path, or give - to read standard input."
        )
    return Path(path)


def _nothing_to_read(skipped: Skipped) -> Problem:
    understood = ", ".join(ending for ending in formats() if ending.count(".") == 1)
    summary = f" ({skipped.summary()})" if skipped else ""
    return Problem(
        f"the folder holds nothing to read{summary}", f"Give files with one of these extensions: {understood}"
    )
