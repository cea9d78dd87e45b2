"""Turn arguments of the command line into a stream of articles."""

from __future__ import annotations

import codecs
import json
import re
import sys
from collections.abc import Generator, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reliability.cli import config
from reliability.cli.arguments import Reading
from reliability.cli.messages import say
from reliability.engines import kept_rows
from reliability.errors import InputError

if TYPE_CHECKING:
    from reliability import ingest
    from reliability.ingest.portions import Portion
    from reliability.pipeline import Boilerplate
    from reliability.records import Article, Failure
    from reliability.scoring import Model


def items(inputs: Sequence[str], reading: Reading, outputs: Sequence[Path | None] = ()) -> ingest.Reading:
    """Articles and failures of `inputs`; the caller's own `outputs` are passed over in folders.

    Raises `InputError` at once where a path is missing.
    """
    from reliability import ingest

    excluded = tuple(path for output in outputs if output for path in _written_files(output.resolve()))
    options = ingest.Options(exclude=excluded, source_aliases=config.aliases(), **reading)  # type: ignore[arg-type]
    return ingest.read(inputs, options=options, stdin=sys.stdin.buffer)


def _written_files(output: Path) -> tuple[Path, ...]:
    """Return `output` and the files that version 0.1 wrote next to it."""
    return output, *(kept_rows.formerly(output, ending) for ending in kept_rows.ENDINGS)


def pasted(text: str) -> Generator[Article | Failure, None, None]:
    """The article given as `--text`."""
    from reliability import ingest

    yield from ingest.records([{"text": text, "id": "text"}])


def pasted_portion(text: str) -> Iterator[Portion]:
    """The same as a portion of the input."""
    from reliability.ingest.file_location import FileLocation
    from reliability.ingest.portions import Raw
    from reliability.ingest.reader_results import Row

    yield Raw(Row({"text": text, "id": "text"}, 1, named=False), FileLocation("", ""))


def guessing_stdin(file: str, reading: Reading) -> Reading:
    """Return `reading`, where standard input is read as text or a web page unless it begins as JSON does."""
    if file != "-" or reading["format_in"] or not hasattr(sys.stdin.buffer, "peek"):
        return reading
    beginning = sys.stdin.buffer.peek(64).removeprefix(codecs.BOM_UTF8).lstrip()
    if not beginning or beginning.startswith(b"{"):
        return reading
    is_list = re.match(rb"\[\s*[{\]]", beginning)
    form = "json" if is_list else "html" if beginning.startswith(b"<") else "txt"
    return {**reading, "format_in": form}


def apart(inputs: Sequence[str], outputs: Sequence[Path | None]) -> None:
    """Say of an output that lies inside an input folder that it is not read.

    Raises `InputError` for an output that is an input itself, which it would overwrite.
    """
    for output in filter(None, outputs):
        for name in inputs:
            if name != "-" and output.resolve().is_relative_to(root := Path(name).resolve()):
                if output.resolve() == root:
                    raise InputError(f"{output} is an input and would be overwritten. Give another name.")
                say(f"{output} lies inside the input {name}: it is written, not read.")


def model(name: str) -> Model:
    """The model of that name or path; says on standard error if it cannot score here."""
    from reliability import scoring

    loaded = scoring.load(name)
    if loaded.mismatch:
        say(f"reliability: {loaded.mismatch}")
    return loaded


def boilerplate(path: Path | None) -> Boilerplate | None:
    """Return recurring lines by source from a file of `reliability boilerplate`; raises `InputError`."""
    if path is None:
        return None
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        return {str(source): frozenset(map(str, lines)) for source, lines in content["sources"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise InputError(
            f"{path} is not a file of recurring lines ({error}). Make one with `reliability boilerplate`."
        ) from None
