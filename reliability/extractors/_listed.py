"""Entries of the word lists that are looked for in every article, all found in one pass over its words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from reliability.extractors._word_facts import WordFact
from reliability.lexicons import Hit, Match, Row, hits, load, matches
from reliability.records import Passage

_LISTS = (
    "loaded_wording", "mild_wording", "not_feelings", "opinion", "rhetorical_questions",
    "hedges", "weasels", "unrealised_events",
    "certainty_boosters", "certainty_absolutes", "certainty_negations",
)  # fmt: skip


def listed(name: str, passage: Passage) -> list[Hit]:
    """Return what `Lexicon.find` finds for the list `name`, one of those above."""
    return hits(passage, _matches(passage).get(name, ()), quoted=False)


def _matches(passage: Passage) -> dict[str, list[Match]]:
    """Return where the words of entries are, by list; found once and kept with the passage."""
    cached = passage.memo.get("listed")
    if not isinstance(cached, dict):
        cached = passage.memo["listed"] = matches(passage, _ROWS.true_types(passage))
    return cached


def _rows(word: str) -> tuple[Row, ...]:
    return _index().get(word, ())


@cache
def _index() -> Mapping[str, tuple[Row, ...]]:
    """Return the entries of all lists by their longest word."""
    rows: dict[str, tuple[Row, ...]] = {}
    for name in _LISTS:
        for word, entries in load(name).by_longest_word.items():
            rows[word] = (*rows.get(word, ()), *entries)
    return rows


_ROWS = WordFact(_rows)
