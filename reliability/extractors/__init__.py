"""The families of measures, one file per family with `MEASURES` and `extract(document) -> Findings`.

The folder is the registry. The name of a file is the name of its family, and its first measure is the main
measure. Other packages add families through the entry-point group `reliability.extractors`, users add word
lists.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import NamedTuple

from reliability.extractors._undefined import lost
from reliability.lexicons import user_lists
from reliability.records import Document, Findings, Measure

__all__ = ["Extractor", "extractors", "family_of", "lost", "main_measure", "measures", "what_of"]


class Extractor(NamedTuple):
    """A family of measures; `provider` is the package (and version) that provides it, empty for ours."""

    family: str
    measures: tuple[Measure, ...]
    extract: Callable[[Document], Findings]
    provider: str = ""


def extractors() -> tuple[Extractor, ...]:
    """Return every family: those in this folder by name, those of other packages, your own word lists."""
    return _all(user_lists.added())


def measures() -> tuple[Measure, ...]:
    """Return every measure, in the order of families."""
    return tuple(measure for extractor in extractors() for measure in extractor.measures)


def main_measure(family: str) -> Measure:
    """Return the main measure of a family."""
    return next(measure for measure in measures() if measure.family == family)


def family_of(measure: str) -> str:
    """Return the family of the measure of that name, or the name itself if it is not installed."""
    described = _by_name(user_lists.added()).get(measure)
    return described.family if described else measure


def what_of(measure: str) -> str:
    """Return the name of a measure without its family."""
    described = _by_name(user_lists.added()).get(measure)
    return described.what if described else measure


@cache
def _by_name(added: tuple[str, ...]) -> Mapping[str, Measure]:
    return {measure.name: measure for extractor in _all(added) for measure in extractor.measures}


@cache
def _all(added: tuple[str, ...]) -> tuple[Extractor, ...]:
    from reliability.extractors import _own_lists, _third_party

    names = sorted(module.name for module in iter_modules(__path__) if not module.name.startswith("_"))
    ours = tuple(_load(name) for name in names)
    user_families = (Extractor(_own_lists.FAMILY, *_own_lists.counting(added)),) if added else ()
    used = {measure.name for extractor in ours for measure in extractor.measures}
    extensions = (Extractor(*family) for family in _third_party.families({*names, _own_lists.FAMILY}, used))
    return (*ours, *extensions, *user_families)


def _load(name: str) -> Extractor:
    module = import_module(f"{__name__}.{name}")
    return Extractor(name, module.MEASURES, module.extract)
