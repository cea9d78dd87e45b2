"""`reliability score`: one row per article."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

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
    from reliability.cli import inputs as arguments
    from reliability.cli import outputs, run_record
    from reliability.cli import score_steps as steps
    from reliability.cli.run import CommandRun
    from reliability.engines.kept_rows import KeptRows
    from reliability.engines.workers import Crew, ScoringOptions

    if bool(inputs) == bool(text):
        raise typer.BadParameter("Give INPUT..., or --text TEXT instead of it.")
    inputs, written = inputs or [], (output, evidence, dictionary)
    steps.check_outputs(output, evidence, resume=resume, all_evidence=all_evidence)
    outputs.check(*written)
    arguments.apart(inputs, written)
    scorer = arguments.model(model)
    articles = arguments.items(inputs, reading, written)
    lines = arguments.boilerplate(boilerplate)
    options = ScoringOptions(model, lines, bool(evidence), all_evidence, articles.options)
    quiet = not output and outputs.streams_to_terminal(show)
    run = CommandRun(without_agency=without_agency, drop_duplicates=drop_duplicates, quiet=quiet)
    choice = steps.TableChoice(columns, show, bom)
    with run, Crew(options, workers) as crew:
        score_run = steps.begin(run, crew, articles, text, whole_files=workers > 1)
        form = choice.form(score_run.fields)  # refuses unknown names at once
        if output:
            header = run_record.header(scorer, options, reading)
            with run.interruptible(output), KeptRows(output, header, resume=resume) as rows:
                form = score_run.write_file(output, evidence, choice, rows)
            run_record.write(output, header, run)
        else:
            score_run.write_stream(evidence, form)
        status = run.finish()
    if dictionary:
        outputs.write_dictionary(form.columns, dictionary, bom=bom)
    raise typer.Exit(status)
