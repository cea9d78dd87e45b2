"""Finished rows on disk, so that an interrupted run can continue and a grown folder costs only its new files.

They are in the folder `.reliability` next to the output: `OUT.partial` until OUT is written, then `OUT.rows`,
which the next `--resume` starts from.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryFile
from types import TracebackType
from typing import Final, NamedTuple, Self

from reliability.engines.finished import Finished, RowChange
from reliability.engines.journal import Header, Journal
from reliability.errors import InputError

FOLDER: Final = ".reliability"
PARTIAL: Final = ".partial"
ROWS: Final = ".rows"
RECORD: Final = ".run.json"
ENDINGS: Final = (PARTIAL, ROWS, RECORD)
"""Endings of what is kept of an output: rows of an unfinished and of a finished run, and its record."""
_IGNORED = (
    "# Finished rows for `reliability score --resume`, and records of runs. Delete the folder whenever you\n"
    "# like: the next --resume then measures everything again.\n*\n"
)
"""Keeps the folder out of repositories, as the caches of other tools do."""


def folder_file(output: Path, ending: str) -> Path:
    """Return `.reliability/articles.csv.rows` for `articles.csv`."""
    return output.parent / FOLDER / (output.name + ending)


def formerly(output: Path, ending: str) -> Path:
    """Return where version 0.1 put the same, next to the output: `articles.csv.rows`."""
    return output.with_name(output.name + ending)


def prepare(output: Path) -> None:
    """Make the folder for `output`, and move into it what earlier versions put next to the output.

    Raises `InputError` where a file has the folder's name.
    """
    folder = output.parent / FOLDER
    try:
        folder.mkdir(exist_ok=True)
    except FileExistsError:
        raise InputError(f"{folder}: is a file, and a folder of this name is needed. Rename it.") from None
    ignored = folder / ".gitignore"
    if not ignored.exists():
        ignored.write_text(_IGNORED, encoding="utf-8")
    for ending in ENDINGS:
        if formerly(output, ending).is_file() and not folder_file(output, ending).exists():
            formerly(output, ending).replace(folder_file(output, ending))


class PackedRow(NamedTuple):
    """The row of an article as bytes, and what other articles change in it."""

    line: bytes
    change: RowChange | None


class KeptRows:
    """The finished rows of a run, and their order in the output.

    Memory is 8 bytes an article, and with `resume` the keys of what was finished before.
    """

    def __init__(self, output: Path, header: Header, *, resume: bool) -> None:
        prepare(output)
        self._rows = folder_file(output, ROWS)
        partial = folder_file(output, PARTIAL)
        if resume and self._rows.exists() and not partial.exists():
            self._rows.replace(partial)
        self.journal = Journal(partial, header, resume=resume)
        self._order = array("q")  # places, as ~place if the next one of the changes belongs to it
        self._changes = TemporaryFile("w+", encoding="ascii")  # noqa: SIM115 - closed with the journal

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.journal.close()
        self._changes.close()

    def keep(self, finished: Finished) -> bool:
        """Take a row as the next in order, and write it unless an earlier run did, which is returned.

        It is on its way to the disk when this returns.
        """
        place = self.journal.place(finished.key)
        is_earlier = place is not None
        if place is None:
            place = self.journal.append(finished.line)
        self._order.append(~place if finished.change else place)
        if finished.change:
            self._changes.write(json.dumps(finished.change) + "\n")
        return is_earlier

    def with_notes(self, finished: Finished) -> Finished:
        """Return `finished` with its status and notes, if an earlier run wrote its row."""
        place = self.journal.place(finished.key)
        if place is None:
            return finished
        content = self.journal.read(place)
        notes = tuple(content["notes"][content["read"] :])
        return finished._replace(status=content["status"], later_notes=notes)

    def in_order(self) -> Iterator[PackedRow]:
        """The finished rows in the order of the input."""
        self._changes.seek(0)
        for place in self._order:
            if place < 0:
                own_id, source, notes, duplicate_of = json.loads(self._changes.readline())
                change = RowChange(own_id, source, tuple(notes), duplicate_of)
                yield PackedRow(self.journal.line(~place), change)
            else:
                yield PackedRow(self.journal.line(place), None)

    def finish(self) -> None:
        """OUT is written: keep the rows for the next `--resume`; without the old ones once they are most."""
        if len(self.journal) > 2 * len(self._order):
            self.journal.keep_only(place if place >= 0 else ~place for place in self._order)
        self.journal.close()
        self.journal.path.replace(self._rows)
