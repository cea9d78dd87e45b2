"""`reliability measures`: what every number means."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from enum import StrEnum
from typing import Annotated

import typer

from reliability.cli.arguments import Lexicons, extend


class Listing(StrEnum):
    """Forms of the list."""

    text = "text"
    json = "json"


def measures(
    show: Annotated[Listing, typer.Option("--format", help="Output format.")] = Listing.text,
    lexicon: Lexicons = None,
) -> None:
    """Show what every measure means."""
    import reliability
    from reliability.cli.outputs import standard_output
    from reliability.reports import terminal

    extend(lexicon)
    listed = reliability.measures()
    with standard_output():
        if show is Listing.json:
            described = [{"name": measure.name, **asdict(measure)} for measure in listed]
            json.dump(described, sys.stdout, ensure_ascii=False, indent=2)
            print()
        else:
            terminal.measures(listed, sys.stdout)
