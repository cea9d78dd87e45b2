"""Write the table of articles and the table of their passages."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

from reliability.cli import outputs
from reliability.cli.outputs import Form
from reliability.engines.kept_rows import PackedRow
from reliability.engines.row_texts import TextForm, Unpacking, texts
from reliability.engines.workers import Crew, together
from reliability.reports import terminal

_ROWS_TOGETHER = 64
"""Rows of a file that become text at a time: some 10 ms of work."""


class ArticleTable(NamedTuple):
    """A table of articles: where it goes, where passages go, its form, and how its rows are unpacked."""

    output: Path | None
    evidence: Path | None
    form: Form
    unpacking: Unpacking


def write(packed: Iterable[PackedRow], table: ArticleTable, crew: Crew) -> None:
    """Write each row and its passages, as it comes; lines of text are made by the `crew`."""
    table_format = outputs.text_format(table.output, table.form)
    passage_format = outputs.text_format(table.evidence, table.form) if table.evidence else None
    if table_format and (passage_format or not table.evidence):
        form = TextForm(table.unpacking, table_format, table.form.chosen, passage_format)
        _write_texts(packed, table, form, crew)
    else:
        _write_rows(packed, table)


def _write_texts(packed: Iterable[PackedRow], table: ArticleTable, form: TextForm, crew: Crew) -> None:
    most = _ROWS_TOGETHER if table.output else crew.together
    with ExitStack() as files:
        write_rows = files.enter_context(outputs.row_texts(table.output, table.form))
        write_passages = files.enter_context(outputs.passage_texts(table.evidence, bom=table.form.bom))
        for rows, passages in crew.each(texts, ((form, some) for some in together(packed, most))):
            write_rows(rows)
            write_passages(passages)


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
