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
    stand behind it. A homograph is a verb and a noun in the same letters.
    """

    words: tuple[str, ...]
    part: str
    category: str
    form: str
    lemma: str
    homograph: bool
    places: Mapping[str, frozenset[str]]


@cache
def cues() -> Mapping[str, tuple[tuple[Cue, ...], ...]]:
    """First word → readings of one phrase, verb before noun; longest phrase first."""
    groups: dict[tuple[str, ...], dict[str, Cue]] = {}
    for cue in _entries():
        groups.setdefault(cue.words, {}).setdefault(cue.part, cue)
    index: dict[str, list[tuple[Cue, ...]]] = {}
    for words in sorted(groups, key=len, reverse=True):
        readings = _placed(tuple(groups[words].values()))
        if any(cue.places for cue in readings):
            index.setdefault(words[0], []).append(readings)
    return {word: tuple(found) for word, found in index.items()}


def _entries() -> Iterator[Cue]:
    for part, name in _LISTS.items():
        for entries in load(name).entries.values():
            for entry in entries:
                form = _form(entry.words[0], entry.lemma) if part == "verb" else ""
                yield Cue(entry.words, part, entry.category, form, entry.lemma, False, {})


def _placed(readings: tuple[Cue, ...]) -> tuple[Cue, ...]:
    """The readings with their places; those of a homograph stand under `category!` in the table."""
    homograph = {"verb", "noun"} <= {cue.part for cue in readings}
    mark = "!" if homograph else ""
    return tuple(
        cue._replace(homograph=homograph, places=RULES.get((cue.category + mark, cue.form), {}))
        for cue in readings
    )


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
