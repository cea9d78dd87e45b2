"""Finished rows on disk, so that an interrupted run can continue and a grown folder costs only its new files.

They are in the folder `.reliability` next to the output: `OUT.partial` until OUT is written, then `OUT.rows`,
which the next `--resume` starts from.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

from reliability.engines.journal import Header, Journal
from reliability.engines.workers import Done
from reliability.errors import InputError
from reliability.reports.columns import PASSAGE_COLUMNS

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


def kept(output: Path, ending: str) -> Path:
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
        if formerly(output, ending).is_file() and not kept(output, ending).exists():
            formerly(output, ending).replace(kept(output, ending))


class KeptRows:
    """The finished rows of a run, and their order in the output.

    Memory is 8 bytes an article, and with `resume` the keys of what was finished before.
    """

    def __init__(self, output: Path, header: Header, *, resume: bool) -> None:
        prepare(output)
        self._rows = kept(output, ROWS)
        partial = kept(output, PARTIAL)
        if resume and self._rows.exists() and not partial.exists():
            self._rows.replace(partial)
        self._journal = Journal(partial, header, resume=resume)
        self._order = array("q")
        self._columns: Sequence[str] = header["columns"]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._journal.close()

    def reuse(self, item_key: str) -> Done | None:
        """The row that was finished before under that key, which takes the next place in the order."""
        place = self._journal.place(item_key)
        if place is None:
            return None
        self._order.append(place)
        return self._read(place)

    def reserve(self) -> int:
        """The next place in the order, for a row that is to come."""
        self._order.append(-1)
        return len(self._order) - 1

    def keep(self, place: int, item_key: str, done: Done) -> None:
        """Write a finished row for `place`; it is on its way to the disk when this returns."""
        self._order[place] = self._journal.add(item_key, _packed(done))

    def in_order(self) -> Iterator[Done]:
        """The finished rows in the order of the input."""
        return (self._read(place) for place in self._order)

    def finish(self) -> None:
        """OUT is written: keep the rows for the next `--resume`; without the old ones once they are most."""
        if len(self._journal) > 2 * len(self._order):
            self._journal.keep_only(self._order)
        self._journal.close()
        self._journal.path.replace(self._rows)

    def _read(self, place: int) -> Done:
        return _unpacked(self._journal.read(place), self._columns)


def _packed(done: Done) -> dict[str, Any]:
    """`done` without the names of columns, which the header has."""
    passages = [[row[column.name] for column in PASSAGE_COLUMNS] for row in done.passages]
    row, fields = list(done.row.values()), dict(done.fields)
    return {"status": done.status, "notes": done.notes, "row": row, "passages": passages, "fields": fields}


def _unpacked(line: Mapping[str, Any], names: Sequence[str]) -> Done:
    passages = ({column.name: cell for column, cell in zip(PASSAGE_COLUMNS, row, strict=True)}
                for row in line["passages"])  # fmt: skip
    row = dict(zip(names, line["row"], strict=True))
    return Done(line["status"], tuple(line["notes"]), row, tuple(passages), line["fields"])
