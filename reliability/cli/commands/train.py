"""`reliability train`: fit a scorer on labelled outlets."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reliability.cli.arguments import BoilerplateFile, Reading, reads
from reliability.cli.messages import say
from reliability.errors import InputError

if TYPE_CHECKING:
    from reliability.scoring import Model


@reads
def train(
    articles: Annotated[
        list[str],
        typer.Argument(
            metavar="ARTICLES", help="Files or folders with articles, as for `score`.", show_default=False
        ),
    ],
    ratings: Annotated[
        Path,
        typer.Argument(
            help="CSV with the columns source (or domain), reliability (0-100) and, optionally, bias "
            "(0-100). The columns pc1 and afm_bias (0-1) of the data by Lin et al. (2023) can be used "
            "instead of the last two.",
            show_default=False,
        ),
    ],
    reading: Reading,
    output: Annotated[
        Path,
        typer.Option(
            "--output",
            "-o",
            metavar="MODEL",
            help="Model file to write (.json). Its model card (.md) is written next to it.",
        ),
    ],
    name: Annotated[str, typer.Option(help="Name of the model in outputs.")] = "",
    verdicts: Annotated[
        Path | None,
        typer.Option(
            help="CSV with a column id or url and a column one_sided (0 or 1). With it, the model also "
            "predicts one_sided.",
            show_default=False,
        ),
    ] = None,
    seed: Annotated[int, typer.Option(help="Random seed for the cross-validation folds.")] = 0,
    boilerplate: BoilerplateFile = None,
) -> None:
    """Train a model on outlets that experts rated."""
    from reliability import scoring
    from reliability.cli import inputs, outputs
    from reliability.cli.run import CommandRun
    from reliability.scoring import article_labels
    from reliability.scoring import ratings as labels

    if output.suffix.lower() != ".json":
        raise InputError(f"{output}: the name of a model file must end in .json.")
    outputs.writable(output)
    inputs.apart(articles, (output,))
    rated, lines = labels.read(ratings), inputs.boilerplate(boilerplate)
    with CommandRun() as run:
        profiles = list(run.profiles(inputs.items(articles, reading, (output,)), lines))
        judged = article_labels.labels(profiles, article_labels.read(verdicts)) if verdicts else None
        plan = scoring.FitPlan(name or output.stem, seed)
        model = scoring.fit(profiles, rated, plan, judged)
    write(model, output)
    raise typer.Exit(run.status_of_reading())


def write(model: Model, output: Path) -> None:
    """Write the model, its card and plots, completely or not at all, and report where on standard error."""
    from reliability import scoring
    from reliability.reports import model_plots, table_file
    from reliability.scoring.card import card

    beside = output.with_suffix(".md")
    with table_file.whole(output) as unfinished:
        scoring.save(model, unfinished)
    plots = model_plots.write(model.about, model.intervals(), beside)
    with table_file.whole(beside) as unfinished:
        unfinished.write_text(card(model, [plot.name for plot in plots]), encoding="utf-8")
    say(f"{output} written; {beside} says how far to trust it.")
