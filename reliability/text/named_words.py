"""Persons' names that are also words: May, Hope and Savage are not a verb, a noun or a verdict."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import replace

from reliability.records import Passage
from reliability.text.capital_runs import base
from reliability.text.initials import capitals
from reliability.text.name_evidence import GUARDED, acts
from reliability.text.names import names

_LONG = 4  # headings in title case capitalise all words of four letters and more (AP, APA styles)


def with_names(passage: Passage) -> Passage:
    """`passage` whose words keep the capital of persons' names, so that no word list finds them."""
    found = names(passage)
    people = [at for name in found.spans if name.kind == "person" for at in range(name.first, name.last)]
    return _capitalised(passage, people)


def title_with_names(title: Passage, body: Passage) -> Passage:
    """`title` with the persons that `body` names, as `with_names`."""
    surnames = {name.key.rpartition(" ")[2] for name in names(body).spans if name.kind == "person"}
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
