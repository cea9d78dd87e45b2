"""The recogniser of names: which capitalised words are names in an article, and which of these are persons.

Names are known by their capitals and by what the whole article does with them, not from a list of names, so
that all names count the same. Lists contain only words that are not names on their own: titles,
offices, days, nations, and nouns that end names of places and organisations.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from reliability.records import Passage, Sentence
from reliability.text.capital_runs import find_runs
from reliability.text.letter_case import has_case
from reliability.text.name_evidence import evidence
from reliability.text.name_keys import Name, keyed
from reliability.text.name_kinds import find_mentions

__all__ = ["Name", "Names", "in_a_name", "names"]
_OTHER, _PERSON = 1, 2


class Names:
    """The names of a passage, in order.

    `defined` is False if capitals are uninformative: in a text in capitals or in lower case. `headings` are
    the sentences whose capitals show no names, `surnames` those of the persons.
    """

    __slots__ = ("_firsts", "_flags", "defined", "headings", "spans", "surnames")

    def __init__(
        self, words: int, spans: Sequence[Name], defined: bool, headings: Sequence[Sentence] = ()
    ) -> None:
        flags = bytearray(words)
        for name in spans:
            if name.kind != "calendar":
                flag = _PERSON if name.kind == "person" else _OTHER
                for index in range(name.first, name.last):
                    flags[index] = flag
        self._flags = bytes(flags)
        self._firsts = [name.first for name in spans]
        self.spans: tuple[Name, ...] = tuple(spans)
        self.defined: bool = defined
        self.headings: Sequence[Sentence] = headings
        keys = {name.key for name in spans if name.kind == "person"}
        self.surnames: frozenset[str] = frozenset([key.rpartition(" ")[2] for key in keys])

    def is_name(self, index: int) -> bool:
        """Return whether the word belongs to a name of any kind; months and weekdays do not count."""
        return self._flags[index] > 0

    def is_person(self, index: int) -> bool:
        """Whether the word belongs to the name of a person."""
        return self._flags[index] == _PERSON

    def of(self, index: int) -> Name | None:
        """The name, or the month or weekday, that the word belongs to."""
        place = bisect_right(self._firsts, index) - 1
        return self.spans[place] if place >= 0 and self.spans[place].last > index else None


def names(passage: Passage) -> Names:
    """The names of `passage`, found once and kept with it."""
    in_passage = passage.memo.get("names")
    if not isinstance(in_passage, Names):
        in_passage = passage.memo["names"] = _find_names(passage)
    return in_passage


def in_a_name(passage: Passage, index: int) -> bool:
    """Whether the word is part of a name; always False in a headline, where capitals say little."""
    return passage.part != "title" and names(passage).is_name(index)


def _find_names(passage: Passage) -> Names:
    if not has_case(passage):
        return Names(len(passage.words), (), defined=False)
    capitalised = find_runs(passage)
    shown = evidence(passage, capitalised.runs)
    if any(passage.words[index] in shown.surnames for index in capitalised.shouted):
        capitalised = find_runs(passage, shown.surnames)
    mentions = find_mentions(passage, capitalised.runs, shown)
    return Names(len(passage.words), keyed(passage, mentions), defined=True, headings=capitalised.headings)
