"""Entries of the word lists that are looked for in every article, all found in one pass over its words."""

from __future__ import annotations

from itertools import chain

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
    return tuple(chain.from_iterable(load(name).by_longest_word.get(word, ()) for name in _LISTS))


_ROWS = WordFact(_rows)
