"""The reading set: news articles that two readers marked independently by the marks guide."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any, Final, NamedTuple

from reliability.errors import DataError
from reliability.evaluation import outlet_articles
from reliability.records import Article, Span

KINDS: Final = ("statements", "beliefs", "hedges", "weasels", "loaded", "charged")
"""The kinds of marks, as docs/marks.md defines them."""


class TextMark(NamedTuple):
    """One mark: its span (of a statement: its cue), and for statements and beliefs who the source is."""

    span: Span
    source: Span | None = None
    kind: str = ""
    speaker: int | None = None


Marks = Mapping[str, Sequence[TextMark]]
"""Marks by kind."""


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An article of the reading set with the marks of both readers."""

    article: Article
    half: str
    first: Marks
    second: Marks


def readings(data: Path, half: str) -> list[ReadArticle]:
    """Return the articles of one half, with their texts from the labelled outlets.

    Raises
    ------
    DataError
        If a text is not in `data/outlets/articles.parquet`.
    """
    entries = {entry["sha256"]: entry for entry in _entries() if entry["half"] == half}
    articles = dict(_texts(data, entries.keys()))
    if missing := entries.keys() - articles.keys():
        raise DataError(
            f"{len(missing)} of {len(entries)} texts of the reading set are not in {data / 'outlets'} "
            f"(SHA-256 {min(missing)}, …). Use the collections of docs/evaluation.md unchanged."
        )
    return [
        ReadArticle(articles[key], half, _marks(entry["readers"]["A"]), _marks(entry["readers"]["B"]))
        for key, entry in entries.items()
    ]


def matches(marks: Sequence[TextMark], others: Sequence[TextMark]) -> Iterator[tuple[TextMark, TextMark]]:
    """Pair marks one to one where they overlap by at least half of the shorter."""
    free = list(others)
    for mark in marks:
        partner = next((candidate for candidate in free if overlap(mark.span, candidate.span)), None)
        if partner:
            free.remove(partner)
            yield mark, partner


def overlap(first: Span, second: Span) -> bool:
    """Tell whether two spans share at least half of the shorter one."""
    shared = min(first.end, second.end) - max(first.start, second.start)
    return shared > 0 and 2 * shared >= min(first.end - first.start, second.end - second.start)


def _entries() -> list[dict[str, Any]]:
    text = files("reliability.evaluation").joinpath("data/reading_set.json").read_text(encoding="utf-8")
    entries: list[dict[str, Any]] = json.loads(text)["articles"]
    return entries


def _texts(data: Path, wanted: Iterable[str]) -> Iterator[tuple[str, Article]]:
    keys = frozenset(wanted)
    for row in outlet_articles.rows(data):
        key = hashlib.sha256((row["text"] or "").encode()).hexdigest()
        if key in keys:
            yield key, outlet_articles.article(row)


def _marks(reader: Mapping[str, Any]) -> Marks:
    return {kind: [_mark(row) for row in reader[kind]] for kind in KINDS}


def _mark(row: Any) -> TextMark:
    if isinstance(row, list):
        return TextMark(Span(*row))
    source = Span(*row["source"]) if "source" in row else None
    return TextMark(Span(*row["cue"]), source, row["kind"], row["speaker"])
