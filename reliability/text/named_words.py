"""Persons' names that are also words: May, Hope and Savage are not a verb, a noun or a verdict."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import replace

from reliability.records import Passage
from reliability.text.capital_runs import base, headings
from reliability.text.initials import capitals
from reliability.text.name_evidence import GUARDED, acts
from reliability.text.names import Name, names

_LONG = 4  # headings in title case capitalise all words of four letters and more (AP, APA styles)


def with_names(passage: Passage) -> Passage:
    """`passage` whose words keep the capital of persons' names, so that no word list finds them."""
    spans = names(passage).spans
    surnames = _surnames(spans)
    people: set[int] = set()
    for name in spans:
        inside = range(name.first, name.last)
        if name.kind == "person":
            people.update(inside)
        elif name.kind == "other" and len(inside) > 1:  # "Best Industries", the company of Ana Best
            people.update(at for at in inside if base(passage.words[at]) in surnames)
    people.update(_in_headings(passage, surnames))
    return _capitalised(passage, sorted(people))


def _surnames(spans: Iterable[Name]) -> set[str]:
    return {name.key.rpartition(" ")[2] for name in spans if name.kind == "person"}


def _in_headings(passage: Passage, surnames: Set[str]) -> Iterable[int]:
    """Where the surnames are in headings, whose capitals show no names."""
    capital = capitals(passage)
    for sentence in headings(passage):
        for at in range(sentence.first, sentence.last):
            if capital[at] and base(passage.words[at]) in surnames - GUARDED:
                yield at


def title_with_names(title: Passage, body: Passage) -> Passage:
    """`title` with the persons that `body` names, as `with_names`."""
    surnames = _surnames(names(body).spans)
    if not surnames:
        return title
    return _capitalised(title, list(_in_title(title, surnames)))


def _in_title(title: Passage, surnames: Set[str]) -> Iterable[int]:
    """Return where the surnames are; one that is also an office or function word, not in title case."""
    capital = capitals(title)
    plain = not all(
        capital[at] for at in range(len(title.words)) if title.ends[at] - title.starts[at] >= _LONG
    )
    for at, word in enumerate(title.words):
        sure = base(word) not in GUARDED or acts(title, at + 1) or (plain and at > 0)
        if sure and capital[at] and base(word) in surnames:
            yield at


def _capitalised(passage: Passage, people: Sequence[int]) -> Passage:
    """`passage` with capitals on the words `people`, which are in order."""
    if not people:
        return passage
    words = list(passage.words)
    places: dict[str, list[int]] = {}
    for at in people:
        places.setdefault(words[at], []).append(at)
        words[at] = words[at].capitalize()
    positions = dict(passage.positions)
    for word, named in places.items():
        others = positions.pop(word)
        if len(others) > len(named):
            taken = set(named)
            positions[word] = [at for at in others if at not in taken]
        positions[word.capitalize()] = named
    return replace(passage, words=tuple(words), positions=positions)
