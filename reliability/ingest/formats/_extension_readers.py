"""Readers in other installed packages, and in files that the user names.

A reader is a module with `ENDINGS` and `read(stream, options)`, and `TEXT_LIKE = True` where `.gz` and `.zst`
may follow its endings. It is code, so it runs only where somebody installed or named it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from importlib.metadata import entry_points
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any, BinaryIO

from reliability.errors import ExtensionError, ReliabilityError
from reliability.ingest.decoding import UnreadableError
from reliability.ingest.options import Options
from reliability.ingest.reader_results import Problem, Row

GROUP = "reliability.readers"
Reader = Callable[[BinaryIO, Options], Iterator[Row | Problem]]
Extension = tuple[str, tuple[str, ...], bool, Reader]
"""Name, endings, whether it is also read compressed, and the reading function."""

_named: dict[Path, Extension] = {}


def use_readers(*paths: str | Path) -> None:
    """Use the readers in these Python files from now on; their endings take precedence over built-in ones.

    The files are run: name only files that you would run. Raises `ExtensionError` if one is not a reader.
    """
    for path in (Path(reader_file).absolute() for reader_file in paths):
        _named[path] = _named.get(path) or _load(path)


def named() -> Mapping[Path, Extension]:
    """Return the readers in files that the user named."""
    return dict(_named)


def _load(path: Path) -> Extension:
    spec = spec_from_file_location(f"reliability_reader_{path.stem}", path)
    if path.suffix != ".py" or spec is None or spec.loader is None or not path.is_file():
        raise ExtensionError(f"Reader {path} cannot be loaded: give a Python file (.py).")
    module = module_from_spec(spec)
    sys.modules[spec.name] = module  # where dataclasses and pickle look for it
    try:
        spec.loader.exec_module(module)
    except Exception as error:  # other people's code
        del sys.modules[spec.name]
        raise ExtensionError(f"Reader {path} cannot be loaded ({type(error).__name__}: {error}).") from error
    return _checked(module, path.stem, f"Reader {path}")


def installed(taken: Set[str]) -> Iterator[Extension]:
    """Yield the readers of other packages; raises `ExtensionError` for invalid ones and endings in use."""
    owners = dict.fromkeys(taken, "this package")
    for point in sorted(entry_points(group=GROUP), key=lambda point: point.name):
        label = f"Reader {point.name!r} of {point.dist.name if point.dist else point.value}"
        try:
            module = point.load()
        except Exception as error:  # other people's code
            raise ExtensionError(f"{label} cannot be loaded ({type(error).__name__}: {error}).") from error
        reader = _checked(module, point.name, label)
        endings = reader[1]
        if clash := next((ending for ending in endings if ending in owners), None):
            raise ExtensionError(
                f"{label} wants to read {clash}, which {owners[clash]} reads. Uninstall one."
            )
        owners |= dict.fromkeys(endings, label)
        yield reader


def _checked(module: ModuleType, name: str, label: str) -> Extension:
    endings: Any = getattr(module, "ENDINGS", None)
    if not _are_endings(endings) or not callable(getattr(module, "read", None)):
        raise ExtensionError(
            f"{label} must have ENDINGS, a tuple of lower-case endings such as ('.wire',), and "
            "read(stream, options), which gives rows and problems."
        )
    return (
        name,
        tuple(endings),
        bool(getattr(module, "TEXT_LIKE", False)),
        _with_errors_reported(module.read, label),
    )


def _are_endings(endings: object) -> bool:
    return isinstance(endings, tuple | list) and bool(endings) and all(map(_is_ending, endings))


def _is_ending(ending: object) -> bool:
    return isinstance(ending, str) and ending[:1] == "." and ending == ending.lower()


def _with_errors_reported(read: Reader, label: str) -> Reader:
    """Return `read` with its errors as `UnreadableError`, so that the other inputs are read."""

    def read_and_report(stream: BinaryIO, options: Options) -> Iterator[Row | Problem]:
        try:
            yield from _checked_rows(read(stream, options), label)
        except (ReliabilityError, OSError):
            raise
        except Exception as error:  # other people's code
            problem = f"{label} failed ({type(error).__name__}: {error})"
            raise UnreadableError(problem, "Report this to the authors of the reader") from error

    return read_and_report


def _checked_rows(rows: Iterable[Row | Problem], label: str) -> Iterator[Row | Problem]:
    for row in rows:
        if not isinstance(row, Row | Problem):
            kind = type(row).__name__
            raise UnreadableError(
                f"{label} gave a {kind}, no Row or Problem", "Report this to the authors of the reader"
            )
        yield row
