"""`reliability score`: one row an article."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated

import typer

from reliability.cli.options import FurnitureFile, Inputs, ModelName, Output, Reading, Show, Shown, reads
from reliability.records import ArticleScore


@reads
def score(
    inputs: Inputs,
    reading: Reading,
    output: Output = None,
    evidence: Annotated[
        Path | None,
        typer.Option(help="Also write a row for each passage that a measure counted, to this table."),
    ] = None,
    model: ModelName = "default",
    furniture: FurnitureFile = None,
    show: Show = None,
) -> None:
    """Measure and score articles: one row an article."""
    from reliability.cli import inputs as given
    from reliability.cli import outputs
    from reliability.cli.run import Run

    outputs.check(output, evidence)
    scorer, lines = given.model(model), given.furniture(furniture)
    items = given.items(inputs, reading, (output, evidence))
    with Run() as run:
        write(run.scores(items, scorer, lines), output, evidence, show)
        status = run.finish()
    raise typer.Exit(status)


def write(
    scores: Iterable[ArticleScore], output: Path | None, evidence: Path | None, show: Shown | None
) -> None:
    """Each score's row to `output` (or standard output) and its passages to `evidence`, as it comes."""
    import reliability
    from reliability.cli import outputs
    from reliability.reports import columns, terminal

    with ExitStack() as tables:
        names = columns.article_columns(reliability.measures())
        put = tables.enter_context(outputs.rows(output, names, show, terminal.articles))
        put_passage = tables.enter_context(outputs.passages(evidence))
        for scored in scores:
            put(columns.article_row(scored))
            if put_passage:
                for row in columns.passage_rows(scored):
                    put_passage(row)
