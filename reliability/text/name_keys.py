"""Which mentions in an article are the same person's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reliability.records import Passage
from reliability.text.capital_runs import SUFFIX, base, surname
from reliability.text.name_kinds import Kind, Mention


class Name(NamedTuple):
    """A name at the words `first:last`; its title, if any, begins at `title`, which else is `first`.

    `key` is the same for every mention of a person: "Gustavo Petro", "Petro" and "Mr Petro" have one key.
    """

    first: int
    last: int
    title: int
    kind: Kind
    key: str


def keyed(passage: Passage, mentions: Sequence[Mention]) -> list[Name]:
    """Return `mentions` with their keys; a first name alone is the person's whose full name has it."""
    full = [_full(passage.words[first:last]) for first, last, _, _ in mentions]
    people = [words for words, mention in zip(full, mentions, strict=True) if mention[3] == "person"]
    several = [words for words in people if len(words) > 1]
    known, firsts = _by_surname(several), _first_names(several)
    latest: dict[str, str] = {}
    names: list[Name] = []
    for (first, last, title, kind), words in zip(mentions, full, strict=True):
        surname = words[-1]
        if kind != "person":
            key = firsts.get(surname) if len(words) == 1 and kind == "other" else None
            kind, key = ("person", key) if key else (kind, " ".join(words))
        elif len(words) > 1:
            key = latest[surname] = _matching(words, known.get(surname, []))
        else:
            later = known.get(surname) or [firsts.get(surname, surname)]
            key = latest.get(surname, later[0])
        names.append(Name(first, last, title, kind, key))
    return names


def _full(words: Sequence[str]) -> tuple[str, ...]:
    """The words of a name without initials and Jr., the surname last."""
    if len(words) == 1:
        return (surname(words),)
    kept = [word for word in map(base, words[:-1]) if len(word) > 1 and "." not in word]
    if base(words[-1]) in SUFFIX and kept:
        kept = kept[:-1]
    return (*kept, surname(words))


def _by_surname(people: Sequence[tuple[str, ...]]) -> dict[str, list[str]]:
    """Full names by surname, in the order of their first mention."""
    known: dict[str, list[str]] = {}
    for words in people:
        full = known.setdefault(words[-1], [])
        if not any(name.partition(" ")[0] == words[0] for name in full):
            full.append(" ".join(words))
    return known


def _matching(words: Sequence[str], full: Sequence[str]) -> str:
    """The full name that begins with the same word."""
    return next((name for name in full if name.partition(" ")[0] == words[0]), " ".join(words))


def _first_names(people: Sequence[tuple[str, ...]]) -> dict[str, str]:
    """First name → full name, where only one person has it."""
    found: dict[str, str] = {}
    for words in people:
        other = found.setdefault(words[0], " ".join(words))
        if other and other.rpartition(" ")[2] != words[-1]:
            found[words[0]] = ""
    return {first: full for first, full in found.items() if full}
