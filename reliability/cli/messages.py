"""Messages on standard error."""

from __future__ import annotations

import shutil
import sys

import typer

from reliability.reports.printable import printable, wrapped


def say(message: str) -> None:
    """Write a message to standard error: one line, on a terminal wrapped between words."""
    if sys.stderr.isatty():
        typer.echo(wrapped(message, shutil.get_terminal_size().columns), err=True)
    else:
        typer.echo(printable(message), err=True)
