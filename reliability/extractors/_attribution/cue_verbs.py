"""The verbs that may be a cue, each form with the constructions in which it is one.

Each letter means a construction:

| | after the verb | | |
|---|---|---|---|
| `c` | a clause: that, what, whether; he, they, there; a noun phrase and a verb | `i` | whom, and "to do" |
| `n` | any noun phrase, which can only begin a clause | `v` | "to do" |
| `q` | a quotation | `o` | a noun phrase |
| `t` | nothing: the content comes before, or the clause interrupts it | `k` | a noun of communication |
| `f` | whether, who, what | `D` | a noun phrase, where a document or research says it |
| `r` | whom, and then one of `c`, `q`, `t` | `a` | a noun phrase and "as" |
| `I` | whom, and then `f` | `s` | a noun phrase and what it is called |
| `g` | -ing | `R` | "to comment" and the like |
| `b` | anything, or nothing | | |

`P` allows the passive with "by"; `d` demands a source that is known to be able to communicate; `x` marks
words that are other words too ("claims", "report").
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from reliability.lexicons import load
from reliability.records import AttributionType

_TYPES: tuple[AttributionType, ...] = ("statement", "belief", "stance")


class Verb(NamedTuple):
    """A form of a verb or phrase: `form` is base, s, past or ing."""

    words: tuple[str, ...]
    lemma: str
    form: str
    readings: tuple[tuple[AttributionType, str], ...]


@cache
def verbs() -> Mapping[str, tuple[Verb, ...]]:
    """First word → the verbs and phrases that begin with it, longest first."""
    readings: dict[tuple[str, ...], dict[str, str]] = {}
    lemmas: dict[tuple[str, ...], str] = {}
    for group in load("attribution_cues").entries.values():
        for entry in group:
            kind, _, letters = entry.category.partition(":")
            types = readings.setdefault(entry.words, {})
            types[kind] = types.get(kind, "") + letters
            lemmas.setdefault(entry.words, entry.lemma)
    index: dict[str, list[Verb]] = {}
    for words in sorted(readings, key=len, reverse=True):
        types = readings[words]
        ordered = tuple((kind, types[kind]) for kind in _TYPES if kind in types)
        lemma = lemmas[words]
        index.setdefault(words[0], []).append(Verb(words, lemma, _form(words[0], lemma), ordered))
    return {word: tuple(phrases) for word, phrases in index.items()}


def _form(word: str, lemma: str) -> str:
    base = lemma.partition(" ")[0]
    if word == base:
        return "base" if word not in _SAME else "past"
    if word.endswith("ing"):
        return "ing"
    return "s" if word.endswith("s") and not word.endswith("ss") else "past"


_SAME = frozenset({"read", "put"})
