"""`reliability train`: fit a scorer on labelled outlets."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from reliability.cli.options import Reading, reads


@reads
def train(
    articles: Annotated[list[str], typer.Argument(metavar="ARTICLES", help="Files and folders of articles.")],
    ratings: Annotated[Path, typer.Argument(metavar="RATINGS", help="CSV: domain and the ratings, 0-1.")],
    reading: Reading,
    output: Annotated[
        Path,
        typer.Option(
            "--output", "-o", metavar="MODEL", help="Model to write (.json); its card stands beside it."
        ),
    ],
) -> None:
    """Fit a scorer on outlets that experts rated."""
