"""Word lists of the user's own, by path: one with the name of ours takes its place, any other is added.

They hold for the whole process, so they are named before anything is measured.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from importlib.resources import files
from pathlib import Path

from reliability.errors import LexiconError

ENDING = ".tsv"
_NAME = re.compile(r"[a-z][a-z0-9_]{0,40}")
_paths: dict[str, Path] = {}
_read: set[str] = set()


def name(path: Path) -> str:
    """The name of the list at `path`: the file's, without its ending."""
    if path.suffix != ENDING or not _NAME.fullmatch(path.stem):
        raise LexiconError(
            f"{path}: the name of a word list must consist of lower-case letters, digits and _, "
            f"and end in {ENDING}."
        )
    return path.stem


def remember(paths: Iterable[Path]) -> None:
    """Take the lists at `paths`, all or none; raises `LexiconError` where one of that name is in use."""
    by_name: dict[str, Path] = {}
    for path in paths:
        list_name = name(path)
        if by_name.setdefault(list_name, path) != path:
            raise LexiconError(f"{path}: {by_name[list_name]} has the same name. Rename one of them.")
        if list_name in _read and _paths.get(list_name) != path:
            raise LexiconError(
                f"{path}: a word list {list_name!r} is already in use. Add yours before you measure anything "
                "or load a model."
            )
    _paths.update(by_name)


def path(name: str) -> Path | None:
    """Where the user's list of that name lies; None where ours serves."""
    _read.add(name)
    return _paths.get(name)


def paths() -> Mapping[str, Path]:
    """The user's lists by name."""
    return dict(sorted(_paths.items()))


def added() -> tuple[str, ...]:
    """Names of the user's lists that replace none of ours."""
    return tuple(name for name in paths() if name not in shipped())


def shipped() -> tuple[str, ...]:
    """Names of our lists."""
    folder = files(__package__).joinpath("data")
    file_names = (entry.name for entry in folder.iterdir()) if folder.is_dir() else ()
    return tuple(sorted(name.removesuffix(ENDING) for name in file_names if name.endswith(ENDING)))
