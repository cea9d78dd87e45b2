"""Tables in files; the ending of the name chooses the format. A file is complete or absent."""

from __future__ import annotations

import csv
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

from reliability.errors import InputError
from reliability.reports import json_lines_table, parquet, spreadsheet, workbook
from reliability.reports.columns import Cell, Column, Put

PutBlock = Callable[[Any], object]
"""Takes many rows, in the form of a file's format."""
READ = (".csv", ".jsonl", ".parquet")
ENDINGS = (*READ, ".xlsx")
"""Formats of tables; a workbook can be written only."""


def check_ending(path: Path) -> None:
    """Raise `InputError` unless `path` names a format that can be written and read."""
    if path.suffix.lower() not in ENDINGS:
        raise InputError(
            f"{path}: no table format ends in {path.suffix!r}. Choose one of {', '.join(ENDINGS)}."
        )


@contextmanager
def writer(
    path: Path, columns: Sequence[Column], *, bom: bool = False, main: Sequence[Column] = ()
) -> Iterator[Put]:
    """Yield a function that takes rows; the table is at `path` only after the block ended without an error.

    With `bom` a CSV begins with a byte-order mark, by which Excel recognises UTF-8. `main` are the columns
    of a workbook's first sheet, instead of all.
    """
    check_ending(path)
    with whole(path) as unfinished:
        if path.suffix.lower() == ".parquet":
            with parquet.writer(unfinished, columns) as put:
                yield put
        elif path.suffix.lower() == ".xlsx":
            with workbook.writer(unfinished, columns, main or columns) as put:
                yield put
        else:
            with unfinished.open("w", encoding=_encoding(path, bom=bom), newline="") as out:
                yield _text_format(path).writer(out, columns)


@contextmanager
def block_writer(path: Path, columns: Sequence[Column], *, bom: bool = False) -> Iterator[PutBlock]:
    """Yield a function that takes many rows at a time: Arrow batches for Parquet, else text.

    The header is written. Workbooks have no blocks.
    """
    with whole(path) as unfinished:
        if path.suffix.lower() == ".parquet":
            with parquet.batch_writer(unfinished, columns) as put:
                yield put
        else:
            with unfinished.open("w", encoding=_encoding(path, bom=bom), newline="") as out:
                _text_format(path).writer(out, columns)
                yield out.write


def read(path: Path) -> Iterator[dict[str, Cell]]:
    """Return the rows of an earlier table; raises `InputError` if there is none."""
    check_ending(path)
    if path.suffix.lower() not in READ:
        raise InputError(
            f"{path}: Excel workbooks can be written but not read. "
            f"Give a table that ends in {', '.join(READ)}."
        )
    try:
        if path.suffix.lower() == ".parquet":
            yield from parquet.read(path)
        else:
            with path.open(encoding="utf-8-sig", newline="") as source:
                yield from _text_format(path).read(source)
    except (OSError, ValueError, csv.Error, RecursionError) as error:
        raise InputError(
            f"{path} cannot be read as a table ({error}). Give the output of `score -o`."
        ) from error


def _encoding(path: Path, *, bom: bool) -> str:
    return "utf-8-sig" if bom and path.suffix.lower() == ".csv" else "utf-8"


def _text_format(path: Path) -> ModuleType:
    return spreadsheet if path.suffix.lower() == ".csv" else json_lines_table


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Yield a temporary name next to `path`, renamed to it after success and removed after an error."""
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.unfinished")
    try:
        yield unfinished
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
