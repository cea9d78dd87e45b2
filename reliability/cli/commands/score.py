"""`reliability score`: one row per article."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing
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
from reliability.records import Article, Failure

if TYPE_CHECKING:
    from reliability.cli import outputs
    from reliability.cli.run import Run
    from reliability.engines.kept_rows import KeptRows
    from reliability.engines.workers import Crew, Done


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
    from reliability.cli.record_fields import RecordFields
    from reliability.cli.run import Run
    from reliability.engines.kept_rows import KeptRows
    from reliability.engines.workers import Crew, Options

    if bool(inputs) == bool(text):
        raise typer.BadParameter("Give INPUT..., or --text TEXT instead of it.")
    inputs = inputs or []
    if resume and not output:
        raise InputError("--resume needs -o FILE: finished rows are kept for that output file.")
    if all_evidence and not evidence:
        raise InputError("--all-evidence needs --evidence FILE.")
    outputs.check(output, evidence, dictionary)
    fields = RecordFields()
    given.apart(inputs, (output, evidence, dictionary))
    scorer = given.model(model)
    options = Options(model, given.boilerplate(boilerplate), bool(evidence), all_evidence)
    quiet = not output and outputs.streams_to_terminal(show)
    with (
        Run(without_agency=without_agency, drop_duplicates=drop_duplicates, quiet=quiet) as run,
        Crew(options, workers) as crew,
    ):
        items: Iterable[Article | Failure] = (
            given.pasted(text)
            if text
            else given.items(inputs, reading, (output, evidence, dictionary), crew.made)
        )
        items = fields.watched(run.told(items))
        form = outputs.Form(fields.columns(), columns, show, bom=bom)  # refuses unknown names at once
        if output:
            header = run_record.header(scorer, options, reading)
            with run.interruptible(output), KeptRows(output, header, resume=resume) as kept:
                fill(kept, items, crew, run)
                wanted = (done for done in kept.in_order() if not run.leaves_out(done.notes))
                form = outputs.Form(fields.columns(), columns, show, bom=bom)
                write(map(fields.row, wanted), output, evidence, form)
                kept.finish()
            run_record.write(output, header, run)
        else:
            write(map(fields.row, scored(items, crew, run)), None, evidence, form)
            fields.say_left_out(form)
        status = run.finish()
    if dictionary:
        outputs.write_dictionary(form.columns, dictionary, bom=bom)
    raise typer.Exit(status)


def scored(items: Iterable[Article | Failure], crew: Crew, run: Run) -> Iterator[Done]:
    """The rows of `items`, counted."""
    from reliability import pipeline

    for done in crew.rows(pipeline.marked(items)):
        if run.count(done.status, done.notes):
            yield done
    run.clear()  # before the table is drawn


def fill(kept: KeptRows, items: Iterable[Article | Failure], crew: Crew, run: Run) -> None:
    """Finish the rows of `items` that `kept` does not have, each kept as soon as it is there."""
    from reliability import pipeline
    from reliability.engines.journal import key

    waiting: deque[tuple[int, str]] = deque()

    def new() -> Iterator[Article | Failure]:
        for item in pipeline.marked(items):
            item_key = key(item)
            if done := kept.reuse(item_key):
                run.count(done.status, done.notes, reused=True)
            else:
                waiting.append((kept.reserve(), item_key))
                yield item

    with closing(crew.rows(new())) as finished:
        for done in finished:
            place, item_key = waiting.popleft()
            kept.keep(place, item_key, done)
            run.count(done.status, done.notes)


def write(finished: Iterable[Done], output: Path | None, evidence: Path | None, form: outputs.Form) -> None:
    """Each row to `output` (or standard output) and its passages to `evidence`, as it comes."""
    from reliability.cli import outputs
    from reliability.reports import terminal

    with ExitStack() as tables:
        put = tables.enter_context(outputs.rows(output, form, terminal.articles))
        put_passage = tables.enter_context(outputs.passages(evidence, bom=form.bom))
        for done in finished:
            put(done.row)
            if put_passage:
                for row in done.passages:
                    put_passage(row)
