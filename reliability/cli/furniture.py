"""`reliability furniture`: lines that recur within a source."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from reliability.cli.options import Inputs, Reading, reads


@reads
def furniture(
    inputs: Inputs,
    reading: Reading,
    output: Annotated[Path, typer.Option("--output", "-o", help="File to write (JSON), for --furniture.")],
) -> None:
    """Find lines that recur within a source, to leave out."""
