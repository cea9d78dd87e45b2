"""`reliability stories`: articles grouped by the event they report."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reliability.cli.arguments import Bom, Inputs, ModelName, Output, Reading, Show, reads
from reliability.cli.messages import say

if TYPE_CHECKING:
    from reliability.cli.outputs import Form
    from reliability.stories import Grouped


@reads
def stories(
    inputs: Inputs,
    reading: Reading,
    output: Output = None,
    report: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Also write a page for each story to this folder.")
    ] = None,
    days: Annotated[
        int,
        typer.Option(
            min=0,
            help="Number of days that one event usually spans. Articles further apart are grouped only if "
            "they are more similar.",
        ),
    ] = 3,
    min_sources: Annotated[
        int,
        typer.Option(
            "--min-sources", min=1, help="Minimum number of sources; stories with fewer are left out."
        ),
    ] = 2,
    model: ModelName = "default",
    bom: Bom = False,
    show: Show = None,
) -> None:
    """Group articles that report the same event."""
    from reliability import stories as grouping
    from reliability.cli import inputs as given
    from reliability.cli import outputs
    from reliability.cli.run import CommandRun
    from reliability.cli.status import FAILED
    from reliability.reports import report_folder, story_columns

    outputs.check(output)
    if report:
        report_folder.check(report)
    given.apart(inputs, (output, report))
    scorer = given.model(model)
    with CommandRun() as run:
        scores = list(run.scores(given.items(inputs, reading, (output, report)), scorer, None))
        status = run.finish()
    grouped = grouping.stories(scores, days=days, min_sources=min_sources)
    for line in _lines(grouped):
        say(line)
    _write_table(grouped, output, outputs.Form(story_columns.STORY_COLUMNS, None, show, bom=bom))
    if report:
        from reliability.reports import story_page

        story_page.write(grouped, report)
    raise typer.Exit(status if grouped.stories else FAILED)


def _write_table(grouped: Grouped, output: Path | None, form: Form) -> None:
    from reliability.cli import outputs
    from reliability.reports import story_columns, terminal

    with outputs.rows(output, form, terminal.stories) as put:
        for row in story_columns.rows(grouped):
            put(row)


def _lines(grouped: Grouped) -> Iterator[str]:
    """Yield how many stories there are, and what may be wrong with them."""
    from reliability.stories import LEAST_WORDS, day

    yield _summary(grouped)
    short = sum(score.profile.words < LEAST_WORDS for score in grouped.alone)
    if short:
        noun = "text has" if short == 1 else "texts have"
        yield f"{short:,} {noun} fewer than {LEAST_WORDS} words and cannot be grouped."
    versions = [version.score.profile.article for story in grouped.stories for version in story.versions]
    undated = sum(day(article.published) is None for article in versions)
    if undated:
        yield (
            f"{undated:,} of {len(versions):,} articles in stories have no date. Without dates, reports on a "
            "chain of related events can look like one story: add a `published` column, or check the groups."
        )


def _summary(grouped: Grouped) -> str:
    count, alone = len(grouped.stories), len(grouped.alone)
    if not count:
        return (
            f"None of the {alone} articles reports the same event as an article from another source. "
            "Add sources, or raise --days."
        )
    versions = sum(len(story.versions) for story in grouped.stories)
    noun = "story" if count == 1 else "stories"
    return f"{count} {noun} with {versions} articles; {alone} other articles are in no story."
