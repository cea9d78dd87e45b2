"""`reliability score`: one row per article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reliability.cli.arguments import (
    BoilerplateFile,
    Bom,
    Columns,
    Dictionary,
    DropDuplicates,
    ModelName,
    OptionalInputs,
    Output,
    Reading,
    Show,
    WithoutAgency,
    reads,
)
from reliability.errors import InputError

if TYPE_CHECKING:
    from reliability.cli.record_fields import RecordFields
    from reliability.cli.run import CommandRun
    from reliability.engines.finished import Finished
    from reliability.engines.kept_rows import KeptRows, PackedRow


@reads
def score(
    reading: Reading,
    inputs: OptionalInputs = None,
    text: Annotated[str | None, typer.Option(help="Text of one article, instead of INPUT.")] = None,
    output: Output = None,
    evidence: Annotated[
        Path | None,
        typer.Option(help="Also write a table with one row per passage that a measure counted."),
    ] = None,
    all_evidence: Annotated[
        bool,
        typer.Option(
            "--all-evidence",
            help="Also write function words (the, of, I) to the --evidence table. They make up half of "
            "all passages.",
        ),
    ] = False,
    model: ModelName = "default",
    boilerplate: BoilerplateFile = None,
    workers: Annotated[
        int, typer.Option(min=1, help="Number of worker processes. Output order does not change.")
    ] = 1,
    resume: Annotated[
        bool,
        typer.Option(
            "--resume",
            help="Keep the rows that the output already has, and add what is missing: after an interruption, "
            "or when new articles have come in.",
        ),
    ] = False,
    without_agency: WithoutAgency = False,
    drop_duplicates: DropDuplicates = False,
    columns: Columns = None,
    dictionary: Dictionary = None,
    bom: Bom = False,
    show: Show = None,
) -> None:
    """Measure and score articles: one row per article."""
    from reliability.cli import inputs as given
    from reliability.cli import outputs, run_record
    from reliability.cli.article_table import ArticleTable, write
    from reliability.cli.record_fields import RecordFields
    from reliability.cli.run import CommandRun
    from reliability.engines.kept_rows import KeptRows
    from reliability.engines.workers import Crew, ScoringOptions, fields_ahead

    if bool(inputs) == bool(text):
        raise typer.BadParameter("Give INPUT..., or --text TEXT instead of it.")
    inputs = inputs or []
    if resume and not output:
        raise InputError("--resume needs -o FILE: finished rows are kept for that output file.")
    if all_evidence and not evidence:
        raise InputError("--all-evidence needs --evidence FILE.")
    outputs.check(output, evidence, dictionary)
    given.apart(inputs, (output, evidence, dictionary))
    scorer = given.model(model)
    read = given.items(inputs, reading, (output, evidence, dictionary))
    options = ScoringOptions(
        model, given.boilerplate(boilerplate), bool(evidence), all_evidence, read.options
    )
    quiet = not output and outputs.streams_to_terminal(show)
    with (
        CommandRun(without_agency=without_agency, drop_duplicates=drop_duplicates, quiet=quiet) as run,
        Crew(options, workers) as crew,
    ):
        run.follow(read)
        portions = given.pasted_portion(text) if text else read.portions(whole_files=workers > 1)
        first_fields, portions = fields_ahead(portions, read.options)
        fields = RecordFields(first_fields)
        form = outputs.Form(fields.columns(), columns, show, bom=bom)  # refuses unknown names at once
        if output:
            header = run_record.header(scorer, options, reading)
            with run.interruptible(output), KeptRows(output, header, resume=resume) as kept:
                for finished in crew.finished(read, portions, kept.journal):
                    fields.add(finished.fields)
                    keep(finished, kept, run)
                form = outputs.Form(fields.columns(), columns, show, bom=bom)
                table = ArticleTable(output, evidence, form, fields.unpacking(run.without))
                write(kept.in_order(), table, crew)
                kept.finish()
            run_record.write(output, header, run)
        else:
            table = ArticleTable(None, evidence, form, fields.unpacking(()))
            write(passing(crew.finished(read, portions), fields, run), table, crew)
            fields.say_left_out(form)
        status = run.finish()
    if dictionary:
        outputs.write_dictionary(form.columns, dictionary, bom=bom)
    raise typer.Exit(status)


def passing(articles: Iterable[Finished], fields: RecordFields, run: CommandRun) -> Iterator[PackedRow]:
    """Yield the rows of `articles`, counted; without those that are to be left out."""
    from reliability.engines.kept_rows import PackedRow

    for finished in articles:
        fields.add(finished.fields)
        if count(finished, run):
            yield PackedRow(finished.line, finished.change)
    run.clear()  # before the table is drawn


def keep(finished: Finished, kept: KeptRows, run: CommandRun) -> None:
    """Keep a row and count it."""
    is_earlier = kept.keep(finished)
    count(kept.with_notes(finished) if is_earlier else finished, run, reused=is_earlier)


def count(finished: Finished, run: CommandRun, *, reused: bool = False) -> bool:
    """Count an article or report a failure; return False for an article that is to be left out."""
    if finished.failure:
        run.report(finished.failure)
    return run.count(finished.status, (*finished.notes, *finished.later_notes), reused=reused)
