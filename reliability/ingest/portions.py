"""Portions of the inputs: what one process reads, and any process can make articles of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, Final, Generic, NamedTuple, TypeVar

from reliability.errors import MissingExtraError
from reliability.ingest import format_choice
from reliability.ingest.article_builder import build_item
from reliability.ingest.compression import COMPRESSED, open_file
from reliability.ingest.date_order import with_date_order
from reliability.ingest.decoding import UnreadableError
from reliability.ingest.file_location import FileLocation
from reliability.ingest.folders import InputFile, ending, explain_error
from reliability.ingest.format_choice import UnknownContentError
from reliability.ingest.formats import formats
from reliability.ingest.options import Options
from reliability.ingest.reader_results import Problem, Row
from reliability.records import Article, Failure

Item = TypeVar("Item")

_SMALL: Final = 2**18
"""Bytes of the largest file that is read as a whole: some 60 articles of a table. Web pages have one article
and may be larger."""
_BYTES_OF_AN_ARTICLE: Final = 2**14
"""Bytes of a small file that count as one article, so that jobs are of similar size."""


class Raw(NamedTuple):
    """A row of a file as it was read."""

    row: Row | Problem
    location: FileLocation


class Whole(NamedTuple):
    """A small file that has not been read yet; `named` if it is an input by itself.

    `weight` is about how many articles it holds.
    """

    file: InputFile
    weight: int
    named: bool


class Skip(NamedTuple):
    """A file that holds no articles, and the ending it is counted under."""

    ending: str
    path: str
    size: int = 0


class FileRead(NamedTuple):
    """The end of a file that was read, and its bytes."""

    size: int


class End(NamedTuple):
    """The end of an input, a file or a folder."""

    root: Path


class Made(NamedTuple, Generic[Item]):
    """The article or failure of a row, with its number in the file (0 where the file is one article)."""

    number: int
    item: Item
    location: FileLocation


Watch = Callable[[BinaryIO | None], object]
"""Takes an open file, and None when it is closed."""
Portion = Raw | Whole | Skip | FileRead | End
Outcome = Made[Item] | Skip | FileRead | End


def outcomes(portion: Portion, options: Options) -> Iterator[Outcome[Article | Failure]]:
    """Yield the articles and failures of a portion; ends and skipped files unchanged."""
    match portion:
        case Raw(row, location):
            yield Made(row.number, build_item(row, location, options), location)
        case Whole(file, _, named):
            for part in read_file(file, options, named=named):
                yield from outcomes(part, options)
        case _:
            yield portion


def weight(file: InputFile) -> int:
    """Return about how many articles a file holds that can be read as a whole, 0 for other files."""
    suffix = ending(file.path)
    if file.problem or suffix.endswith(COMPRESSED):
        return 0
    file_format, size = formats().get(suffix), file_size(file)
    is_page = file_format is not None and file_format.name == "web_page"
    return 1 if is_page else 1 + size // _BYTES_OF_AN_ARTICLE if size <= _SMALL else 0


def has_own_formats_only() -> bool:
    """Return whether all formats are built in; readers that the user named are known to one process only."""
    return all(file_format.built_in for file_format in formats().values())


def read_file(
    file: InputFile,
    options: Options,
    *,
    named: bool,
    watch: Watch = bool,
) -> Iterator[Raw | Skip | FileRead]:
    """Yield the rows of a file and its end; or that it is skipped, unless it is `named` as an input."""
    try:
        yield from (Raw(row, file.location) for row in report_errors(_rows(file, options, watch)))
    except UnknownContentError as error:
        if not named:
            kind = ending(file.path) if error.articles else error.kind
            yield Skip(kind, file.location.path, file_size(file))
            return
        yield Raw(Problem(error.problem, error.advice), file.location)
    yield FileRead(file_size(file))


def report_errors(rows: Iterator[Row | Problem]) -> Iterator[Row | Problem]:
    """Yield the rows; where a file breaks off, report it as a problem and let the other inputs be read."""
    try:
        yield from rows
    except UnknownContentError:
        raise
    except UnreadableError as error:
        yield Problem(error.problem, error.advice, code=error.code)
    except MissingExtraError as error:
        problem, _, advice = str(error).partition(": ")
        yield Problem(problem, advice)
    except OSError as error:
        yield Problem(*explain_error(error))


def stream_rows(path: Path | None, stream: BinaryIO, options: Options) -> Iterator[Row | Problem]:
    """Yield the rows of an open file; `path` is None for standard input."""
    reader = format_choice.choose(path, stream, options.format_in)
    yield from with_date_order(iter(reader.read(stream, options)), options)


def file_size(file: InputFile) -> int:
    """Return the bytes of a file, 0 where it has vanished."""
    try:
        return file.path.stat().st_size
    except OSError:
        return 0


def _rows(file: InputFile, options: Options, watch: Watch) -> Iterator[Row | Problem]:
    if file.problem:
        raise UnreadableError(file.problem, file.advice)
    with open_file(file.path) as stream:
        watch(stream)
        state, has_records = _state(file.path), False
        try:
            for row in stream_rows(file.path, stream, options):
                has_records = has_records or row.number > 0
                yield row
            if has_records and _state(file.path) != state:  # a file of one article was read at once
                advice = "Run again when nothing writes to it"
                raise UnreadableError("it changed while it was read", advice)
        finally:
            watch(None)


def _state(path: Path) -> tuple[int, ...]:
    """Return values that change when the file is written to; empty where it has vanished."""
    try:
        status = path.stat()
    except OSError:
        return ()
    return status.st_ino, status.st_size, status.st_mtime_ns
