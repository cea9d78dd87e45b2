"""Blocks of tables, made of finished rows by any process."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from io import StringIO
from typing import Any, Literal, NamedTuple

from reliability.engines.finished import Done, unpacked
from reliability.engines.kept_rows import PackedRow
from reliability.reports import json_lines_table, other_fields, parquet, spreadsheet
from reliability.reports.columns import PASSAGE_COLUMNS, Column, Row

Block = Any
"""Many rows: text, or an Arrow batch."""
BlockFormat = Literal[".csv", ".jsonl", ".parquet"]
BLOCK_FORMATS: Mapping[str, BlockFormat] = {".csv": ".csv", ".jsonl": ".jsonl", ".parquet": ".parquet"}
_TEXT_FORMATS = {".csv": spreadsheet, ".jsonl": json_lines_table}


class Unpacking(NamedTuple):
    """How packed rows are unpacked: our columns, columns of other fields, notes that leave rows out."""

    names: Sequence[str]
    fields: Mapping[str, Column]
    without: frozenset[str] = frozenset()

    def rows(self, packed: Iterable[PackedRow]) -> list[Done]:
        """Return the rows, with the other fields in them, that are not left out."""
        rows = (unpacked(line, change, self.names) for line, change in packed)
        return [self._completed(done) for done in rows if self.without.isdisjoint(done.notes)]

    def _completed(self, done: Done) -> Done:
        return done._replace(row={**done.row, **other_fields.cells(done.fields, self.fields)})


class BlockForm(NamedTuple):
    """The form of a table: how rows are unpacked, its format and columns, the format of passages."""

    unpacking: Unpacking
    format: BlockFormat
    columns: tuple[Column, ...]
    passages: BlockFormat | None


def blocks(job: tuple[BlockForm, Sequence[PackedRow]]) -> tuple[Block, Block]:
    """Return rows as a block of the table's format, and their passages as one of theirs."""
    form, packed = job
    rows = form.unpacking.rows(packed)
    passages = [passage for done in rows for passage in done.passages] if form.passages else []
    return (
        _block([done.row for done in rows], form.columns, form.format),
        _block(passages, PASSAGE_COLUMNS, form.passages) if form.passages else None,
    )


def _block(rows: Sequence[Row], columns: Sequence[Column], block_format: BlockFormat) -> Block:
    if block_format == ".parquet":
        return parquet.batch(rows, columns)
    out = StringIO(newline="")
    put = _TEXT_FORMATS[block_format].writer(out, columns)
    header = out.tell()  # the table has one already
    for row in rows:
        put(row)
    return out.getvalue()[header:]
