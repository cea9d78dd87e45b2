"""What the figures on outlets leave out of the labelled outlets, and why."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from reliability.errors import MissingExtraError
from reliability.evaluation.figure import require
from reliability.evaluation.outlet_articles import Collection, collections
from reliability.scoring import ratings
from reliability.scoring.examples import MIN_IN_COLLECTION

_NAMED = 12
"""Collections named in a line."""


Outlets = Mapping[str, Counter[str]]
"""Numbers of articles by collection and domain."""


def lines(data: Path, least: int) -> Iterator[str]:
    """Yield a line for each reason; an outlet counts in a collection with `least` articles or more.

    Articles that are declined are left out as well; how many is known only when they are measured.
    """
    rated = set(ratings.read(require(data, "outlets", "ratings.csv")))
    outlets: dict[str, Counter[str]] = defaultdict(Counter)
    for row in _rows(data):
        outlets[row["collection"]][row["domain"]] += 1
    yield from _unusable_collections(collections(data), outlets)
    yield from _unrated_outlets(rated, outlets)
    yield from _small_collections(rated, outlets, least)


def _unusable_collections(listed: Mapping[str, Collection], outlets: Outlets) -> Iterator[str]:
    if unknown := [name for name in outlets if name not in listed]:
        yield f"Left out, not in outlets/collections.csv: {_named(unknown, outlets)}."
    if absent := sorted(set(listed) - set(outlets)):
        yield f"In outlets/collections.csv without an article: {', '.join(absent)}."
    if never_fitted := [name for name in outlets if name in listed and not listed[name].may_fit]:
        yield (
            "Tested but never fitted on, because collections.csv says may_fit no (licence): "
            f"{_named(never_fitted, outlets)}."
        )


def _unrated_outlets(rated: set[str], outlets: Outlets) -> Iterator[str]:
    unrated = sum(n for counts in outlets.values() for domain, n in counts.items() if domain not in rated)
    if unrated:
        total = sum(sum(counts.values()) for counts in outlets.values())
        yield f"Left out, outlet not in outlets/ratings.csv: {unrated:,} of {total:,} articles."


def _small_collections(rated: set[str], outlets: Outlets, least: int) -> Iterator[str]:
    small = [
        name
        for name, counts in outlets.items()
        if sum(n >= least for domain, n in counts.items() if domain in rated) < MIN_IN_COLLECTION
    ]
    if small:
        yield (
            f"Tested together, fewer than {MIN_IN_COLLECTION} rated outlets with {least} articles or more: "
            f"{_named(small, outlets)}."
        )


def _named(names: Iterable[str], outlets: Outlets) -> str:
    ordered = sorted(names, key=lambda name: (-sum(outlets[name].values()), name))
    named = [f"{name} ({_articles(sum(outlets[name].values()))})" for name in ordered[:_NAMED]]
    unnamed = len(ordered) - len(named)
    return ", ".join(named) + (f" and {unnamed} more" if unnamed else "")


def _articles(count: int) -> str:
    return f"{count:,} article{'' if count == 1 else 's'}"


def _rows(data: Path) -> Iterator[dict[str, Any]]:
    try:
        from pyarrow import parquet
    except ImportError:
        raise MissingExtraError(
            "The labelled outlets need Parquet: pip install 'news-reliability[evaluate]'."
        ) from None
    file = require(data, "outlets", "articles.parquet")
    yield from parquet.read_table(file, columns=["collection", "domain"]).to_pylist()
