"""The command line: read arguments, call the library, print. One file per command."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Annotated

import typer

from reliability._version import __version__
from reliability.cli.commands.boilerplate import boilerplate
from reliability.cli.commands.compare import compare
from reliability.cli.commands.evaluate import evaluate
from reliability.cli.commands.explain import explain
from reliability.cli.commands.measures import measures
from reliability.cli.commands.score import score
from reliability.cli.commands.serve import serve
from reliability.cli.commands.stories import stories
from reliability.cli.commands.train import train
from reliability.cli.config import Command, configured
from reliability.cli.messages import say
from reliability.cli.status import FAILED, OK, USAGE
from reliability.errors import DataError, ReliabilityError, TrainingError, WorkerError

_FULL = "Free some space and run the command again; `score -o OUT --resume` continues where it stopped."
_ADVICE = {errno.ENOSPC: _FULL, errno.EDQUOT: _FULL, errno.EFBIG: _FULL}

app: typer.Typer = typer.Typer(
    name="reliability",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
_ALL: tuple[Command, ...] = (score, compare, stories, explain, measures, boilerplate, train, evaluate, serve)
COMMANDS: Mapping[str, Command] = {command.__name__: command for command in _ALL}
for _command in _ALL:
    app.command()(configured(_command, COMMANDS))


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"reliability {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Measure how news is written, and compare articles and sources.

    Exit status: 0 success, 1 nothing could be scored, 2 usage error, 3 some inputs failed
    or were skipped.
    """


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and give its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        app(args=arguments, prog_name="reliability", standalone_mode=True)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else OK if end.code is None else FAILED
    except BrokenPipeError:
        return _reader_left()
    except ReliabilityError as error:
        _say(str(error))
        return FAILED if isinstance(error, DataError | TrainingError | WorkerError) else USAGE
    except OSError as error:
        advice = _ADVICE.get(error.errno or 0, "")
        _say(f"{error.filename or 'output'}: {error.strerror or error}. {advice}".strip())
        return _nothing_more(FAILED)
    return OK


def _say(line: str) -> None:
    """One line on standard error, whatever a file's name or content puts into it."""
    say(f"reliability: {line}")


def _reader_left() -> int:
    """Whoever read our output has closed it (`| head`): nothing is wrong, and nothing more can be written."""
    return _nothing_more(OK)


def _nothing_more(status: int) -> int:
    """`status`; what still waits to be written would fail again when Python ends."""
    with suppress(OSError, ValueError):  # a stream that is not a file
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return status
