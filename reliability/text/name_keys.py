"""Which mentions in an article are the same person's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from reliability.records import Passage
from reliability.text.capital_runs import SUFFIX, base, surname

if TYPE_CHECKING:
    from reliability.text.name_kinds import Name


def keyed(passage: Passage, spans: Sequence[Name]) -> list[Name]:
    """`spans` with their keys; a first name alone is the person's whose full name has it."""
    full = [_full(passage.words[name.first : name.last]) for name in spans]
    people = [words for name, words in zip(spans, full, strict=True) if name.kind == "person"]
    firsts = _first_names([words for words in people if len(words) > 1])
    known = _known(people)
    latest: dict[str, str] = {}
    return list(_keyed(spans, full, known, firsts, latest))


def _keyed(
    spans: Sequence[Name],
    full: Sequence[tuple[str, ...]],
    known: dict[str, list[str]],
    firsts: dict[str, str],
    latest: dict[str, str],
) -> Iterator[Name]:
    for name, words in zip(spans, full, strict=True):
        if name.kind != "person":
            first = firsts.get(words[-1]) if len(words) == 1 and name.kind == "other" else None
            yield name._replace(kind="person", key=first) if first else name._replace(key=" ".join(words))
            continue
        last = words[-1]
        if len(words) > 1:
            latest[last] = _matching(words, known.get(last, []))
            yield name._replace(key=latest[last])
        else:
            later = known.get(last) or [firsts.get(last, last)]
            yield name._replace(key=latest.get(last, later[0]))


def _full(words: Sequence[str]) -> tuple[str, ...]:
    """The words of a name without initials and Jr., the surname last."""
    if len(words) == 1:
        return (surname(words),)
    kept = [word for word in map(base, words[:-1]) if len(word) > 1 and "." not in word]
    if base(words[-1]) in SUFFIX and kept:
        kept = kept[:-1]
    return (*kept, surname(words))


def _known(people: Sequence[tuple[str, ...]]) -> dict[str, list[str]]:
    """Full names by surname, in the order of their first mention."""
    known: dict[str, list[str]] = {}
    for words in people:
        if len(words) > 1:
            full = known.setdefault(words[-1], [])
            if not any(each.partition(" ")[0] == words[0] for each in full):
                full.append(" ".join(words))
    return known


def _matching(words: Sequence[str], full: Sequence[str]) -> str:
    """The full name that begins with the same word."""
    return next((each for each in full if each.partition(" ")[0] == words[0]), " ".join(words))


def _first_names(people: Sequence[tuple[str, ...]]) -> dict[str, str]:
    """First name → full name, where only one person has it."""
    found: dict[str, str] = {}
    for words in people:
        other = found.setdefault(words[0], " ".join(words))
        if other and other.rpartition(" ")[2] != words[-1]:
            found[words[0]] = ""
    return {first: full for first, full in found.items() if full}
