"""Finished rows on disk, so that an interrupted run goes on and a grown folder costs only what is new.

`OUT.partial` is JSON Lines: a header (model, version, options), then a line for each finished article with
its key. When OUT is written it becomes `OUT.rows`, which the next `--resume` starts from.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterator, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self

from reliability.engines.workers import Done
from reliability.errors import InputError
from reliability.records import Article, Failure
from reliability.reports import table_file
from reliability.reports.columns import PASSAGE_COLUMNS

Header = Mapping[str, Any]
OURS = ("", ".partial", ".rows", ".run.json")
"""Endings of what stands beside an output."""


def beside(output: Path, ending: str) -> Path:
    """`articles.csv` → `articles.csv.partial`."""
    return output.with_name(output.name + ending)


def key(item: Article | Failure) -> str:
    """What decides an item's row, model and options apart."""
    if isinstance(item, Article):
        parts = (
            item.id,
            item.source,
            item.domain,
            item.title,
            item.url,
            item.published,
            *item.notes,
            item.duplicate_of,
            item.text,
        )
    else:
        parts = (item.id, item.source, item.code)
    content = "\0".join(parts).encode("utf-8", "surrogatepass")
    return blake2b(content, digest_size=16).hexdigest()


class KeptRows:
    """The file of finished rows, and the order in which they stand in the output.

    Memory is 8 bytes an article, and with `resume` the keys of what was finished before.
    """

    def __init__(self, output: Path, header: Header, *, resume: bool) -> None:
        self._partial, self._rows = beside(output, ".partial"), beside(output, ".rows")
        self._order = array("q")
        self._columns: Sequence[str] = header["columns"]
        self._known: dict[str, int] = {}
        if resume:
            self._known = self._earlier(header)
        if not self._known:
            self._partial.write_bytes(_line(header))
        self._file: BinaryIO = self._partial.open("r+b")
        self._end = self._file.seek(0, 2)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def reuse(self, item_key: str) -> Done | None:
        """The row that was finished before under that key, which takes the next place in the order."""
        at = self._known.get(item_key)
        if at is None:
            return None
        self._order.append(at)
        return self._read(at)

    def reserve(self) -> int:
        """The next place in the order, for a row that is to come."""
        self._order.append(-1)
        return len(self._order) - 1

    def keep(self, place: int, item_key: str, done: Done) -> None:
        """Write a finished row for `place`; it is on its way to the disk when this returns."""
        line = _line({"key": item_key, **_packed(done)})
        self._file.seek(self._end)
        self._file.write(line)
        self._file.flush()
        self._order[place] = self._end
        self._end += len(line)

    def in_order(self) -> Iterator[Done]:
        """The finished rows in the order of the input."""
        return (self._read(at) for at in self._order)

    def finish(self) -> None:
        """OUT is written: keep the rows for the next `--resume`; without the old ones once they are most."""
        if len(self._known) > 2 * len(self._order):
            self._leave_out_old()
        self._file.close()
        self._partial.replace(self._rows)

    def _leave_out_old(self) -> None:
        with table_file.whole(self._partial) as unfinished, unfinished.open("wb") as out:
            for at in (0, *sorted(set(self._order))):
                self._file.seek(at)
                out.write(self._file.readline())

    def _read(self, at: int) -> Done:
        self._file.seek(at)
        return _unpacked(json.loads(self._file.readline()), self._columns)

    def _earlier(self, header: Header) -> dict[str, int]:
        """Where the rows stand that an earlier run finished, by key; a line that was cut off is removed."""
        if not self._partial.exists():
            if not self._rows.exists():
                return {}
            self._rows.replace(self._partial)
        with self._partial.open("r+b") as file:
            found, whole = _scan(file, header, self._partial)
            file.truncate(whole)
        return found


def _scan(file: BinaryIO, header: Header, path: Path) -> tuple[dict[str, int], int]:
    """Places of rows by key, and where the last whole line ends."""
    found: dict[str, int] = {}
    first = file.readline()
    if not first.endswith(b"\n"):
        return {}, 0
    _same(json.loads(first), json.loads(_line(header)), path)
    at = file.tell()
    for line in file:
        if not line.endswith(b"\n"):
            break
        found[json.loads(line)["key"]] = at
        at += len(line)
    return found, at


def _same(before: Header, now: Header, path: Path) -> None:
    for name in {**before, **now}:
        if before.get(name) != now.get(name):
            raise InputError(
                f"{path} was made with {name} {str(before.get(name))[:60]!r}, "
                f"this run has {str(now.get(name))[:60]!r}. "
                "Give the same again, or leave out --resume to start afresh."
            )


def _packed(done: Done) -> dict[str, Any]:
    """`done` without the names of columns, which the header has."""
    passages = [[row[column.name] for column in PASSAGE_COLUMNS] for row in done.passages]
    return {"status": done.status, "notes": done.notes, "row": list(done.row.values()), "passages": passages}


def _unpacked(line: Mapping[str, Any], names: Sequence[str]) -> Done:
    passages = ({column.name: cell for column, cell in zip(PASSAGE_COLUMNS, row, strict=True)}
                for row in line["passages"])  # fmt: skip
    row = dict(zip(names, line["row"], strict=True))
    return Done(line["status"], tuple(line["notes"]), row, tuple(passages))


def _line(content: Mapping[str, Any]) -> bytes:
    return json.dumps(content).encode("ascii") + b"\n"
