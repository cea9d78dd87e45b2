"""The location of a file among the inputs, and how its name is shown."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import NamedTuple

_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)  # controls, bidirectional overrides, surrogates


class FileLocation(NamedTuple):
    """A file among the inputs: `name` is its path under INPUT, `path` its path as given.

    `folder` is the first folder below INPUT, empty if the file lies directly in it (or is it); `parent` the
    folder it lies in. All are shown safely: unprintable characters and bytes escaped.
    """

    name: str
    path: str
    folder: str = ""
    parent: str = ""


STDIN = FileLocation("stdin", "standard input")


def visible(text: str) -> str:
    """Return `text` on one line, with controls, overrides of direction and undecodable bytes as escapes."""
    return _UNSAFE.sub(_escape, text)


def locate(path: Path, root: Path) -> FileLocation:
    """Return the location of `path`, found under the input `root` (the file itself, or a folder)."""
    parent = os.path.abspath(path).split(os.sep)[-2]  # noqa: PTH100, PTH206 - links; speed
    if path == root:
        return FileLocation(visible(path.name), visible(path.as_posix()), "", visible(parent))
    inside = path.relative_to(root)
    folder = inside.parts[0] if len(inside.parts) > 1 else ""
    return FileLocation(
        visible(inside.as_posix()), visible(path.as_posix()), visible(folder), visible(parent)
    )


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    if "\udc80" <= character <= "\udcff":  # how Python holds a byte of a file name that is not UTF-8
        return f"\\x{ord(character) - 0xDC00:02x}"
    return character.encode("unicode_escape").decode("ascii")
