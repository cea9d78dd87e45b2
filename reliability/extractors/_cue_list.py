"""The words that may be a cue, each with the places where it attributes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from reliability.extractors._cue_rules import RULES
from reliability.lexicons import load

_LISTS = {
    "verb": "attribution_verbs",
    "noun": "attribution_nouns",
    "adjective": "attribution_adjectives",
    "adverbial": "attribution_adverbials",
}


class Cue(NamedTuple):
    """One reading of a word or phrase as a cue.

    `form` is a verb's: base, s, past, participle or ing. `places` maps what may stand before it to what may
    stand behind it.
    """

    part: str
    category: str
    form: str
    lemma: str
    places: Mapping[str, frozenset[str]]


class Phrase(NamedTuple):
    """Words that may be a cue and their readings, verb before noun; a homograph is both.

    `befores` are all classes and marks that some reading may follow.
    """

    words: tuple[str, ...]
    readings: tuple[Cue, ...]
    homograph: bool
    befores: frozenset[str]


@cache
def phrases() -> Mapping[str, tuple[Phrase, ...]]:
    """First word → the phrases that begin with it, longest first."""
    groups: dict[tuple[str, ...], dict[str, Cue]] = {}
    for words, cue in _entries():
        groups.setdefault(words, {}).setdefault(cue.part, cue)
    index: dict[str, list[Phrase]] = {}
    for words in sorted(groups, key=len, reverse=True):
        phrase = _phrase(words, tuple(groups[words].values()))
        if phrase.befores:
            index.setdefault(words[0], []).append(phrase)
    return {word: tuple(found) for word, found in index.items()}


def _entries() -> Iterator[tuple[tuple[str, ...], Cue]]:
    for part, name in _LISTS.items():
        for entries in load(name).entries.values():
            for entry in entries:
                form = _form(entry.words[0], entry.lemma) if part == "verb" else ""
                yield entry.words, Cue(part, entry.category, form, entry.lemma, {})


def _phrase(words: tuple[str, ...], cues: tuple[Cue, ...]) -> Phrase:
    """The readings with their places; those of a homograph stand under `category!` in the table."""
    homograph = {"verb", "noun"} <= {cue.part for cue in cues}
    mark = "!" if homograph else ""
    readings = tuple(cue._replace(places=RULES.get((cue.category + mark, cue.form), {})) for cue in cues)
    return Phrase(words, readings, homograph, frozenset().union(*(cue.places for cue in readings)))


def _form(word: str, lemma: str) -> str:
    base = lemma.partition(" ")[0]
    if word == base or word == base[:-3] + "ize":
        return "base"
    if word.endswith("ing") and len(word) > len(base):
        return "ing"
    if word.endswith("s") and not base.endswith("ss"):
        return "s"
    if word.endswith("sses"):
        return "s"
    return "participle" if word.endswith("n") and not base.endswith("n") else "past"
