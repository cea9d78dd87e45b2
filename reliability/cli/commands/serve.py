"""`reliability serve`: a page for people and an API for programs."""

from __future__ import annotations

import os
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from reliability.cli.arguments import Lexicons, ModelName, extend
from reliability.cli.messages import say
from reliability.errors import MissingExtraError

TOKEN = "RELIABILITY_TOKEN"  # noqa: S105 - the name of the variable


class LogForm(StrEnum):
    """Forms of the log."""

    text = "text"
    json = "json"


def serve(
    host: Annotated[
        str,
        typer.Option(
            help="Address to listen on. With any address but the default, other machines can reach the "
            "service."
        ),
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, help="Port to listen on; 0 chooses a free one.")] = 8000,
    open_page: Annotated[bool, typer.Option("--open", help="Open the page in a browser.")] = False,
    workers: Annotated[int, typer.Option(min=1, help="Number of worker processes.")] = 2,
    model: ModelName = "default",
    lexicon: Lexicons = None,
    allow_fetch: Annotated[
        bool,
        typer.Option(
            "--allow-fetch", help="Let users enter the URL of a page, which the server then fetches."
        ),
    ] = False,
    no_token: Annotated[
        bool,
        typer.Option(
            "--no-token",
            help=f"Let other machines connect without the password, which is otherwise taken from {TOKEN}.",
        ),
    ] = False,
    allowed_host: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="Host name to accept requests for. Can be repeated."),
    ] = None,
    max_body: Annotated[int, typer.Option(min=1, help="Maximum size of a request, in MiB.")] = 32,
    max_articles: Annotated[int, typer.Option(min=1, help="Maximum number of articles per request.")] = 500,
    queue: Annotated[
        int, typer.Option(min=0, help="Maximum number of waiting requests; further ones get status 503.")
    ] = 32,
    time_limit: Annotated[int, typer.Option(min=1, help="Time limit per text, in seconds.")] = 20,
    memory: Annotated[int, typer.Option(min=1, help="Memory limit of a worker process, in MiB.")] = 2048,
    drain: Annotated[
        int, typer.Option(min=0, help="Seconds allowed for running requests to finish after SIGTERM.")
    ] = 30,
    log: Annotated[LogForm, typer.Option(help="Format of the log on standard error.")] = LogForm.text,
) -> None:
    """Serve a web page and an API. Nothing sent to it is stored."""
    from reliability.cli import inputs

    extend(lexicon)
    try:
        from reliability.web.serving import serve as listen
        from reliability.web.settings import MEBIBYTE, Limits, Settings
    except ImportError as error:
        raise MissingExtraError(
            f"reliability serve needs {error.name}, which is not installed: "
            "pip install 'news-reliability[web]'."
        ) from None
    limits = Limits(max_body * MEBIBYTE, max_articles, queue, time_limit, memory * MEBIBYTE, drain)
    settings = Settings(
        host, port, workers, _absolute(model), tuple(str(path.absolute()) for path in lexicon or ()),
        tuple(allowed_host or ()), os.environ.get(TOKEN, ""), allow_fetch, log is LogForm.json, limits,
    )  # fmt: skip
    settings.check(without_token=no_token)
    inputs.model(model)  # reports a bad model before any process starts
    listen(settings, partial(_announce, local=settings.local, open_page=open_page))


def _absolute(model: str) -> str:
    return str(Path(model).absolute()) if model.endswith(".json") else model


def _announce(address: str, *, local: bool, open_page: bool) -> None:
    say(f"Serving at {address} (Ctrl-C stops it).")
    if not local:
        say("Other machines can reach it. Texts travel unencrypted unless a reverse proxy adds TLS.")
    if open_page:
        import webbrowser

        webbrowser.open(address)
