"""The recogniser of names: which capitalised words are names in an article, and which of these are persons.

Names are known by their capitals and by what the whole article does with them, not from a list of names, so
that all names count the same. Lists contain only words that are not names on their own: titles,
offices, days, nations, and nouns that end names of places and organisations.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from reliability.records import Passage
from reliability.text.capital_runs import has_case, is_shouted, runs
from reliability.text.name_evidence import evidence
from reliability.text.name_keys import keyed
from reliability.text.name_kinds import Name, in_run

__all__ = ["Name", "Names", "in_a_name", "names"]
_OTHER, _PERSON = 1, 2


class Names:
    """The names of a passage, in order.

    `defined` is False if capitals are uninformative: in a text in capitals or in lower case.
    """

    __slots__ = ("_firsts", "_flags", "defined", "spans")

    def __init__(self, words: int, spans: Sequence[Name], defined: bool) -> None:
        flags = bytearray(words)
        for name in spans:
            value = _PERSON if name.kind == "person" else 0 if name.kind == "calendar" else _OTHER
            flags[name.first : name.last] = bytes([value]) * (name.last - name.first)
        self._flags = bytes(flags)
        self._firsts = [name.first for name in spans]
        self.spans: tuple[Name, ...] = tuple(spans)
        self.defined: bool = defined

    def is_name(self, at: int) -> bool:
        """Return whether the word belongs to a name of any kind; months and weekdays do not count."""
        return self._flags[at] > 0

    def is_person(self, at: int) -> bool:
        """Whether the word belongs to the name of a person."""
        return self._flags[at] == _PERSON

    def of(self, at: int) -> Name | None:
        """The name, or the month or weekday, that the word belongs to."""
        place = bisect_right(self._firsts, at) - 1
        return self.spans[place] if place >= 0 and self.spans[place].last > at else None


def names(passage: Passage) -> Names:
    """The names of `passage`, found once and kept with it."""
    known = passage.memo.get("names")
    if not isinstance(known, Names):
        known = passage.memo["names"] = _found(passage)
    return known


def in_a_name(passage: Passage, index: int) -> bool:
    """Whether the word is part of a name; always False in a headline, where capitals say little."""
    return passage.part != "title" and names(passage).is_name(index)


def _found(passage: Passage) -> Names:
    if not has_case(passage):
        return Names(len(passage.words), (), defined=False)
    capitalised = runs(passage)
    shown = evidence(passage, capitalised)
    shouted = (at for word in shown.surnames for at in passage.positions.get(word, ()))
    if any(is_shouted(passage, at) for at in shouted):
        capitalised = runs(passage, shown.surnames)
    spans = [name for run in capitalised for name in in_run(passage, run, shown)]
    return Names(len(passage.words), keyed(passage, spans), defined=True)
