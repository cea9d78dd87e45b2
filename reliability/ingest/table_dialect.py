"""Detect how a table was written: its delimiter, quotation marks and escapes, and the line of its header."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from reliability.ingest.columns import columns, folded, missing_text
from reliability.ingest.options import NAMED_DELIMITERS, Options

_DELIMITERS = ",;\t|"
_SEP = re.compile(r'"?sep=(.)"?\s*', re.IGNORECASE)
_MOST_PREAMBLE = 30
"""Lines that may precede the header: exports have a title, a date and the query there."""
_LONGEST_NAME = 60
_RUNNING = re.compile(r" |\d{3}(?!\d)")
"""What follows a comma in running text: a space, or the next three digits of a number."""
_MOST_LINES = 10_000
"""Lines of one cell: no article has as many."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """How the cells of a table are written.

    `quote` is empty where quotation marks belong to the text. `last_open`: the last cell continues to the end
    of the line, including delimiters. `skipped` lines precede the header.
    """

    delimiter: str
    quote: str = '"'
    escape: str = ""
    space: bool = False
    last_open: bool = False
    skipped: int = 0


def detect(sample: Sequence[str], complete: bool, options: Options) -> Dialect:
    """Return the dialect of the table that begins with the lines `sample`, `complete` if it ends there.

    Only what is certain differs from the common one: another dialect must fit every record of the sample
    where the common one does not.
    """
    basic = _begun(sample, options)
    if options.quote is not None or options.escape is not None:
        return replace(basic, quote=_quote(options.quote), escape=_escape(options.escape))
    body = sample[basic.skipped :]
    header = next(iter(records(iter(body[:1]), basic, 0)), [])
    width = len(header) if isinstance(header, list) else 0
    if width < 2:
        return basic
    if basic.delimiter == "\t":
        return replace(basic, quote="") if _is_literal(body, width) else basic
    return _fitting(body, complete, basic, _text_is_last(header, options))


def _begun(sample: Sequence[str], options: Options) -> Dialect:
    """The delimiter and the number of lines before the header."""
    first = sample[0] if sample else ""
    sep = _SEP.fullmatch(first)
    skipped = 1 if sep else 0
    if options.delimiter is not None:
        return Dialect(NAMED_DELIMITERS.get(options.delimiter.lower(), options.delimiter), skipped=skipped)
    if sep:
        return Dialect(sep[1], skipped=1)
    if delimiter := _header_delimiter(first, options):
        return Dialect(delimiter)
    for number, line in enumerate(sample[1:_MOST_PREAMBLE], 1):
        delimiter = _header_delimiter(line, options)
        if delimiter and _is_header_below(line, delimiter, sample[:number], options):
            return Dialect(delimiter, skipped=number)
    bare = re.sub(r'"[^"]*"', "", first)
    return Dialect(next((mark for mark in _DELIMITERS if mark in bare), ","))


def _header_delimiter(line: str, options: Options) -> str:
    """The delimiter by which `line` has most columns, one of them the text; else empty."""
    fitting = [
        (len(names), mark)
        for mark in _DELIMITERS
        if mark in line and len(names := _names(line, mark)) > 1 and not missing_text(names, options)
    ]
    return max(fitting, key=lambda one: one[0])[1] if fitting else ""


def _names(line: str, delimiter: str) -> tuple[str, ...]:
    try:
        return tuple(next(csv.reader([line], delimiter=delimiter, skipinitialspace=True), ()))
    except csv.Error:
        return ()


def _is_header_below(line: str, delimiter: str, before: Sequence[str], options: Options) -> bool:
    """Return whether `line` is a header after lines that are not part of the table."""
    names = _names(line, delimiter)
    short = all(0 < len(folded(name)) <= _LONGEST_NAME for name in names)
    distinct = len({folded(name) for name in names}) == len(names)
    held = columns(names, options)
    known = {key for keys in held.values() for key in keys}
    narrower = all(len(_names(other, delimiter)) < len(names) for other in before)
    return short and distinct and narrower and len(known) > 1


def _text_is_last(header: Sequence[str], options: Options) -> bool:
    return columns(tuple(header), options)["text"][:1] == (header[-1],)


def _fitting(body: Sequence[str], complete: bool, basic: Dialect, text_last: bool) -> Dialect:
    """`basic`, or the only other dialect that every record fits."""
    if _fits(body, complete, basic, exactly=False) and not _is_suspicious(body, basic):
        return basic
    others = (
        replace(basic, space=True),
        replace(basic, escape="\\"),
        replace(basic, space=True, escape="\\"),
        replace(basic, quote="'"),
        replace(basic, quote="'", escape="\\"),
        replace(basic, quote="'", space=True),
    )
    for other in others:
        if _has_quoted_cell(body, other) and _fits(body, complete, other, exactly=True):
            return other
    return replace(basic, last_open=True, quote="") if text_last and _is_last_open(body, basic) else basic


def _fits(body: Sequence[str], complete: bool, dialect: Dialect, *, exactly: bool) -> bool:
    found = list(records(iter(body), dialect, 0))
    if not complete:
        found = found[:-1]
    width = len(found[0]) if found and isinstance(found[0], list) else 0
    if any(isinstance(record, str) for record in found):
        return False
    counts = [len(record) for record in found[1:] if record]
    return bool(counts) and all(count == width or (count < width and not exactly) for count in counts)


def _is_suspicious(body: Sequence[str], basic: Dialect) -> bool:
    """Whether cells begin with a space and a mark, or all of them with an apostrophe."""
    mark = re.escape(basic.delimiter)
    spaced = any(re.search(rf'{mark} +"', line) and not line.lstrip().startswith('"') for line in body)
    lines = [line.strip() for line in body[1:] if line.strip()]
    return spaced or (bool(lines) and all(line[0] == "'" and line[-1] == "'" for line in lines))


def _has_quoted_cell(body: Sequence[str], dialect: Dialect) -> bool:
    start = re.compile(rf"(?:^|{re.escape(dialect.delimiter)}){' +' if dialect.space else ''}{dialect.quote}")
    if dialect.quote == "'":
        return any(line.startswith("'") for line in body[1:])
    return any(start.search(line) for line in body[1:])


def _is_last_open(body: Sequence[str], basic: Dialect) -> bool:
    """Whether all lines hold at least the header's cells, the surplus being commas of running text."""
    width = len(body[0].split(basic.delimiter))
    lines = [line.rstrip("\r\n").split(basic.delimiter) for line in body[1:] if line.strip()]
    plain = all(cell[:1] not in ("'", '"', " ") for cells in lines for cell in cells[:width])
    surplus = [cell for cells in lines for cell in cells[width:]]
    running = sum(_RUNNING.match(cell) is not None for cell in surplus)
    return plain and all(len(cells) >= width for cells in lines) and 10 * running >= 9 * len(surplus)


