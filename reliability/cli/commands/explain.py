"""`reliability explain`: one article, what moved its scores, and the passages."""

from __future__ import annotations

import json
from collections.abc import Generator, Iterable
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
    from reliability import ingest
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
    reading: Reading,
    file: Annotated[
        str | None,
        typer.Argument(
            metavar="FILE",
            help="File with the article. Use - to read text, a web page or JSON Lines from standard input.",
            show_default=False,
        ),
    ] = None,
    text: Annotated[str | None, typer.Option(help="Text of the article, instead of FILE.")] = None,
    id: Annotated[str | None, typer.Option(help="Id of the article, if the file holds several.")] = None,
    show: Annotated[PageForm, typer.Option("--format", help="Output format.")] = PageForm.text,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="File to write to instead of standard output.")
    ] = None,
    model: ModelName = "default",
    boilerplate: BoilerplateFile = None,
    open_page: Annotated[
        bool, typer.Option("--open", help="Open the explanation as a page in a browser.")
    ] = False,
) -> None:
    """Explain one article: its scores and the passages behind them."""
    from reliability import pipeline
    from reliability.cli import inputs, outputs
    from reliability.cli.status import FAILED, OK

    if (file is None) == (text is None):
        raise typer.BadParameter("Give FILE, or --text TEXT instead of it.")
    if open_page:
        show, output = PageForm.html, output or _temporary()
    if output:
        outputs.writable(output)
        inputs.apart([file] if file else [], (output,))
    scorer, lines = inputs.model(model), inputs.boilerplate(boilerplate)
    with closing(_items(file, text, reading, output)) as items:
        article = chosen(items, id, file or "--text")
    if isinstance(article, Failure):
        say(str(article))
        raise typer.Exit(FAILED)
    score = pipeline.score(article, scorer, lines)
    write(score, scorer, show, output)
    if open_page and output:
        _open(output)
    raise typer.Exit(OK if score.status == "scored" else FAILED)


def _items(
    file: str | None, text: str | None, reading: Reading, output: Path | None
) -> ingest.Reading | Generator[Article | Failure, None, None]:
    from reliability.cli import inputs

    if file is None:
        return inputs.pasted(text or "")
    return inputs.items([file], inputs.guessing_stdin(file, reading), (output,))


def _temporary() -> Path:
    """Return a file name for a page that is opened without `--output`."""
    import tempfile

    return Path(tempfile.mkdtemp(prefix="reliability-")) / "article.html"


def _open(page: Path) -> None:
    import webbrowser

    say(f"Opening {page}")
    webbrowser.open(page.absolute().as_uri())


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
        return f"{file}: no article."
    some = ", ".join(repr(article_id) for article_id in seen[:_LISTED]) + (
        ", …" if len(seen) > _LISTED else ""
    )
    if wanted is None:
        return f"{file}: more than one article. Choose one with --id: {some}."
    return f"{file}: no article has the id {wanted!r}. Its ids: {some}."


def write(score: ArticleScore, model: Model, show: PageForm, output: Path | None) -> None:
    """The explanation in that form, to `output` or standard output."""
    import reliability
    from reliability.cli.about import about
    from reliability.cli.outputs import text_output
    from reliability.reports import explanation, explanation_text, page
    from reliability.scoring.model import usual

    with text_output(output) as out:
        if show is PageForm.json:
            json.dump(explanation.explanation(score), out, ensure_ascii=False, indent=1, allow_nan=False)
            out.write("\n")
        elif show is PageForm.html:
            out.write(page.article_page(score, reliability.measures(), about(model), usual(model)))
        else:
            explanation_text.write(score, reliability.measures(), usual(model), out)
