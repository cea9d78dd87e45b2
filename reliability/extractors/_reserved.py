"""Names of columns that no family may produce."""

from __future__ import annotations

from collections.abc import Iterable

_DIMENSIONS = ("sourcing", "hedging", "sentiment", "loaded_wording")
_SCORES = ("style", *_DIMENSIONS, "reliability", "bias")
_SUFFIXES = ("", "_low", "_high", "_rank_low", "_rank_high", "_group", "_level", "_change",
             "_change_low", "_change_high")  # fmt: skip
_OTHERS = (
    "article", "source", "domain", "title", "url", "published", "words", "status", "note", "model", "version",
    "genre", "agency", "period", "articles", "scored", "effective", "one_sided", "rank_low", "rank_high",
    "group", "changed",
)  # fmt: skip
RESERVED = frozenset((*(score + suffix for score in _SCORES for suffix in _SUFFIXES), *_OTHERS))
"""Columns of the tables that are not measures; see `docs/columns.md`."""
_FAMILIES = frozenset(("style", "reliability", "bias", "one_sided", "rating"))
"""Names that a family cannot have, since its columns would look like scores or given ratings."""


def reserved(family: str, measures: Iterable[str]) -> list[str]:
    """Return the reserved names that a family with these measures would produce, sorted.

    Examples
    --------
    >>> reserved("sourcing", ["sourcing_low", "sourcing_quoted_share"])
    ['sourcing_low']
    >>> reserved("style", ["style_adverbs_share"])
    ['style']
    """
    refused = {name for name in measures if name in RESERVED or name == f"{family}_level"}
    return sorted(refused | ({family} & _FAMILIES))
