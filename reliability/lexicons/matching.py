"""Where the entries of word lists occur in a passage, for any number of lists in one pass over its words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple, TypeAlias

from reliability.records import Passage


class Entry(NamedTuple):
    """One form of a word list: its words, category, weight, and the first form on its line."""

    words: tuple[str, ...]
    category: str
    weight: float
    lemma: str


class Hit(NamedTuple):
    """An entry found at the words `first:last` of a passage."""

    first: int
    last: int
    entry: Entry


Row: TypeAlias = tuple[str, str, int, int, Entry]
"""An entry under its longest word: the list's name, the second longest word, the index of the longest, the
number of words, and the entry."""
Match: TypeAlias = tuple[int, int, Entry]
"""Where an entry's words are: the first word, the number of words with a minus, the entry."""


def by_longest_word(name: str, entries: Iterable[Sequence[Entry]]) -> dict[str, tuple[Row, ...]]:
    """Return the entries of the list `name` by their longest word, which is the rarest as a rule.

    Among equally long words it is the one in fewer entries. Of entries with the same words, the first counts.
    """
    distinct = {entry.words: entry for group in entries for entry in reversed(group)}
    times = Counter(chain.from_iterable(distinct))
    rows: dict[str, tuple[Row, ...]] = {}
    for words, entry in distinct.items():
        longest, second = sorted((*words, ""), key=lambda word: (-len(word), times[word]))[:2]
        row = (name, second, words.index(longest), len(words), entry)
        rows[longest] = (*rows.get(longest, ()), row)
    return rows


def matches(passage: Passage, rows: Iterable[tuple[str, Sequence[Row]]]) -> dict[str, list[Match]]:
    """Return where the words of entries are, by list and in no order.

    `rows` are words of the passage, each with the entries of which it is the longest word.
    """
    words, positions = passage.words, passage.positions
    matches_by_list: defaultdict[str, list[Match]] = defaultdict(list)
    for word, entries in rows:
        for name, second, index, length, entry in entries:
            if length == 1:
                matches_by_list[name] += [(position, -1, entry) for position in positions[word]]
            elif second in positions:
                phrase = entry.words
                for position in positions[word]:
                    first = position - index
                    if words[first : first + length] == phrase:
                        matches_by_list[name].append((first, -length, entry))
    return matches_by_list


def hits(passage: Passage, matches: Iterable[Match], *, quoted: bool) -> list[Hit]:
    """Return the entries found, in order, longest first, not overlapping; inside quotations only if `quoted`.

    A phrase never crosses a sentence's end or any punctuation but hyphens.
    """
    if not quoted:
        flags = passage.quoted
        matches = [match for match in matches if not flags[match[0]]]
    ordered: list[Hit] = []
    free = 0
    for first, negative_length, entry in sorted(matches):
        last = first - negative_length
        if first >= free and (negative_length == -1 or _unbroken(passage, first, last)):
            ordered.append(Hit(first, last, entry))
            free = last
    return ordered


def _unbroken(passage: Passage, first: int, last: int) -> bool:
    """Return whether only spaces and hyphens separate the words, and all or none are quoted."""
    if passage.quoted.count(1, first, last) not in (0, last - first):
        return False
    plain, starts, ends = passage.plain, passage.starts, passage.ends
    return all(not plain[ends[i] : starts[i + 1]].strip(" -\n\t") for i in range(first, last - 1))
