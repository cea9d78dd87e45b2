"""What a model depends on, as it is installed now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.metadata import version
from importlib.resources import files

from reliability.extractors import measures
from reliability.lexicons import lexicon
from reliability.scoring.model import Model

PACKAGES = ("textstat", "vaderSentiment")
"""Packages whose numbers enter measures: another version gives other numbers."""


@cache
def requirements() -> Mapping[str, Mapping[str, str]]:
    """Fingerprints of the word lists and versions of the packages that measures come from."""
    return {
        "packages": {name: version(name) for name in PACKAGES},
        "word lists": {name: lexicon.load(name).fingerprint for name in _lists()},
    }


def mismatch(model: Model) -> str:
    """What `model` was fitted with and is not installed so now, in a sentence; empty if all is there."""
    missing = sorted({term.measure for term in model.terms} - {measure.name for measure in measures()})
    changed = [
        f"{kind[:-1]} {name}"
        for kind, names in model.requires.items()
        for name in _changed(names, requirements().get(kind, {}))
    ]
    what = [f"measure {name} is missing" for name in missing] + [f"{name} has changed" for name in changed]
    if not what:
        return ""
    return (
        f"Model {model.name!r} does not fit what is installed: {_few(what)}. "
        "Fit it again with `reliability train`."
    )


def _changed(fitted: Mapping[str, str], now: Mapping[str, str]) -> Iterator[str]:
    yield from (name for name, fingerprint in sorted(fitted.items()) if now.get(name) != fingerprint)


def _few(what: list[str], most: int = 3) -> str:
    more = f" and {len(what) - most} more" if len(what) > most else ""
    return ", ".join(what[:most]) + more


def _lists() -> Iterable[str]:
    folder = files("reliability.lexicons").joinpath("data")
    if not folder.is_dir():
        return []
    names = (entry.name for entry in folder.iterdir())
    return sorted(name.removesuffix(".tsv") for name in names if name.endswith(".tsv"))
