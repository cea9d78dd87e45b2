"""Files in memory (uploads) → articles and failures, by the same rules as files in a folder."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

from reliability.errors import MissingExtraError
from reliability.ingest import format_choice
from reliability.ingest.article_builder import build_failure, build_item
from reliability.ingest.compression import expand
from reliability.ingest.date_order import with_date_order
from reliability.ingest.decoding import UnreadableError
from reliability.ingest.file_location import FileLocation, visible
from reliability.ingest.options import Options
from reliability.ingest.reader_results import Problem
from reliability.records import Article, Failure


class NamedBytes(NamedTuple):
    """A file in memory. `name` may contain folders; no file of that name is ever opened."""

    name: str
    data: bytes


def read_bytes(file: NamedBytes, options: Options | None = None) -> Iterator[Article | Failure]:
    """Yield the articles of `file` and the failures, lazily."""
    chosen, location = options or Options(), _location(file.name)
    try:
        path = PurePosixPath(location.name)
        stream = expand(io.BytesIO(file.data), path.suffix.lower())
        reader = format_choice.choose(path, stream, chosen.format_in)  # type: ignore[arg-type]
        for row in with_date_order(iter(reader.read(stream, chosen)), chosen):
            yield build_item(row, location, chosen)
    except UnreadableError as error:
        yield build_failure(Problem(error.problem, error.advice, code=error.code), location, chosen)
    except MissingExtraError as error:
        problem, _, advice = str(error).partition(": ")
        yield build_failure(Problem(problem, advice), location, chosen)


def _location(name: str) -> FileLocation:
    """Return the location that a file called `name` would have in an input folder."""
    parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    shown = [visible(part) for part in parts] or ["text"]
    folder = shown[0] if len(shown) > 1 else ""
    parent = shown[-2] if len(shown) > 1 else ""
    return FileLocation("/".join(shown), "/".join(shown), folder, parent)
