"""Inputs → files: walk through folders in a fixed order, without links, devices and hidden files."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from reliability.ingest.file_location import FileLocation, locate
from reliability.ingest.options import Options
from reliability.ingest.skipped import Skipped

BY_CONTENT = frozenset({"", ".", ".php", ".asp", ".aspx", ".jsp", ".cfm", ".shtml", ".doc", ".xml"})
"""Endings of files of several formats: the content decides."""
_QUERY = re.compile(
    r"\?[\w.%\[\]-]+=.*\Z|(?<=\.html)[?@].*\Z|(?<=\.(?:htm|php|asp|jsp|xml|css|png|jpg|gif|svg))[?@].*\Z"
    r"|(?<=\.(?:aspx|jpeg))[?@].*\Z|(?<=\.js)[?@].*\Z",
    re.IGNORECASE | re.DOTALL,
)
_NUMBERED = re.compile(r"(.+\.[A-Za-z]{2,5})\.\d{1,3}", re.DOTALL)


class InputFile(NamedTuple):
    """A file to read; `problem` says why it cannot be."""

    path: Path
    location: FileLocation
    problem: str = ""
    advice: str = ""


def files(root: Path, endings: frozenset[str], options: Options, skipped: Skipped) -> Iterator[InputFile]:
    """Yield the files at or below `root` that may hold articles, sorted by path; count others in `skipped`.

    A file given by itself is always among them.
    """
    if root.is_dir():
        excluded = frozenset(map(_real, options.exclude))
        yield from _walk(root, root, endings, excluded, skipped)
    else:
        yield InputFile(root, locate(root, root))


def ending(path: Path) -> str:
    """Return the ending of a file's name in lower case, with the compression's: `.jsonl.gz`.

    Names that wget gives count without its additions: `story.html?id=3` and `index.html.1` are `.html`.
    """
    name = _QUERY.sub("", path.name)
    numbered = _NUMBERED.fullmatch(name)
    suffixes = _suffixes(numbered[1] if numbered else name)[-2:]
    return "".join(suffixes if suffixes[-1:] in ([".gz"], [".zst"]) else suffixes[-1:])


def _suffixes(name: str) -> list[str]:
    """Return what `Path(name).suffixes` is, in lower case; a walk asks for every file."""
    if name.endswith("."):
        return []
    return ["." + part.lower() for part in name.lstrip(".").split(".")[1:]]


def _walk(
    folder: Path, root: Path, endings: frozenset[str], excluded: frozenset[str], skipped: Skipped
) -> Iterator[InputFile]:
    try:
        names = sorted(_names(folder))
    except OSError as error:
        yield InputFile(folder, locate(folder, root), *explain_error(error))
        return
    for name in names:
        path = folder / name.removesuffix("/")
        if excluded and _real(path) in excluded:
            continue
        if name.endswith("/"):
            yield from _walk(path, root, endings, excluded, skipped)
        elif _may_hold_articles(path, endings) or (path.is_symlink() and path.is_dir()):
            yield InputFile(path, locate(path, root), *_unreadable(path))
        else:
            skipped.add(ending(path), locate(path, root).path)


def _may_hold_articles(path: Path, endings: frozenset[str]) -> bool:
    suffix = ending(path)
    return not {suffix, "." + suffix.rpartition(".")[2]}.isdisjoint(endings | BY_CONTENT)


def _names(folder: Path) -> Iterator[str]:
    """Yield names that are not hidden; those of folders end in a slash, so that sorting sorts whole paths."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if not entry.name.startswith("."):
                yield entry.name + "/" if entry.is_dir(follow_symlinks=False) else entry.name


def _unreadable(path: Path) -> tuple[str, str]:
    """Return why `path` must not be opened, and advice; empty if it may be."""
    try:
        mode = path.lstat().st_mode
    except OSError as error:
        return explain_error(error)
    if stat.S_ISLNK(mode):
        return "it is a link, and links inside a folder are not followed", "Give what it leads to as an input"
    if not stat.S_ISREG(mode):
        return "it is not a regular file", "Read a pipe through - (JSON Lines from standard input)"
    return "", ""


def explain_error(error: OSError) -> tuple[str, str]:
    """Return the problem and advice for an error of the system."""
    problem = (error.strerror or str(error) or type(error).__name__).lower()
    if isinstance(error, PermissionError):
        return problem, "Allow yourself to read it (chmod +r)"
    if isinstance(error, FileNotFoundError):
        return "it vanished before it could be read", "Run again when nothing changes the folder"
    return problem, "Look at the file and run again"


def _real(path: Path) -> str:
    return os.path.realpath(path)
