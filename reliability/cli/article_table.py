"""Write the table of articles and the table of their passages."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

from reliability.cli import outputs
from reliability.cli.outputs import Form
from reliability.engines.blocks import BlockForm, Unpacking, blocks
from reliability.engines.kept_rows import PackedRow
from reliability.engines.workers import Crew, together
from reliability.reports import terminal

_ROWS_TOGETHER = 100
"""Rows of a file that become a block: some 20 ms of work."""


class ArticleTable(NamedTuple):
    """A table of articles: where it goes, where passages go, its form, and how its rows are unpacked."""

    output: Path | None
    evidence: Path | None
    form: Form
    unpacking: Unpacking


def write(packed: Iterable[PackedRow], table: ArticleTable, crew: Crew) -> None:
    """Write each row and its passages, as it comes; the `crew` makes blocks of rows where it can."""
    rows_format = outputs.block_format(table.output, table.form)
    passages_format = outputs.block_format(table.evidence, table.form) if table.evidence else None
    if rows_format and (passages_format or not table.evidence):
        form = BlockForm(table.unpacking, rows_format, table.form.chosen, passages_format)
        _write_blocks(packed, table, form, crew)
    else:
        _write_rows(packed, table)


def _write_blocks(packed: Iterable[PackedRow], table: ArticleTable, form: BlockForm, crew: Crew) -> None:
    most = _ROWS_TOGETHER if table.output else crew.together
    with ExitStack() as files:
        put_rows = files.enter_context(outputs.row_blocks(table.output, table.form))
        put_passages = files.enter_context(outputs.passage_blocks(table.evidence, bom=table.form.bom))
        for rows, passages in crew.results(blocks, ((form, some) for some in together(packed, most))):
            put_rows(rows)
            if put_passages:
                put_passages(passages)


def _write_rows(packed: Iterable[PackedRow], table: ArticleTable) -> None:
    with ExitStack() as tables:
        put = tables.enter_context(outputs.rows(table.output, table.form, terminal.articles))
        put_passage = tables.enter_context(outputs.passages(table.evidence, bom=table.form.bom))
        for row in packed:
            for done in table.unpacking.rows([row]):
                put(done.row)
                if put_passage:
                    for passage in done.passages:
                        put_passage(passage)
