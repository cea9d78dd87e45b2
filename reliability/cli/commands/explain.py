"""`reliability explain`: one article, what moved its scores, and the passages."""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import closing
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reliability.cli.arguments import BoilerplateFile, ModelName, Reading, reads
from reliability.cli.messages import say
from reliability.errors import InputError
from reliability.records import Article, Failure

if TYPE_CHECKING:
    from reliability.records import ArticleScore
    from reliability.scoring import Model

_LISTED = 5
"""Ids named where one has to be chosen."""


class PageForm(StrEnum):
    """Forms of an explanation."""

    text = "text"
    json = "json"
    html = "html"


@reads
def explain(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="File with the article; - reads standard input.")
    ],
    reading: Reading,
    id: Annotated[str | None, typer.Option(help="Id of the article, where the file holds several.")] = None,
    show: Annotated[PageForm, typer.Option("--format", help="Form of the explanation.")] = PageForm.text,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="File to write instead of standard output.")
    ] = None,
    model: ModelName = "default",
    boilerplate: BoilerplateFile = None,
) -> None:
    """Explain one article: scores, what moved them, passages."""
    from reliability import pipeline
    from reliability.cli import inputs, outputs
    from reliability.cli.status import FAILED, OK

    if output:
        outputs.writable(output)
        inputs.apart([file], (output,))
    scorer, lines = inputs.model(model), inputs.boilerplate(boilerplate)
    with closing(inputs.items([file], reading, (output,))) as items:
        article = chosen(items, id, file)
    if isinstance(article, Failure):
        say(str(article))
        raise typer.Exit(FAILED)
    score = pipeline.score(article, scorer, lines)
    write(score, scorer, show, output)
    raise typer.Exit(OK if score.status == "scored" else FAILED)


def chosen(items: Iterable[Article | Failure], wanted: str | None, file: str) -> Article | Failure:
    """The article of that id, or the only one; raises `InputError` with ids to choose from."""
    seen: list[str] = []
    only: Article | Failure | None = None
    for item in items:
        if wanted == item.id:
            return item
        only = only or item
        seen.append(item.id)
        if wanted is None and len(seen) > _LISTED:
            break
    if wanted is None and only and len(seen) == 1:
        return only
    raise InputError(_which(seen, wanted, file))


def _which(seen: list[str], wanted: str | None, file: str) -> str:
    if not seen:
        return f"{file}: holds no article."
    some = ", ".join(repr(each) for each in seen[:_LISTED]) + (", …" if len(seen) > _LISTED else "")
    if wanted is None:
        return f"{file}: holds several articles. Choose one with --id: {some}."
    return f"{file}: no article has the id {wanted!r}. There are: {some}."


def write(score: ArticleScore, model: Model, show: PageForm, output: Path | None) -> None:
    """The explanation in that form, to `output` or standard output."""
    import reliability
    from reliability.cli.about import about, usual
    from reliability.cli.outputs import text_output
    from reliability.reports import explanation, explanation_text, page

    with text_output(output) as out:
        if show is PageForm.json:
            json.dump(explanation.explanation(score), out, ensure_ascii=False, indent=1, allow_nan=False)
            out.write("\n")
        elif show is PageForm.html:
            out.write(page.article_page(score, reliability.measures(), about(model), usual(model)))
        else:
            explanation_text.write(score, reliability.measures(), usual(model), out)
