"""Find the header of a table: its line and its delimiter."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence

from reliability.ingest.column_names import find_columns, fold, missing_text
from reliability.ingest.options import NAMED_DELIMITERS, Options
from reliability.ingest.table_records import Dialect

_DELIMITERS = ",;\t|"
_SEP = re.compile(r'"?sep=(.)"?\s*', re.IGNORECASE)
"""A first line in which Excel names the delimiter."""
_MOST_PREAMBLE = 30
"""Lines that may precede the header: exports have a title, a date and the query there."""
_LONGEST_NAME = 60
"""Characters of a column name; longer cells are text."""


def find_header(sample: Sequence[str], options: Options) -> Dialect:
    """Return a dialect with the delimiter of the table and the number of lines before its header."""
    first = sample[0] if sample else ""
    sep = _SEP.fullmatch(first)
    if options.delimiter is not None:
        delimiter = NAMED_DELIMITERS.get(options.delimiter.lower(), options.delimiter)
        return Dialect(delimiter, skipped=1 if sep else 0)
    if sep:
        return Dialect(sep[1], skipped=1)
    if delimiter := _header_delimiter(first, options):
        return Dialect(delimiter)
    return _find_below(sample, options) or Dialect(_first_delimiter(first))


def _find_below(sample: Sequence[str], options: Options) -> Dialect | None:
    """Return the dialect of a header after lines that are not part of the table."""
    for number, line in enumerate(sample[1:_MOST_PREAMBLE], 1):
        delimiter = _header_delimiter(line, options)
        if delimiter and _is_header_below(_split(line, delimiter), delimiter, sample[:number], options):
            return Dialect(delimiter, skipped=number)
    return None


def _first_delimiter(line: str) -> str:
    """Return the first of the usual delimiters that `line` has outside of quotation marks."""
    bare = re.sub(r'"[^"]*"', "", line)
    return next((mark for mark in _DELIMITERS if mark in bare), ",")


def _header_delimiter(line: str, options: Options) -> str:
    """Return the delimiter by which `line` has most columns, one of them the text; else empty."""
    widths: dict[str, int] = {}
    for mark in _DELIMITERS:
        names = _split(line, mark) if mark in line else ()
        if len(names) > 1 and not missing_text(names, options):
            widths[mark] = len(names)
    return max(widths, key=lambda mark: widths[mark], default="")


def _split(line: str, delimiter: str) -> tuple[str, ...]:
    try:
        return tuple(next(csv.reader([line], delimiter=delimiter, skipinitialspace=True), ()))
    except csv.Error:
        return ()


def _is_header_below(
    names: tuple[str, ...], delimiter: str, lines_above: Sequence[str], options: Options
) -> bool:
    """Whether `names` are those of a header: short, different, several known, and more than cells above."""
    short = all(0 < len(fold(name)) <= _LONGEST_NAME for name in names)
    distinct = len({fold(name) for name in names}) == len(names)
    understood = {key for keys in find_columns(names, options).values() for key in keys}
    narrower = all(len(_split(line, delimiter)) < len(names) for line in lines_above)
    return short and distinct and narrower and len(understood) > 1
