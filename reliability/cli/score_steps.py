"""The steps of `score`: begin with the first article, then write finished articles to a file or a stream."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reliability.cli import inputs, outputs
from reliability.cli.article_table import ArticleTable, write
from reliability.cli.record_fields import RecordFields
from reliability.cli.run import CommandRun
from reliability.engines.finished import Finished
from reliability.engines.kept_rows import KeptRows, PackedRow
from reliability.engines.workers import Crew, fields_ahead
from reliability.errors import InputError

if TYPE_CHECKING:
    from reliability.cli.arguments import Shown
    from reliability.ingest import Reading
    from reliability.ingest.portions import Portion


@dataclass(frozen=True, slots=True)
class TableChoice:
    """What the user chose for the table: columns, form, and a byte order mark."""

    columns: str | None
    show: Shown | None
    bom: bool

    def form(self, fields: RecordFields) -> outputs.Form:
        """Return the form of a table with `fields`; raise `InputError` for an unknown column."""
        return outputs.Form(fields.columns(), self.columns, self.show, bom=self.bom)


@dataclass(frozen=True, slots=True)
class ScoreRun:
    """The articles of one run of `score`, who scores and counts them, and the fields they have had so far."""

    run: CommandRun
    crew: Crew
    reading: Reading
    portions: Iterator[Portion]
    fields: RecordFields

    def write_stream(self, evidence: Path | None, form: outputs.Form) -> None:
        """Write each article to standard output as soon as it is finished."""
        table = ArticleTable(None, evidence, form, self.fields.unpacking(()))
        write(self._packed_rows(), table, self.crew)
        self.fields.say_left_out(form)

    def write_file(
        self, output: Path, evidence: Path | None, choice: TableChoice, rows: KeptRows
    ) -> outputs.Form:
        """Keep every finished row in `rows`, then write `output`; return the form of the table."""
        for finished in self.crew.finished(self.reading, self.portions, rows.journal):
            self.fields.add(finished.fields)
            self._keep(finished, rows)
        form = choice.form(self.fields)
        table = ArticleTable(output, evidence, form, self.fields.unpacking(self.run.without))
        write(rows.in_order(), table, self.crew)
        rows.finish()
        return form

    def _packed_rows(self) -> Iterator[PackedRow]:
        """Yield the rows of articles, counted; without those that are to be left out."""
        for finished in self.crew.finished(self.reading, self.portions):
            self.fields.add(finished.fields)
            if self._count(finished):
                yield PackedRow(finished.line, finished.change)
        self.run.clear()  # before the table is drawn

    def _keep(self, finished: Finished, rows: KeptRows) -> None:
        """Keep a row and count it."""
        is_earlier = rows.keep(finished)
        self._count(rows.with_notes(finished) if is_earlier else finished, reused=is_earlier)

    def _count(self, finished: Finished, *, reused: bool = False) -> bool:
        """Count an article or report a failure; return False for an article that is to be left out."""
        if finished.failure:
            self.run.report(finished.failure)
        return self.run.count(finished.status, (*finished.notes, *finished.later_notes), reused=reused)


def check_outputs(output: Path | None, evidence: Path | None, *, resume: bool, all_evidence: bool) -> None:
    """Raise `InputError` for an option that needs a file which is not given."""
    if resume and not output:
        raise InputError("--resume needs -o FILE: finished rows are kept for that output file.")
    if all_evidence and not evidence:
        raise InputError("--all-evidence needs --evidence FILE.")


def begin(run: CommandRun, crew: Crew, reading: Reading, text: str | None, *, whole_files: bool) -> ScoreRun:
    """Start on `text` or everything that `reading` reads, and look ahead at the first article's fields."""
    run.follow(reading)
    portions = inputs.pasted_portion(text) if text else reading.portions(whole_files=whole_files)
    first_fields, portions = fields_ahead(portions, reading.options)
    return ScoreRun(run, crew, reading, portions, RecordFields(first_fields))
