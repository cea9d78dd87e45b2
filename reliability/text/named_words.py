"""Persons' names that are also words: May, Hope and Savage are not a verb, a noun or a verdict."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import replace

from reliability.records import Passage
from reliability.text.capital_runs import without_ending
from reliability.text.initials import capitals
from reliability.text.letter_case import LONG
from reliability.text.name_evidence import GUARDED, acts
from reliability.text.names import Names, names


def with_names(passage: Passage) -> Passage:
    """`passage` whose words keep the capital of persons' names, so that no word list finds them."""
    in_passage, words = names(passage), passage.words
    surnames = in_passage.surnames
    people: list[int] = []
    for first, last, _, kind, _ in in_passage.spans:
        if kind == "person":
            people += range(first, last)
        elif kind == "other" and last - first > 1:  # "Best Industries", the company of Ana Best
            people += [index for index in range(first, last) if without_ending(words[index]) in surnames]
    people += _in_headings(passage, in_passage)
    return _capitalised(passage, sorted(people))


def _in_headings(passage: Passage, in_passage: Names) -> Iterable[int]:
    """Where the surnames are in headings, whose capitals show no names."""
    capital, surnames = capitals(passage), in_passage.surnames - GUARDED
    for sentence in in_passage.headings:
        for index in range(sentence.first, sentence.last):
            if capital[index] and without_ending(passage.words[index]) in surnames:
                yield index


def title_with_names(title: Passage, body: Passage) -> Passage:
    """`title` with the persons that `body` names, as `with_names`."""
    surnames = names(body).surnames
    return _capitalised(title, list(_in_title(title, surnames))) if surnames else title


def _in_title(title: Passage, surnames: Set[str]) -> Iterable[int]:
    """Return where the surnames are; one that is also an office or function word, not in title case."""
    capital = capitals(title)
    for index, word in enumerate(title.words):
        if capital[index] and without_ending(word) in surnames:
            sure = without_ending(word) not in GUARDED or acts(title, index + 1)
            if sure or (index > 0 and not _is_in_title_case(title)):
                yield index


def _is_in_title_case(title: Passage) -> bool:
    spans = zip(capitals(title), title.starts, title.ends, strict=True)
    return all(capital for capital, start, end in spans if end - start >= LONG)


def _capitalised(passage: Passage, people: Sequence[int]) -> Passage:
    """`passage` with capitals on the words `people`, which are in order."""
    if not people:
        return passage
    words = list(passage.words)
    places: dict[str, list[int]] = {}
    for index in people:
        places.setdefault(words[index], []).append(index)
    positions = dict(passage.positions)
    for word, named in places.items():
        capitalised = word.capitalize()
        for index in named:
            words[index] = capitalised
        mentions = positions.pop(word)
        if len(mentions) > len(named):
            taken = set(named)
            positions[word] = [index for index in mentions if index not in taken]
        positions[capitalised] = named
    return replace(passage, words=tuple(words), positions=positions)
