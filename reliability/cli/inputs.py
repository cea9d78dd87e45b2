"""From what was typed to a stream of articles."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from reliability.cli.kept_rows import OURS, beside
from reliability.cli.options import Reading
from reliability.errors import InputError
from reliability.records import Article, Failure

if TYPE_CHECKING:
    from reliability.ingest.reading import Mapped
    from reliability.pipeline import Furniture
    from reliability.scoring import Model


def items(
    inputs: Sequence[str], reading: Reading, outputs: Sequence[Path | None] = (), mapped: Mapped = map
) -> Iterator[Article | Failure]:
    """Articles and failures of `inputs`; the caller's own `outputs` are passed over in folders.

    `mapped` makes articles of rows. Raises `InputError` at once where a path is missing.
    """
    from reliability import ingest

    own = tuple(beside(output.resolve(), ending) for output in outputs if output for ending in OURS)
    options = ingest.Options(exclude=own, **reading)  # type: ignore[arg-type]
    return ingest.read(inputs, options=options, stdin=sys.stdin.buffer, mapped=mapped)


def model(name: str) -> Model:
    """The model of that name or path; says on standard error if it cannot score here."""
    from reliability import scoring

    found = scoring.load(name)
    if found.mismatch:
        typer.echo(f"reliability: {found.mismatch}", err=True)
    return found


def furniture(path: Path | None) -> Furniture | None:
    """The recurring lines by source that `reliability furniture` wrote; raises `InputError` if it did not."""
    if path is None:
        return None
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        return {str(source): frozenset(map(str, lines)) for source, lines in content["sources"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(
            f"{path} holds no recurring lines ({error}). Make the file with `reliability furniture`."
        ) from None
