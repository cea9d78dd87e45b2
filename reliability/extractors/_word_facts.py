"""Facts about distinct words, looked up once for all families.

A list of words of its own costs a family a slow look into memory for each of the 400 distinct words in a text
of 900. Here the facts of all families are side by side, and each is a column over the words of a passage.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import compress, repeat
from operator import itemgetter, sub
from typing import Generic, TypeVar, cast

from reliability.records import Passage

T = TypeVar("T")
_DISTINCT_WORDS = 1 << 15
"""Words of a table, some 6 MB; 300 articles have 20,000."""
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
        facts = self.earlier.get(word)
        if facts is None:
            facts = tuple([fact(word) for fact in _facts_by_family])
            facts = self._shared.setdefault(facts, facts)  # few objects, which stay in the processor's cache
        self[word] = facts
        return facts

    def forget(self) -> None:
        """Forget every word."""
        self.earlier.clear()
        self._shared.clear()
        self.clear()


_table = _Table()


class WordFact(Generic[T]):
    """A fact, hashable, about every word."""

    def __init__(self, fact: Callable[[str], T]) -> None:
        self._index = len(_facts_by_family)
        _facts_by_family.append(fact)
        _table.forget()

    def of_types(self, passage: Passage) -> Sequence[T]:
        """Return the fact about each distinct word, in the order of `positions`."""
        columns = passage.memo.get("word facts")
        if not isinstance(columns, list) or len(columns) <= self._index:
            columns = [*zip(*map(_table.__getitem__, passage.positions), strict=True)]
            passage.memo["word facts"] = columns = columns or [()] * len(_facts_by_family)
        return cast("Sequence[T]", columns[self._index])

    def of_words(self, words: Iterable[str]) -> Iterator[T]:
        """Return the fact about each of `words`."""
        return cast("Iterator[T]", map(itemgetter(self._index), map(_table.__getitem__, words)))

    def true_types(self, passage: Passage) -> list[tuple[str, T]]:
        """Return the distinct words of which the fact is not empty, each with it."""
        facts = self.of_types(passage)
        return [*compress(zip(passage.positions, facts, strict=True), facts)]


def _is_named(word: str) -> bool:
    return word[0].isupper()


IS_NAMED = WordFact(_is_named)
"""Whether a word is one of a person's name, which keeps its capital."""


def writer_counts(passage: Passage) -> Sequence[int]:
    """Return how often the writer uses each distinct word, in the order of `positions`; kept with it."""
    counts = passage.memo.get("writer counts")
    if not isinstance(counts, list):
        counts = passage.memo["writer counts"] = _writer_counts(passage)
    return counts


def _writer_counts(passage: Passage) -> list[int]:
    times = [*map(len, passage.positions.values())]
    if passage.writer_words == len(passage.words):
        return times
    quoted = Counter(compress(passage.words, passage.quoted))
    return [*map(sub, times, map(quoted.get, passage.positions, repeat(0)))]
