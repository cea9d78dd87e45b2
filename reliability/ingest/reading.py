"""Inputs → articles and failures, one after the other, in a fixed order."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from reliability.errors import InputError, MissingExtraError
from reliability.ingest.assembling import article, failure
from reliability.ingest.columns import columns
from reliability.ingest.compression import open_file
from reliability.ingest.decoding import UnreadableError
from reliability.ingest.folders import Found, ending, files, refused
from reliability.ingest.formats import Reader, formats, json_lines
from reliability.ingest.identity import at_place, identity
from reliability.ingest.options import Options
from reliability.ingest.places import STDIN, Place, place, visible
from reliability.ingest.repeats import Seen
from reliability.ingest.rows import Problem, Row
from reliability.records import Article, Failure

Numbered = tuple[int, Article | Failure]
"""What a record of a file gave, with its number there (0 where the file is one article)."""


class Reading(Iterator[Article | Failure]):
    """The articles of the inputs, read as they are asked for.

    `skipped` counts, by ending, the files in folders that were passed over so far.
    """

    def __init__(self, inputs: Sequence[str | Path], options: Options, stdin: BinaryIO | None) -> None:
        self.skipped: Counter[str] = Counter()
        self._options, self._stdin, self._ids = options, stdin, Seen()
        self._items = self._all([_existing(given) for given in inputs])

    def __next__(self) -> Article | Failure:
        return next(self._items)

    def _all(self, inputs: Sequence[Path | None]) -> Iterator[Article | Failure]:
        for root in inputs:
            if root is None:
                rows = _rows(self._stdin or sys.stdin.buffer, json_lines.read, STDIN, self._options)
                yield from self._apart(_guarded(rows, STDIN, self._options), STDIN)
            else:
                yield from self._below(root)

    def _below(self, root: Path) -> Iterator[Article | Failure]:
        nothing = True
        for found in files(root, frozenset(formats()), self._options, self.skipped):
            nothing = False
            items = _guarded(_file(found, self._options), found.place, self._options)
            yield from self._apart(items, found.place)
        if nothing:
            yield _empty(root, self._options)

    def _apart(self, items: Iterable[Numbered], place: Place) -> Iterator[Article | Failure]:
        """`items`; an id that was there before gives way to the place, a place to the way to it as given."""
        for number, item in items:
            if self._ids.add(item.id):
                here, way = at_place(place.name, number), at_place(place.path, number)
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
) -> Reading:
    """The articles in `inputs` (files, folders, `-` for JSON Lines on standard input), and the failures.

    Lazily and in a fixed order: inputs as given, a folder's files sorted by path, records as they stand.
    Raises `InputError` at once for an input that does not exist.
    """
    given = [inputs] if isinstance(inputs, str | Path) else inputs
    return Reading(given, options or Options(), stdin)


def articles(items: Iterable[str | Mapping[str, object] | Article]) -> Iterator[Article]:
    """Texts, records and articles as articles, lazily, by the same rules as records of a file.

    Raises `InputError` for what has no text.
    """
    for number, found in enumerate(records(items), 1):
        if isinstance(found, Failure):
            raise InputError(f"Item {number}: {found.problem}. {found.advice}.")
        yield found


def records(items: Iterable[str | Mapping[str, object] | Article]) -> Iterator[Article | Failure]:
    """The same with a failure in the place of what has no text. Without an id the n-th is called `#n`."""
    options, nowhere = Options(), Place("", "")
    for number, item in enumerate(items, 1):
        if isinstance(item, Article):
            yield _completed(item, number)
            continue
        record = {"text": item} if isinstance(item, str) else item
        if not isinstance(record, Mapping):
            raise InputError(f"Item {number} is a {type(item).__name__}. Give strings, dicts or Articles.")
        yield article(Row({str(key): value for key, value in record.items()}, number), nowhere, options)


def _completed(given: Article, number: int) -> Article:
    """An article made by hand, with the id, source and domain it leaves out."""
    record = {"id": given.id, "source": given.source, "url": given.url, "domain": given.domain}
    who = identity(record, columns(tuple(record), Options()), Place("", ""), number, Options())
    notes = tuple(dict.fromkeys((*given.notes, *who.notes)))
    return replace(given, id=who.id, source=who.source, domain=given.domain or who.domain, notes=notes)


def _renamed(item: Article | Failure, new: str, here: str) -> Article | Failure:
    """`item` under the id `new`, since another has its id; what stands for itself is its own source still."""
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


def _empty(root: Path, options: Options) -> Failure:
    understood = ", ".join(ending for ending in formats() if ending.count(".") == 1)
    where = place(root, root.parent)
    return failure(where, 0, "the folder holds nothing to read", f"Endings understood: {understood}", options)


def _file(found: Found, options: Options) -> Iterator[Numbered]:
    if found.problem:
        raise UnreadableError(found.problem, found.advice)
    with open_file(found.path) as stream:
        yield from _rows(stream, formats()[ending(found.path)].read, found.place, options)


def _rows(stream: BinaryIO, reader: Reader, where: Place, options: Options) -> Iterator[Numbered]:
    for row in reader(stream, options):
        if isinstance(row, Problem):
            yield row.number, failure(where, row.number, row.problem, row.advice, options, row.code)
        else:
            yield row.number, article(row, where, options)


def _guarded(items: Iterator[Numbered], where: Place, options: Options) -> Iterator[Numbered]:
    """`items`; where a file breaks off, what came before stays and the rest of the inputs goes on."""
    try:
        yield from items
    except UnreadableError as error:
        yield 0, failure(where, 0, error.problem, error.advice, options, error.code)
    except MissingExtraError as error:
        problem, _, advice = str(error).partition(": ")
        yield 0, failure(where, 0, problem, advice, options)
    except OSError as error:
        yield 0, failure(where, 0, *refused(error), options)
