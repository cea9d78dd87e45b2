"""Where rows go: a file by its ending, or standard output in the form that suits its reader."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import typer

import reliability
from reliability.cli.arguments import Shown
from reliability.cli.status import OK
from reliability.engines.blocks import BLOCK_FORMATS, BlockFormat
from reliability.errors import InputError
from reliability.records import SourceProfile
from reliability.reports import json_lines_table, spreadsheet, table_file, terminal
from reliability.reports.column_choice import choose_columns
from reliability.reports.columns import (
    DICTIONARY_COLUMNS,
    PAIR_COLUMNS,
    PASSAGE_COLUMNS,
    PERIOD,
    POINT_DECIMALS,
    VALUE_DECIMALS,
    Column,
    Put,
    Row,
    source_columns,
)
from reliability.reports.rows import rounded, source_row
from reliability.reports.table_file import PutBlock

if TYPE_CHECKING:
    from reliability.evaluation.given_ratings import Ratings
    from reliability.sources import Pair

Draw = Callable[[Sequence[Row], int, TextIO], None]
"""Draws the first rows of so many in all."""


def check(*outputs: Path | None) -> None:
    """Raise `InputError` for an output that cannot be written, before the work rather than after it."""
    taken: set[Path] = set()
    for path in filter(None, outputs):
        table_file.check_ending(path)
        writable(path)
        if path.resolve() in taken:
            raise InputError(f"{path}: two outputs have this name. Give each its own name.")
        taken.add(path.resolve())


def writable(path: Path) -> None:
    """Raise `InputError` where `path` is a folder or its folder is not there."""
    if path.is_dir():
        raise InputError(f"{path}: is a folder. Give the name of a file.")
    if not path.absolute().parent.is_dir():
        raise InputError(f"{path}: its folder does not exist. Create it first.")


def check_folder(path: Path) -> None:
    """Raise `InputError` where `path` is a file."""
    if path.exists() and not path.is_dir():
        raise InputError(f"{path}: is a file. Give the name of a folder.")


class _FirstRows:
    """The first rows of a table for people, and how many there were."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.total = 0

    def put(self, row: Row) -> None:
        self.total += 1
        if self.total <= terminal.MOST_ROWS:
            self.rows.append(row)


def _shown(show: Shown | None) -> Shown:
    return show or (Shown.table if sys.stdout.isatty() else Shown.csv)


def streams_to_terminal(show: Shown | None) -> bool:
    """Return whether rows appear on the terminal as they are made, where a progress bar would disturb."""
    return sys.stdout.isatty() and _shown(show) is not Shown.table


class Form:
    """How a table is written: its columns, the chosen ones, the format on standard output."""

    def __init__(
        self, columns: Sequence[Column], wanted: str | None, show: Shown | None, *, bom: bool = False
    ) -> None:
        self.show: Shown = _shown(show)
        self.bom = bom
        self.named: bool = wanted is not None
        self.columns: tuple[Column, ...] = tuple(columns)
        self.chosen: tuple[Column, ...] = choose_columns(columns, wanted or "all")

    @property
    def is_table(self) -> bool:
        """Whether standard output gets a drawn table."""
        return self.show is Shown.table

    def first(self) -> Sequence[Column]:
        """Return the columns for people: the chosen ones, else the main ones."""
        return self.chosen if self.named else choose_columns(self.columns, "main")


@contextmanager
def rows(output: Path | None, form: Form, draw: Draw) -> Iterator[Put]:
    """What is given takes rows for `output`, else for standard output, where `draw` makes the table."""
    if output:
        book = output.suffix.lower() == ".xlsx"  # which has all columns on its second sheet
        columns = form.columns if book else form.chosen
        with table_file.writer(output, columns, bom=form.bom, main=form.first()) as put:
            yield put
    elif form.is_table:
        first_rows = _FirstRows()
        yield first_rows.put
        with standard_output():
            draw_rows = terminal.drawing_function(form.chosen) if form.named else draw
            draw_rows(first_rows.rows, first_rows.total, sys.stdout)
    else:
        with standard_output():
            if form.bom and form.show is Shown.csv:
                sys.stdout.write("\ufeff")
            text_format = spreadsheet if form.show is Shown.csv else json_lines_table
            yield text_format.writer(sys.stdout, form.chosen)


