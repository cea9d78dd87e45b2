"""One file = one format: `ENDINGS`, and `read(stream, options)` which gives rows and problems, lazily.

The folder is the registry: a file in it is a format. The text-like ones (`TEXT_LIKE`) are also read through
gzip and Zstandard.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules
from typing import BinaryIO, NamedTuple

from reliability.ingest.compression import COMPRESSED
from reliability.ingest.options import Options
from reliability.ingest.rows import Problem, Row

Reader = Callable[[BinaryIO, Options], Iterator[Row | Problem]]


class Format(NamedTuple):
    """A format: its endings, whether it is also read compressed, and its reader."""

    name: str
    endings: tuple[str, ...]
    text_like: bool
    read: Reader


@lru_cache(maxsize=1)
def formats() -> Mapping[str, Format]:
    """Every format by ending, with `.gz` and `.zst` behind the text-like ones."""
    found: dict[str, Format] = {}
    for module in sorted(iter_modules(__path__), key=lambda module: module.name):
        code = import_module(f"{__name__}.{module.name}")
        made = Format(module.name, code.ENDINGS, code.TEXT_LIKE, code.read)
        for ending in made.endings:
            for compressed in ("", *COMPRESSED) if made.text_like else ("",):
                found[ending + compressed] = made
    return found
