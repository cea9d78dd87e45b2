"""Which mentions in an article are the same person's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from reliability.records import Passage
from reliability.text.capital_runs import SUFFIX, surname, without_ending
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
    full = _full_names(passage, mentions)
    several = [
        name for name, mention in zip(full, mentions, strict=True) if mention[3] == "person" and len(name) > 1
    ]
    people = _by_surname(several)
    firsts = _first_names(people)
    latest: dict[str, str] = {}
    names: list[Name] = []
    for (first, last, title, kind), name in zip(mentions, full, strict=True):
        called = name[-1]
        if kind != "person":
            key = " ".join(name)
            if kind == "other" and key in firsts:
                kind, key = "person", firsts[key]
        elif len(name) > 1:
            key = latest[called] = people[called][name[0]]
        elif called in latest:
            key = latest[called]
        else:
            key = next(iter(people[called].values())) if called in people else firsts.get(called, called)
        names.append(Name(first, last, title, kind, key))
    return names


def _full_names(passage: Passage, mentions: Sequence[Mention]) -> list[tuple[str, ...]]:
    words = passage.words
    return [
        (words[first],) if last - first == 1 and words[first].isalpha() else _full(words[first:last])
        for first, last, _, _ in mentions
    ]


def _full(words: Sequence[str]) -> tuple[str, ...]:
    """The words of a name without initials and Jr., the surname last."""
    if len(words) == 1:
        return (surname(words),)
    given_names = [word for word in map(without_ending, words[:-1]) if len(word) > 1 and "." not in word]
    if without_ending(words[-1]) in SUFFIX and given_names:
        given_names = given_names[:-1]
    return (*given_names, surname(words))


def _by_surname(people: Sequence[tuple[str, ...]]) -> dict[str, dict[str, str]]:
    """Surname → first name → full name as it is first mentioned, in the order of these mentions."""
    by_surname: dict[str, dict[str, str]] = {}
    for words in people:
        by_surname.setdefault(words[-1], {}).setdefault(words[0], " ".join(words))
    return by_surname


def _first_names(by_surname: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """First name → full name, where only one person has it."""
    firsts: dict[str, str] = {}
    for people in by_surname.values():
        for first, full in people.items():
            firsts[first] = "" if first in firsts else full
    return {first: full for first, full in firsts.items() if full}
