"""`reliability boilerplate`: lines that recur within a source."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from reliability.cli.arguments import Inputs, Reading, reads
from reliability.cli.messages import say


@reads
def boilerplate(
    inputs: Inputs,
    reading: Reading,
    output: Annotated[
        Path, typer.Option("--output", "-o", help="JSON file to write, for use with --boilerplate.")
    ],
) -> None:
    """Find lines that a source repeats in many articles."""
    from reliability._version import __version__
    from reliability.cli import inputs as given
    from reliability.cli import outputs
    from reliability.cli.run import Run
    from reliability.reports import table_file
    from reliability.text.boilerplate.recurring import recurring

    outputs.writable(output)
    given.apart(inputs, (output,))
    items = given.items(inputs, reading, (output,))
    with Run() as run:
        lines_by_source = recurring(run.read(items))
    content = {
        "version": __version__,
        "sources": {name: list(lines_by_source[name]) for name in lines_by_source},
    }
    with table_file.whole(output) as unfinished:
        text = json.dumps(content, ensure_ascii=False, indent=1)
        unfinished.write_text(text.encode("utf-8", "replace").decode("utf-8") + "\n", encoding="utf-8")
    lines = sum(map(len, lines_by_source.values()))
    say(f"{output} written. Recurring lines: {lines:,}; sources that have them: {len(lines_by_source):,}.")
    raise typer.Exit(run.status_of_reading())
