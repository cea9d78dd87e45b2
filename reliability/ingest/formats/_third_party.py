"""Readers of other installed packages, and in files that the user names.

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
Found = tuple[str, tuple[str, ...], bool, Reader]
"""Name, endings, whether it is also read compressed, and what reads."""

_named: dict[Path, Found] = {}


def use_readers(*paths: str | Path) -> None:
    """Use the readers in these Python files from now on; their endings go before ours.

    The files are run: name only files that you would run. Raises `ExtensionError` if one is not a reader.
    """
    for path in (Path(each).absolute() for each in paths):
        _named[path] = _named.get(path) or _loaded(path)


def named() -> Mapping[Path, Found]:
    """The readers in files that the user named."""
    return dict(_named)


def _loaded(path: Path) -> Found:
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


def installed(taken: Set[str]) -> Iterator[Found]:
    """Return the readers of other packages; raises `ExtensionError` for invalid ones and endings in use."""
    seen = dict.fromkeys(taken, "this package")
    for point in sorted(entry_points(group=GROUP), key=lambda point: point.name):
        who = f"Reader {point.name!r} of {point.dist.name if point.dist else point.value}"
        try:
            module = point.load()
        except Exception as error:  # other people's code
            raise ExtensionError(f"{who} cannot be loaded ({type(error).__name__}: {error}).") from error
        found = _checked(module, point.name, who)
        if clash := next((ending for ending in found[1] if ending in seen), None):
            raise ExtensionError(f"{who} wants to read {clash}, which {seen[clash]} reads. Uninstall one.")
        seen |= dict.fromkeys(found[1], who)
        yield found


def _checked(module: ModuleType, name: str, who: str) -> Found:
    endings: Any = getattr(module, "ENDINGS", None)
    if not _are_endings(endings) or not callable(getattr(module, "read", None)):
        raise ExtensionError(
            f"{who} must have ENDINGS, a tuple of lower-case endings such as ('.wire',), and "
            "read(stream, options), which gives rows and problems."
        )
    return name, tuple(endings), bool(getattr(module, "TEXT_LIKE", False)), _held(module.read, who)


def _are_endings(given: object) -> bool:
    return (
        isinstance(given, tuple | list)
        and bool(given)
        and all(isinstance(each, str) and each[:1] == "." and each == each.lower() for each in given)
    )


def _held(read: Reader, who: str) -> Reader:
    """`read`; where it fails, what came before is kept, and the other inputs are read."""

    def held(stream: BinaryIO, options: Options) -> Iterator[Row | Problem]:
        try:
            yield from _rows(read(stream, options), who)
        except (ReliabilityError, OSError):
            raise
        except Exception as error:  # other people's code
            problem = f"{who} failed ({type(error).__name__}: {error})"
            raise UnreadableError(problem, "Report this to the authors of the reader") from error

    return held


def _rows(given: Iterable[Row | Problem], who: str) -> Iterator[Row | Problem]:
    for each in given:
        if not isinstance(each, Row | Problem):
            kind = type(each).__name__
            raise UnreadableError(
                f"{who} gave a {kind}, no Row or Problem", "Report this to the authors of the reader"
            )
        yield each
