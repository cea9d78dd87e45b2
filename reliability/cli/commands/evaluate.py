"""`reliability evaluate`: agreement with people."""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from reliability.cli.messages import say
from reliability.errors import InputError, MissingExtraError, ReliabilityError

if TYPE_CHECKING:
    from reliability.evaluation.figure import CheckFigure

    Check = Callable[[Path], list[CheckFigure]]


def evaluate(
    data: Annotated[
        Path,
        typer.Argument(
            metavar="DATA",
            envvar="RELIABILITY_DATA",
            help="Folder with the articles, marks and ratings to compare with.",
        ),
    ],
    only: Annotated[
        list[str] | None,
        typer.Option(
            metavar="CHECK", help="Run only this check, for example marks or steadiness. Can be repeated."
        ),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Also write the figures to this JSON file.")
    ] = None,
) -> None:
    """Check the program against readers' marks and experts' ratings."""
    from reliability._version import __version__
    from reliability.cli.outputs import standard_output, writable
    from reliability.cli.status import FAILED, OK
    from reliability.evaluation.checks import left_out
    from reliability.reports import figures as figure_table

    if output:
        writable(output)
    _demand_pandas()
    figures, missing = _measured(_chosen(only), data)
    for problem in dict.fromkeys(map(str, missing)):
        say(f"reliability: {problem}")
    plain = [_plain(figure) for figure in figures]
    if plain:
        with standard_output():
            figure_table.write(plain, sys.stdout)
        for line in left_out(dict.fromkeys(figure.check for figure in figures), data):
            say(line)
    if output and plain:
        table = {"version": __version__, "figures": plain}
        output.write_text(json.dumps(table, indent=1, allow_nan=False) + "\n", encoding="utf-8")
    raise typer.Exit(FAILED if missing or not plain else OK)


def _demand_pandas() -> None:
    """Raise `MissingExtraError` before a minute's work: the labelled data are tables of Parquet."""
    if missing := [name for name in ("pandas", "pyarrow") if find_spec(name) is None]:
        raise MissingExtraError(
            f"evaluate needs {' and '.join(missing)}: pip install 'news-reliability[evaluate]'."
        )


def _measured(checks: Sequence[Check], data: Path) -> tuple[list[CheckFigure], list[ReliabilityError]]:
    """Return the figures of all checks whose data exist, and what is missing for the others."""
    figures: list[CheckFigure] = []
    missing: list[ReliabilityError] = []
    for check in checks:
        try:
            figures += check(data)
        except ReliabilityError as error:
            missing.append(error)
    return figures, missing


def _chosen(only: Sequence[str] | None) -> list[Check]:
    from reliability.evaluation.checks import checks

    available = checks()
    if unknown := [name for name in only or () if name not in available]:
        raise InputError(f"No check named {unknown[0]!r}. Available: {', '.join(sorted(available))}.")
    return [available[name] for name in only or available]


def _plain(figure: CheckFigure) -> dict[str, Any]:
    fields = asdict(figure) | {"interval": list(figure.interval)}
    return {name: _finite(value) for name, value in fields.items()}


def _finite(value: Any) -> Any:
    if isinstance(value, list):
        return [_finite(item) for item in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value