def _is_literal(body: Sequence[str], width: int) -> bool:
    """Whether quotation marks in a table with tabs belong to the text.

    They do where every line has all cells and a cell begins with a mark without being in marks as CSV wants
    it, or is in marks that it does not need while others of its column are not.
    """
    lines = [line.rstrip("\r\n").split("\t") for line in body[1:] if line.strip()]
    if not lines or any(len(cells) != width for cells in lines):
        return False
    by_column = [[cells[at] for cells in lines if cells[at]] for at in range(width)]
    quoted = [cell for cells in by_column for cell in cells if cell.startswith('"')]
    if any(not is_quoted(cell) for cell in quoted):
        return not _holds_doubled(records(iter(body), Dialect("\t"), 0), width)
    needless = [cells for cells in by_column if any(c[0] == '"' and '"' not in c[1:-1] for c in cells)]
    return any(cell[0] != '"' for cells in needless for cell in cells)


def _holds_doubled(found: Iterable[list[str] | str], width: int) -> bool:
    """Whether the records all follow the rules of CSV, with doubled marks in a cell of several lines."""
    rows = list(found)
    if any(isinstance(row, str) or len(row) not in (0, width) for row in rows):
        return False
    return any('"' in cell and "\n" in cell for row in rows for cell in row)


def is_quoted(cell: str) -> bool:
    """Whether all of `cell` is in quotation marks, with those inside doubled."""
    return len(cell) > 1 and cell[0] == cell[-1] == '"' and '"' not in cell[1:-1].replace('""', "")


