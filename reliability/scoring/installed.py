"""Word lists and packages that a model depends on, as they are installed now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.metadata import version

from reliability.extractors import extractors, measures
from reliability.lexicons import lexicon, user_lists
from reliability.scoring.model import Model

PACKAGES = ("textstat", "vaderSentiment")
"""Packages whose numbers enter measures: another version gives other numbers."""


def requirements() -> Mapping[str, Mapping[str, str]]:
    """Return fingerprints of the word lists and versions of the packages that measures come from."""
    return _requirements(tuple(user_lists.paths()))


@cache
def _requirements(_user_lists: tuple[str, ...]) -> Mapping[str, Mapping[str, str]]:
    lists = sorted({*user_lists.shipped(), *user_lists.added()})
    return {
        "packages": {name: version(name) for name in PACKAGES} | providers(),
        "word lists": {name: lexicon.load(name).fingerprint for name in lists},
    }


def providers() -> dict[str, str]:
    """Return versions of the packages that add families of measures."""
    named = (extractor.provider.rpartition(" ") for extractor in extractors() if extractor.provider)
    return {name or "?": version for name, _, version in named}


def mismatch(model: Model) -> str:
    """Return a sentence on what has changed since `model` was fitted; empty if nothing has."""
    missing = sorted({term.measure for term in model.terms} - {measure.name for measure in measures()})
    changed = (
        _describe_change(kind, name)
        for kind, fitted in model.requires.items()
        for name in _changed(fitted, requirements().get(kind, {}))
    )
    differences = [*(f"measure {name} is missing" for name in missing), *changed]
    if not differences:
        return ""
    return (
        f"Model {model.name!r} does not fit what is installed: {_shortened(differences)}. "
        "Fit it again with `reliability train`."
    )


def _changed(fitted: Mapping[str, str], now: Mapping[str, str]) -> Iterator[str]:
    yield from (name for name, fingerprint in sorted(fitted.items()) if now.get(name) != fingerprint)


def _describe_change(kind: str, name: str) -> str:
    if kind == "word lists" and name in user_lists.paths():
        return f"word list {name} is replaced by {user_lists.paths()[name]}"
    return f"{kind[:-1]} {name} has changed"


def _shortened(phrases: list[str], most: int = 3) -> str:
    more = f" and {len(phrases) - most} more" if len(phrases) > most else ""
    return ", ".join(phrases[:most]) + more
