"""Arguments and options that several commands share."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from contextvars import ContextVar
from enum import StrEnum
from functools import wraps
from pathlib import Path
from typing import Annotated, Any

import typer

_INPUT = typer.Argument(
    metavar="INPUT",
    help="Files or folders (text, HTML, Word, PDF, tables, export files). Use - to read JSON Lines from "
    "standard input.",
    show_default=False,
)
Inputs = Annotated[list[str], _INPUT]
OptionalInputs = Annotated[list[str] | None, _INPUT]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        help="Table to write; the file extension sets the format: .csv, .jsonl, .parquet or .xlsx.",
    ),
]
NAME_OR_PATH = "NAME|PATH"
ModelName = Annotated[str, typer.Option(metavar=NAME_OR_PATH, help="Model to score with.")]
BoilerplateFile = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Recurring lines to ignore, as written by `reliability boilerplate`."),
]


class Shown(StrEnum):
    """Formats of standard output."""

    table = "table"
    csv = "csv"
    jsonl = "jsonl"


Show = Annotated[
    Shown | None,
    typer.Option("--format", help="Format on standard output; default: table on a terminal, csv when piped."),
]


class Method(StrEnum):
    """Corrections for the number of pairs."""

    holm = "holm"
    benjamini_hochberg = "benjamini-hochberg"


Columns = Annotated[
    str | None,
    typer.Option(
        metavar="main|all|NAME,...",
        help="Columns to write: main (default on screen), all (default in files), or a list of names.",
    ),
]

Dictionary = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Also write a table that explains each column."),
]

Bom = Annotated[
    bool, typer.Option("--bom", help="Start CSV files with a byte-order mark, so that Excel reads UTF-8.")
]

WithoutAgency = Annotated[
    bool, typer.Option("--without-agency", help="Leave out articles written by a news agency.")
]

DropDuplicates = Annotated[
    bool,
    typer.Option(
        "--drop-duplicates",
        help="Leave out articles that repeat, or nearly repeat, an earlier one.",
    ),
]

LIST_SKIPPED: ContextVar[bool] = ContextVar("LIST_SKIPPED", default=False)
"""Whether the run names each file that it skips."""

Reading = Mapping[str, str | bool | None]
"""What `reads` adds: how input is read, by the name of the option."""


class Place(StrEnum):
    """Places that a source can be taken from."""

    record = "record"
    url = "url"
    html = "html"
    folder = "folder"
    file = "file"


_COLUMNS = ("text", "html", "id", "source", "url", "title", "published")
_FIELDS = {"html": "HTML", "url": "URL", "published": "publication date"}
_SOURCE_FROM = Annotated[Place | None, typer.Option(help="Where to take each article's source from.")]
_FORMAT_IN = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help="Format of the input (txt, html, docx, …) or layout of an export file (lexisnexis, nexis-uni, "
        "factiva, proquest, europresse, now). Recognised automatically by default.",
    ),
]
_DELIMITER = Annotated[
    str | None,
    typer.Option(
        metavar="CHAR",
        help="Character between the cells of CSV files, or the word tab. Detected by default.",
    ),
]
_QUOTE = Annotated[
    str | None,
    typer.Option(
        metavar="CHAR",
        help="Character around the cells of CSV files, or the word none. Detected by default.",
    ),
]
_ESCAPE = Annotated[
    str | None,
    typer.Option(
        metavar="CHAR",
        help="Escape character before quotation marks inside a cell, or the word none. Detected by default.",
    ),
]
_DAY_FIRST = Annotated[bool, typer.Option("--day-first", help="Read 01/02/2026 as 1 February.")]
_MONTH_FIRST = Annotated[bool, typer.Option("--month-first", help="Read 01/02/2026 as 2 January.")]
_LIST_SKIPPED = Annotated[bool, typer.Option("--list-skipped", help="List every skipped file.")]
_ENCODING = Annotated[str | None, typer.Option(help="Encoding of the input files, if you know it.")]


Lexicons = Annotated[
    list[Path] | None,
    typer.Option(
        metavar="FILE",
        help="Your own word list (NAME.tsv). If there is a built-in list of that name, yours replaces it; "
        "if not, its words are counted as lists_NAME_per_1000_words. Can be repeated.",
    ),
]
Readers = Annotated[
    list[Path] | None,
    typer.Option(
        metavar="FILE", help="Python file that reads another format. Its code is run. Can be repeated."
    ),
]


def reads(command: Callable[..., None]) -> Callable[..., None]:
    """Give `command` the options that say how input is read; it gets them as `reading`.

    Word lists and readers of the user's own are in use when it begins.
    """
    parameters = [
        p for p in inspect.signature(command, eval_str=True).parameters.values() if p.name != "reading"
    ]
    added = [_parameter(f"{name}_column", _column(name)) for name in _COLUMNS]
    added += [_parameter("source_from", _SOURCE_FROM), _parameter("encoding", _ENCODING)]
    added += [_parameter("format_in", _FORMAT_IN), _parameter("delimiter", _DELIMITER)]
    added += [_parameter("quote", _QUOTE), _parameter("escape", _ESCAPE)]
    added += [_parameter("day_first", _DAY_FIRST, default=False)]
    added += [_parameter("month_first", _MONTH_FIRST, default=False)]

    extending = [_parameter("lexicon", Lexicons), _parameter("reader", Readers)]
    extending += [_parameter("list_skipped", _LIST_SKIPPED, default=False)]

    @wraps(command)
    def wrapper(**values: Any) -> None:
        extend(values.pop("lexicon"), values.pop("reader"))
        LIST_SKIPPED.set(values.pop("list_skipped"))
        command(reading={p.name: values.pop(p.name) for p in added}, **values)

    wrapper.__signature__ = inspect.Signature([*parameters, *added, *extending])  # type: ignore[attr-defined]
    wrapper.__annotations__ = {p.name: p.annotation for p in (*parameters, *added, *extending)}
    return wrapper


def extend(lexicons: Sequence[Path] | None, readers: Sequence[Path] | None = None) -> None:
    """Use these word lists and readers from now on."""
    if lexicons:
        from reliability.lexicons import use

        use(*lexicons)
    if readers:
        from reliability.ingest import use_readers

        use_readers(*readers)


def _column(name: str) -> Any:
    return Annotated[
        str | None,
        typer.Option(metavar="NAME", help=f"Field that holds the {_FIELDS.get(name, name)} of a record."),
    ]


def _parameter(name: str, annotation: Any, default: object = None) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
