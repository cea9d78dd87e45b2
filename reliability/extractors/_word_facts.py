"""Facts about distinct words, looked up once for all families.

A list of words of its own costs a family a slow look into memory for each of the 400 distinct words in a text
of 900. Here the facts of all families are side by side, and each is a column over the words of a passage.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import compress, repeat
from operator import sub
from typing import TypeVar, cast

from reliability.records import Passage

T = TypeVar("T")
_DISTINCT_WORDS = 1 << 14
"""Words in use at once, some 3 MB: 97 of 100 words of news are among them."""
_facts_by_family: list[Callable[[str], object]] = []


class _Table(dict[str, tuple[object, ...]]):
    """The facts of each word, found when the word is first seen.

    A full table becomes the earlier one, from which words still in use return.
    """

    def __init__(self) -> None:
        super().__init__()
        self.earlier: dict[str, tuple[object, ...]] = {}
        self._shared: dict[tuple[object, ...], tuple[object, ...]] = {}

    def __missing__(self, word: str) -> tuple[object, ...]:
        if len(self) >= _DISTINCT_WORDS:
            self.earlier = dict(self)
            self.clear()
            self._shared.clear()
        facts = self.earlier.get(word) or tuple([fact(word) for fact in _facts_by_family])
        self[word] = facts = self._shared.setdefault(facts, facts)  # few objects, which stay in the cache
        return facts

    def forget(self) -> None:
        """Forget every word."""
        self.earlier.clear()
        self._shared.clear()
        self.clear()


_table = _Table()


def column(fact: Callable[[str], T]) -> Callable[[Passage], Sequence[T]]:
    """Return what gives `fact`, hashable, of the distinct words of a passage in the order of `positions`."""
    index = len(_facts_by_family)
    _facts_by_family.append(fact)
    _table.forget()

    def facts(passage: Passage) -> Sequence[T]:
        columns = passage.memo.get("word facts")
        if not isinstance(columns, list) or len(columns) <= index:
            columns = [*zip(*map(_table.__getitem__, passage.positions), strict=True)]
            passage.memo["word facts"] = columns = columns or [()] * len(_facts_by_family)
        return cast("Sequence[T]", columns[index])

    return facts


def writer_counts(passage: Passage) -> Sequence[int]:
    """Return how often the writer uses each distinct word, in the order of `positions`; kept with it."""
    known = passage.memo.get("writer counts")
    if not isinstance(known, list):
        known = passage.memo["writer counts"] = _writer_counts(passage)
    return known


def _writer_counts(passage: Passage) -> list[int]:
    times = [*map(len, passage.positions.values())]
    if passage.writer_words == len(passage.words):
        return times
    quoted = Counter(compress(passage.words, passage.quoted))
    return [*map(sub, times, map(quoted.get, passage.positions, repeat(0)))]