def block_format(output: Path | None, form: Form) -> BlockFormat | None:
    """Return the format of blocks of rows for `output`, else for standard output, if it has one."""
    if output is None:
        return None if form.is_table else ".csv" if form.show is Shown.csv else ".jsonl"
    return BLOCK_FORMATS.get(output.suffix.lower())


@contextmanager
def row_blocks(output: Path | None, form: Form) -> Iterator[PutBlock]:
    """What is given takes blocks of rows for `output`, else text for standard output."""
    if output:
        with table_file.block_writer(output, form.chosen, bom=form.bom) as put:
            yield put
    else:
        with rows(None, form, terminal.articles):
            yield sys.stdout.write


@contextmanager
def passage_blocks(evidence: Path | None, *, bom: bool = False) -> Iterator[PutBlock | None]:
    """What is given takes blocks of passages for `evidence`; None where none are wanted."""
    if evidence is None:
        yield None
    else:
        with table_file.block_writer(evidence, PASSAGE_COLUMNS, bom=bom) as put:
            yield put


def write_sources(profiles: Iterable[SourceProfile], output: Path | None, form: Form) -> None:
    """Write one row per source to `output`, else to standard output."""
    with rows(output, form, terminal.sources) as put:
        for profile in profiles:
            put(source_row(profile))


def columns_of_sources(ratings: Ratings | None = None, *, by: bool = False) -> tuple[Column, ...]:
    """The columns of `compare`, with those of `ratings` at the end."""
    return source_columns(reliability.measures(), by=by, ratings=ratings.names if ratings else ())


def write_pairs(pairs: Iterable[Pair], output: Path, *, by: bool = False, bom: bool = False) -> None:
    """Write one row per pair to `output`."""
    with table_file.writer(output, ((PERIOD,) if by else ()) + PAIR_COLUMNS, bom=bom) as put:
        for pair in pairs:
            put(_pair_row(pair))


def _pair_row(pair: Pair) -> Row:
    """Cells of two sources compared."""
    return {
        "period": pair.period or None,
        "first": pair.first,
        "second": pair.second,
        "measure": pair.measure,
        "difference": rounded(pair.difference, POINT_DECIMALS),
        "low": rounded(pair.low, POINT_DECIMALS),
        "high": rounded(pair.high, POINT_DECIMALS),
        "probability": rounded(pair.probability, VALUE_DECIMALS),
        "apart": "yes" if pair.apart else "no",
    }


def write_dictionary(listed: Iterable[Column], output: Path, *, bom: bool = False) -> None:
    """What each of the columns means, a row each, to `output`."""
    with table_file.writer(output, DICTIONARY_COLUMNS, bom=bom) as put:
        for column in listed:
            put({"column": column.name, "type": column.kind, "meaning": column.meaning})


@contextmanager
def passages(evidence: Path | None, *, bom: bool = False) -> Iterator[Put | None]:
    """What is given takes rows of passages for `evidence`; None where none are wanted."""
    if evidence is None:
        yield None
    else:
        with table_file.writer(evidence, PASSAGE_COLUMNS, bom=bom) as put:
            yield put


@contextmanager
def standard_output() -> Iterator[None]:
    """A block that prints; ends quietly when the reader has closed the pipe (`| head`)."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(OK) from None


@contextmanager
def text_output(output: Path | None) -> Iterator[TextIO]:
    """A file for text, whole or not there; standard output without `output`."""
    if output is None:
        with standard_output():
            yield sys.stdout
    else:
        with (
            table_file.whole(output) as unfinished,
            unfinished.open("w", encoding="utf-8", errors="replace", newline="\n") as out,
        ):
            yield out
