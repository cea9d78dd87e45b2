"""One file here is one family of measures: `MEASURES` and `extract(document) -> Findings`.

The folder is the registry. A file's name is its family's, its first measure is the family's lead.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import NamedTuple

from reliability.records import Document, Findings, Measure


class Extractor(NamedTuple):
    """A family of measures."""

    family: str
    measures: tuple[Measure, ...]
    extract: Callable[[Document], Findings]


@cache
def extractors() -> tuple[Extractor, ...]:
    """Every family in this folder, by name."""
    names = sorted(module.name for module in iter_modules(__path__) if not module.name.startswith("_"))
    return tuple(_load(name) for name in names)


def measures() -> tuple[Measure, ...]:
    """Every measure, in the order of families."""
    return tuple(measure for extractor in extractors() for measure in extractor.measures)


def _load(name: str) -> Extractor:
    module = import_module(f"{__name__}.{name}")
    return Extractor(name, module.MEASURES, module.extract)
