"""One file = one format: `ENDINGS`, and `read(stream, options)` which gives rows and problems, lazily.

The folder is the registry: a file in it is a format. Other packages add readers through the entry-point group
`reliability.readers`, users name files that hold one. The text-like ones (`TEXT_LIKE`) are also read through
gzip and Zstandard.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import NamedTuple

from reliability.ingest.compression import COMPRESSED
from reliability.ingest.formats import _third_party
from reliability.ingest.formats._third_party import Found, Reader, use_readers

__all__ = ["Format", "Reader", "formats", "use_readers"]


class Format(NamedTuple):
    """A format: its endings, whether it is also read compressed, its reader, and whether it is ours."""

    name: str
    endings: tuple[str, ...]
    text_like: bool
    read: Reader
    ours: bool = False


def formats() -> Mapping[str, Format]:
    """Every format by ending, with `.gz` and `.zst` after the text-like ones.

    Ours, those of other installed packages, and in the place of either what the user named.
    """
    return _formats(tuple(_third_party.named().values()))


@lru_cache(maxsize=1)
def _formats(named: tuple[Found, ...]) -> Mapping[str, Format]:
    modules = sorted(module.name for module in iter_modules(__path__) if not module.name.startswith("_"))
    ours = _by_ending(_format(name, import_module(f"{__name__}.{name}")) for name in modules)
    theirs = _by_ending(Format(*found) for found in _third_party.installed(ours.keys()))
    return ours | theirs | _by_ending(Format(*found) for found in named)


def _format(name: str, code: ModuleType) -> Format:
    return Format(name, code.ENDINGS, code.TEXT_LIKE, code.read, ours=True)


def _by_ending(made: Iterable[Format]) -> dict[str, Format]:
    return {
        ending + compressed: each
        for each in made
        for ending in each.endings
        for compressed in (("", *COMPRESSED) if each.text_like else ("",))
    }
