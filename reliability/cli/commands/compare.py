"""`reliability compare`: one row per source."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from reliability.cli.arguments import (
    BoilerplateFile,
    Bom,
    Columns,
    Dictionary,
    DropDuplicates,
    Method,
    ModelName,
    Output,
    Reading,
    Show,
    WithoutAgency,
    reads,
)


@reads
def compare(
    reading: Reading,
    inputs: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="INPUT",
            help="Files or folders, as for `score`. Not needed with --scores.",
            show_default=False,
        ),
    ] = None,
    output: Output = None,
    scores: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE|DIR", help="Table from `score`, or a folder of them, to compare instead of INPUT."
        ),
    ] = None,
    pairs: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Also write a table with a row for each pair of sources and each measure."
        ),
    ] = None,
    pairs_with: Annotated[
        str | None,
        typer.Option(metavar="SOURCE", help="Limit --pairs to this source against all others."),
    ] = None,
    correction: Annotated[
        Method,
        typer.Option(help="Correction for testing many pairs: holm (stricter) or benjamini-hochberg."),
    ] = Method.holm,
    by: Annotated[
        str | None,
        typer.Option(
            metavar="month|year|week|FIELD",
            help="Write one row per source and period (month, week, year) or value of a field (genre).",
        ),
    ] = None,
    like_with_like: Annotated[
        bool,
        typer.Option(
            "--like-with-like",
            help="Compare the sources on the genres they share, in the same proportions in each source.",
        ),
    ] = False,
    same_stories: Annotated[
        bool,
        typer.Option("--same-stories", help="Compare the sources story by story, on the stories they share."),
    ] = False,
    without_agency: WithoutAgency = False,
    drop_duplicates: DropDuplicates = False,
    report: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE|DIR",
            help="Also write a report: one page (.html), or a folder with a page per article.",
        ),
    ] = None,
    charts: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            help="Also draw the charts ranking, map and families (SVG and PNG), and with --by also timeline.",
        ),
    ] = None,
    columns: Columns = None,
    dictionary: Dictionary = None,
    bom: Bom = False,
    ratings: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="CSV with a domain or source column and ratings by others, shown next to the scores.",
        ),
    ] = None,
    model: ModelName = "default",
    boilerplate: BoilerplateFile = None,
    show: Show = None,
) -> None:
    """Compare sources: one row per source, ordered by style."""
    from reliability.cli import comparison_steps as comparing
    from reliability.cli import inputs as arguments
    from reliability.cli import outputs
    from reliability.cli import report as pages
    from reliability.cli import same_stories as shared_stories
    from reliability.cli.run import CommandRun
    from reliability.evaluation import given_ratings

    if bool(inputs) == bool(scores):
        raise typer.BadParameter("Give either INPUT... or --scores FILE.")
    inputs = inputs or []
    written = comparing.ComparisonOutputs(output, pairs, report, charts, dictionary)
    written.check()
    arguments.apart(inputs, written.beside_inputs())
    if same_stories:
        shared_stories.check(scores=scores, by=by)
    if pairs_with and not pairs:
        raise typer.BadParameter("--pairs-with needs --pairs FILE.")
    others = given_ratings.read(ratings) if ratings else None
    form = outputs.Form(outputs.columns_of_sources(others, by=bool(by)), columns, show, bom=bom)
    scorer, lines = arguments.model(model), arguments.boilerplate(boilerplate)
    read = partial(arguments.items, inputs, reading, (*written.beside_inputs(), ratings))
    articles = comparing.ComparedArticles(read, pages.read_twice(inputs), scores, scorer, lines)
    method = comparing.ComparisonMethod(by, like_with_like, same_stories, correction.value, pairs_with or "")
    run = CommandRun(without_agency=without_agency, drop_duplicates=drop_duplicates)
    comparison = comparing.compare_sources(articles, method, run, report, others)
    comparing.write_outputs(comparison, method, others, written, form)
    raise typer.Exit(comparison.status)