def _quote(given: str | None) -> str:
    return '"' if given is None else "" if given.lower() == "none" else given


def _escape(given: str | None) -> str:
    return "" if given is None or given.lower() == "none" else given


def records(lines: Iterator[str], dialect: Dialect, width: int) -> Iterator[list[str] | str]:
    """The cells of each record; a string says why a record cannot be read."""
    if dialect.delimiter == "\t" and width and dialect.quote == '"' and not dialect.escape:
        return _tabbed(lines, width)
    if dialect.last_open and width:
        return (line.rstrip("\r\n").split(dialect.delimiter, width - 1) for line in lines)
    if not dialect.quote:
        return (line.rstrip("\r\n").split(dialect.delimiter) if line.strip("\r\n") else [] for line in lines)
    return _quoted(map(_unescaping(dialect), lines) if dialect.escape else lines, dialect)


def _quoted(lines: Iterable[str], dialect: Dialect) -> Iterator[list[str] | str]:
    rows = csv.reader(
        lines,
        delimiter=dialect.delimiter,
        quotechar=dialect.quote,
        skipinitialspace=dialect.space,
        strict=True,
    )
    while True:
        try:
            yield next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield str(error)


def _unescaping(dialect: Dialect) -> Callable[[str], str]:
    """What turns escaped quotation marks into doubled ones; other escapes stay as they are."""
    pattern = re.compile(rf"{re.escape(dialect.escape)}([{re.escape(dialect.quote + dialect.escape)}])")
    return lambda line: pattern.sub(
        lambda match: dialect.quote * 2 if match[1] == dialect.quote else match[1], line
    )


def _tabbed(lines: Iterator[str], width: int) -> Iterator[list[str] | str]:
    """Records between tabs: marks that are not as CSV wants them belong to the text."""
    tabs = Dialect("\t")
    for line in lines:
        cells = line.rstrip("\r\n").split("\t")
        if _leaves_open(cells):
            yield from _over_lines([line, *_until_closed(lines)], width, tabs)
        else:
            yield [] if cells == [""] else _bare(cells, line, tabs)


def _leaves_open(cells: Sequence[str]) -> bool:
    """Whether a cell begins with a mark, and the marks of its line do not pair."""
    return any(cell.startswith('"') for cell in cells) and sum(cell.count('"') for cell in cells) % 2 == 1


def _until_closed(lines: Iterator[str]) -> Iterator[str]:
    """The lines down to the one that closes a quotation mark."""
    for line in islice(lines, _MOST_LINES):
        yield line
        if line.count('"') % 2:
            return


def _over_lines(lines: Sequence[str], width: int, tabs: Dialect) -> Iterator[list[str] | str]:
    """The record that `lines` hold together; a record each where every one of them has all cells."""
    literal = [line.rstrip("\r\n").split("\t") for line in lines]
    doubled = _holds_doubled(_quoted(lines, tabs), width)
    if all(len(cells) == width for cells in literal) and not doubled:
        yield from literal
    else:
        yield from islice(_quoted(lines, tabs), 1)


def _bare(cells: list[str], line: str, tabs: Dialect) -> list[str]:
    """`cells` of one line without the marks around them where those follow the rules of CSV."""
    if '"' not in line:
        return cells
    strict = next(_quoted([line], tabs), "")
    if isinstance(strict, list) and len(strict) <= len(cells):
        return strict
    return [cell[1:-1].replace('""', '"') if is_quoted(cell) else cell for cell in cells]
