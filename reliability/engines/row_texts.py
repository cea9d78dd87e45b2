"""Lines of tables as text, made of finished rows by any process."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from io import StringIO
from typing import Literal, NamedTuple

from reliability.engines.finished import Done, unpacked
from reliability.engines.kept_rows import PackedRow
from reliability.reports import json_lines, other_fields, spreadsheet
from reliability.reports.columns import PASSAGE_COLUMNS, Column, Row

TextFormat = Literal[".csv", ".jsonl"]
_FORMATS = {".csv": spreadsheet, ".jsonl": json_lines}


class Unpacking(NamedTuple):
    """How packed rows are unpacked: our columns, columns of other fields, notes that leave rows out."""

    names: Sequence[str]
    fields: Mapping[str, Column]
    without: frozenset[str] = frozenset()

    def rows(self, packed: Iterable[PackedRow]) -> list[Done]:
        """Return the rows, with the other fields in them, that are not left out."""
        found = (unpacked(line, change, self.names) for line, change in packed)
        return [self._completed(done) for done in found if self.without.isdisjoint(done.notes)]

    def _completed(self, done: Done) -> Done:
        return done._replace(row={**done.row, **other_fields.cells(done.fields, self.fields)})


class TextForm(NamedTuple):
    """The form of a table as text: how rows are unpacked, its format and columns, the format of passages."""

    unpacking: Unpacking
    format: TextFormat
    columns: tuple[Column, ...]
    passages: TextFormat | None


def texts(job: tuple[TextForm, Sequence[PackedRow]]) -> tuple[str, str]:
    """Return the lines of rows, and those of their passages."""
    form, packed = job
    rows = form.unpacking.rows(packed)
    passages = [passage for done in rows for passage in done.passages] if form.passages else []
    return (
        _lines([done.row for done in rows], form.columns, form.format),
        _lines(passages, PASSAGE_COLUMNS, form.passages) if form.passages else "",
    )


def _lines(rows: Iterable[Row], columns: Sequence[Column], text_format: TextFormat) -> str:
    """Return the rows without the header that a table begins with."""
    out = StringIO(newline="")
    put: Callable[[Row], object] = _FORMATS[text_format].writer(out, columns)
    header = out.tell()
    for row in rows:
        put(row)
    return out.getvalue()[header:]
