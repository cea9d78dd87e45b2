"""One module per format: its `ENDINGS`, and `read(stream, options)`, which yields rows and problems.

The folder is the registry: each module in it is a format. Other packages add readers through the entry-point
group `reliability.readers`; users name files that contain one. Text-like formats (`TEXT_LIKE`) are also read
through gzip and Zstandard.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import NamedTuple

from reliability.ingest.compression import COMPRESSED
from reliability.ingest.formats import _extension_readers
from reliability.ingest.formats._extension_readers import Extension, Reader, use_readers

__all__ = ["Format", "Reader", "formats", "use_readers"]


class Format(NamedTuple):
    """A format: its endings, whether it is also read compressed, its reader, and whether it is built in."""

    name: str
    endings: tuple[str, ...]
    text_like: bool
    read: Reader
    built_in: bool = False


def formats() -> Mapping[str, Format]:
    """Return every format by ending, with `.gz` and `.zst` after the text-like ones.

    Other installed packages add to the built-in readers; those that the user names replace either.
    """
    return _formats(tuple(_extension_readers.named().values()))


@lru_cache(maxsize=1)
def _formats(named: tuple[Extension, ...]) -> Mapping[str, Format]:
    modules = sorted(module.name for module in iter_modules(__path__) if not module.name.startswith("_"))
    built_in = _by_ending(_built_in(name, import_module(f"{__name__}.{name}")) for name in modules)
    installed = _by_ending(Format(*reader) for reader in _extension_readers.installed(built_in.keys()))
    return built_in | installed | _by_ending(Format(*reader) for reader in named)


def _built_in(name: str, module: ModuleType) -> Format:
    return Format(name, module.ENDINGS, module.TEXT_LIKE, module.read, built_in=True)


def _by_ending(formats: Iterable[Format]) -> dict[str, Format]:
    return {
        ending + compression: file_format
        for file_format in formats
        for ending in file_format.endings
        for compression in (("", *COMPRESSED) if file_format.text_like else ("",))
    }
