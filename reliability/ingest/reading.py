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
    guarded,
    outcomes,
    read_file,
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
        format_choice.checked(options.format_in)
        self.options, self._stdin = options, stdin
        self._inputs = [_existing(given) for given in inputs]
        self._behind = 0
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
        return self._behind + (position(self._open) if self._open else 0)

    def size(self) -> int | None:
        """Bytes of the files there are now; `None` where standard input is among them. Walks all folders."""
        if None in self._inputs:
            return None
        everything = (file for root in self._inputs if root for file in self._files(root, Skipped()))
        return sum(map(file_size, everything))

    def portions(self, *, whole_files: bool = False) -> Iterator[Portion]:
        """Yield the rows of the inputs, of which `outcomes` makes articles in any process.

        With `whole_files`, small files are left for `outcomes` to read.
        """
        for root in self._inputs:
            if root is None:
                rows = stream_rows(None, self._stdin or sys.stdin.buffer, self.options)
                yield from (Raw(row, STDIN) for row in guarded(rows))
            else:
                yield from self._portions_below(root, whole_files=whole_files)
                yield End(root)

    def settled(self, outcomes: Iterable[Outcome[Item]]) -> Iterator[Made[Item | Failure]]:
        """Yield what the portions gave, in their order; count and leave out files that are skipped."""
        nothing = True
        for outcome in outcomes:
            match outcome:
                case Made():
                    nothing = False
                    yield outcome
                case FileRead(size):
                    nothing = False
                    self._behind += size
                case Skip(ending, path, size):
                    self.skipped.add(ending, path)
                    self._behind += size
                case End(root):
                    if nothing:
                        location, (problem, advice, *_) = locate(root, root.parent), _nothing(self.skipped)
                        failure = build_failure(location, 0, problem, advice, self.options)
                        yield Made(0, failure, location)
                    nothing = True

    def _articles(self) -> Iterator[Article | Failure]:
        ids, options = DistinctIds(), self.options
        made = self.settled(chain.from_iterable(outcomes(each, options) for each in self.portions()))
        for number, item, location in made:
            new, here = ids.choose(item.id, number, location), record_id(location.name, number)
            yield item if new == item.id else _renamed(item, new, here)

    def _files(self, root: Path, skipped: Skipped) -> Iterator[InputFile]:
        return files(root, frozenset(formats()), self.options, skipped)

    def _portions_below(self, root: Path, *, whole_files: bool) -> Iterator[Portion]:
        passed_over = _PassedOver()
        for file in self._files(root, passed_over):
            yield from passed_over.taken()
            named = file.path == root
            if whole_files and (articles := weight(file)):
                yield Whole(file, articles, named)
            else:
                yield from read_file(file, self.options, named=named, watch=self._watch)
        yield from passed_over.taken()

    def _watch(self, stream: BinaryIO | None) -> None:
        self._open = stream


class DistinctIds:
    """Gives each article its own id."""

    def __init__(self) -> None:
        self._seen = RecentKeys()

    def choose(self, given: str, number: int, location: FileLocation) -> str:
        """Return the id that was given; a repeated one is replaced by its location, then by its path."""
        if not self._seen.add(given):
            return given
        here = record_id(location.name, number)
        new = record_id(location.path, number) if given == here else here
        self._seen.add(new)
        return new


class _PassedOver(Skipped):
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
    """The articles in `inputs` (files, folders, `-` for JSON Lines on standard input), and the failures.

    Lazily and in a fixed order: inputs as given, files of a folder sorted by path, records in file order.
    Raises `InputError` at once for an input that does not exist.
    """
    given = [inputs] if isinstance(inputs, str | Path) else inputs
    return Reading(given, options or Options(), stdin)


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


def _nothing(skipped: Skipped) -> Problem:
    understood = ", ".join(ending for ending in formats() if ending.count(".") == 1)
    summary = f" ({skipped.summary()})" if skipped else ""
    return Problem(
        f"the folder holds nothing to read{summary}", f"Give files that end in one of: {understood}"
    )
