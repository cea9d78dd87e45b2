"""`reliability compare`: one row per source."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

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
from reliability.cli.messages import say

if TYPE_CHECKING:
    from reliability.records import SourceProfile


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
        typer.Option(
            "--same-stories", help="Compare the sources on the stories they share, with paired differences."
        ),
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
            metavar="DIR", help="Also draw charts (SVG and PNG): ranking, map, families; with --by, timeline."
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
    from reliability import sources
    from reliability.cli import alike, outputs, source_aliases
    from reliability.cli import inputs as given
    from reliability.cli import report as pages
    from reliability.cli import same_stories as shared_stories
    from reliability.cli.run import Run
    from reliability.cli.status import FAILED
    from reliability.evaluation import given_ratings, rating_agreement
    from reliability.sources.periods import Periods

    if bool(inputs) == bool(scores):
        raise typer.BadParameter("Give either INPUT... or --scores FILE.")
    _check((output, pairs, dictionary), charts, report)
    given.apart(inputs or [], (output, pairs, report, dictionary))
    if same_stories:
        shared_stories.check(scores=scores, by=by)
    if pairs_with and not pairs:
        raise typer.BadParameter("--pairs-with needs --pairs FILE.")
    theirs = given_ratings.read(ratings) if ratings else None
    form = outputs.Form(outputs.columns_of_sources(theirs, by=bool(by)), columns, show, bom=bom)
    scorer, lines = given.model(model), given.boilerplate(boilerplate)
    read = partial(given.items, inputs or [], reading, (output, pairs, report, dictionary, ratings))
    again = read if pages.read_twice(inputs or []) else None
    period = Periods(by) if by else None
    shared = shared_stories.SameStories(correction.value, pairs_with or "") if same_stories else None
    with ExitStack() as block:
        page = block.enter_context(pages.Report(report, again, scorer, lines)) if report else None
        with Run(without_agency=without_agency, drop_duplicates=drop_duplicates) as run:
            scored = run.earlier(scores, scorer) if scores else run.scores(read(), scorer, lines)
            seen = page.watched(scored) if page else scored
            sums = sources.summarise(shared.comparable(seen) if shared else seen, period).values()
            profiles: Sequence[SourceProfile] = sources.compare_summaries(
                sums, scorer, like_with_like=like_with_like, correction=correction.value
            )
            profiles = theirs.add_to(profiles) if theirs else profiles
            status = run.finish()
        _tell(source_aliases.lines(profiles))
        _tell((*alike.lines(sums, like_with_like=like_with_like), *(period.lines() if period else ())))
        _tell(shared.lines() if shared else ())
        if page:
            beside = list(rating_agreement.compare(profiles, theirs)) if theirs else ()
            page.write(profiles, beside, shared.section() if shared else None)
    if charts:
        _draw(profiles, charts)
    if theirs:
        _tell(rating_agreement.lines(profiles, theirs))
    if dictionary:
        outputs.write_dictionary(outputs.columns_of_sources(theirs, by=bool(by)), dictionary, bom=bom)
    if pairs and shared:
        shared_stories.write_pairs(shared.differences, pairs, bom=bom)
    elif pairs:
        found = sources.pairs(profiles, correction.value, pairs_with or "")
        outputs.write_pairs(found, pairs, by=bool(by), bom=bom)
    outputs.write_sources(profiles, output, form)
    raise typer.Exit(FAILED if shared and not shared.any else status)


def _check(tables: Iterable[Path | None], charts: Path | None, report: Path | None) -> None:
    """Raise `InputError` for what cannot be written, before the work rather than after it."""
    from reliability.cli import outputs
    from reliability.cli import report as pages

    outputs.check(*tables)
    if charts:
        outputs.check_folder(charts)
    if report:
        pages.check(report)


def _tell(lines: Iterable[str]) -> None:
    for line in lines:
        say(line)


def _draw(profiles: Sequence[SourceProfile], charts: Path) -> None:
    from reliability.reports import chart_files

    if not chart_files.write(profiles, charts):
        _tell(["No source was scored, so there is no chart."])
