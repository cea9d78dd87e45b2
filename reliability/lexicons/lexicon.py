"""Word lists as tab-separated files.

A file begins with `# key: value` lines (`title`, `source`, `licence`, `version` are required; `source` may
recur), then one entry a line: `form|form|form<TAB>category<TAB>weight`. A form may be a phrase, its words
parted by single spaces, lower-cased, with straight apostrophes. Inflections are written out, or follow from
a part of speech in brackets: `grab (v)`, `crony (n)`, `shabby (a)`, `shabby (ly)` (see
`lexicons.inflections`). Category and weight may be left out (empty, 1).
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from itertools import chain
from math import isfinite, nan
from pathlib import Path
from typing import NamedTuple

from reliability.errors import LexiconError
from reliability.lexicons import user_lists
from reliability.lexicons.inflections import forms as inflected
from reliability.records import Passage

_REQUIRED = ("title", "source", "licence", "version")


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


@dataclass(frozen=True)
class Lexicon:
    """A word list. `entries` maps an entry's first word to the entries that begin with it, longest first."""

    name: str
    header: Mapping[str, str]
    fingerprint: str
    entries: Mapping[str, tuple[Entry, ...]]

    def find(self, passage: Passage, *, quoted: bool = False) -> list[Hit]:
        """Entries in `passage`, in order, longest first, not overlapping; inside quotations only if `quoted`.

        A phrase never crosses a sentence's end or any punctuation but hyphens.
        """
        matches = self._matches(passage)
        if not quoted:
            flags = passage.quoted
            matches = [match for match in matches if not flags[match[0]]]
        hits: list[Hit] = []
        free = 0
        for first, negative_length, entry in sorted(matches):
            last = first - negative_length
            if first >= free and (negative_length == -1 or _unbroken(passage, first, last)):
                hits.append(Hit(first, last, entry))
                free = last
        return hits

    def _matches(self, passage: Passage) -> list[tuple[int, int, Entry]]:
        """Where an entry's words are: the first word, the length with a minus, the entry; in no order."""
        words, positions, by_longest_word = passage.words, passage.positions, self._by_longest_word
        matches: list[tuple[int, int, Entry]] = []
        for word in by_longest_word.keys() & positions.keys():
            for second, index, length, entry in by_longest_word[word]:
                if length == 1:
                    matches += [(position, -1, entry) for position in positions[word]]
                elif second in positions:
                    phrase = entry.words
                    for position in positions[word]:
                        first = position - index
                        if words[first : first + length] == phrase:
                            matches.append((first, -length, entry))
        return matches

    @cached_property
    def _by_longest_word(self) -> Mapping[str, Sequence[tuple[str, int, int, Entry]]]:
        """Entries by their longest word, which is the rarest as a rule.

        With the second longest word, the index of the longest, the number of words, and the entry.
        """
        distinct = {entry.words: entry for group in self.entries.values() for entry in reversed(group)}
        by_longest_word: dict[str, list[tuple[str, int, int, Entry]]] = {}
        for words, entry in distinct.items():
            longest, second = sorted((*words, ""), key=len, reverse=True)[:2]
            row = (second, words.index(longest), len(words), entry)
            by_longest_word.setdefault(longest, []).append(row)
        return by_longest_word

    def words(self, category: str) -> frozenset[str]:
        """The single words of `category`."""
        return frozenset(
            entry.words[0]
            for group in self.entries.values()
            for entry in group
            if entry.category == category and len(entry.words) == 1
        )


def _unbroken(passage: Passage, first: int, last: int) -> bool:
    """Return whether only spaces and hyphens separate the words, and all or none are quoted."""
    if passage.quoted.count(1, first, last) not in (0, last - first):
        return False
    plain, starts, ends = passage.plain, passage.starts, passage.ends
    return all(not plain[ends[i] : starts[i + 1]].strip(" -\n\t") for i in range(first, last - 1))


@cache
def load(name: str) -> Lexicon:
    """The user's word list of that name, else ours. Raises `LexiconError` with file, line and reason."""
    path = user_lists.path(name)
    return _read_shipped(name) if path is None else _read_user_list(name, path)


def use(*paths: str | Path) -> None:
    """Use the word lists in these files (`NAME.tsv`, format in this module's docstring) from now on.

    One with the name of ours takes its place, and may have no other categories; any other is counted as
    the measure `lists.NAME_per_1000_words`. Call this before anything is measured and before a model is
    loaded. Raises `LexiconError` with file, line and reason.
    """
    absolute = [Path(path).absolute() for path in paths]
    for path in absolute:  # all are right before one is in use
        _read_user_list(user_lists.name(path), path)
    user_lists.remember(absolute)
    for path in absolute:
        load(user_lists.name(path))


@cache
def _read_shipped(name: str) -> Lexicon:
    raw = files(__package__).joinpath("data", f"{name}.tsv").read_bytes()
    return parse(name, raw.decode("utf-8"))


def _read_user_list(name: str, path: Path) -> Lexicon:
    """The user's list at `path`."""
    categories = _categories(_read_shipped(name)) if name in user_lists.shipped() else None
    return parse(name, _content(path), place=str(path), categories=categories)


def _content(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise LexiconError(f"Word list {path} cannot be read: {error.strerror or error}.") from None
    except UnicodeDecodeError as error:
        raise LexiconError(f"{path}: is not UTF-8 ({error.reason} at byte {error.start:,}).") from None


def _categories(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(entry.category for group in lexicon.entries.values() for entry in group)


def parse(name: str, content: str, *, place: str = "", categories: Set[str] | None = None) -> Lexicon:
    """A word list from its file's content; format in the module's docstring.

    `place` is how the file is called in errors; other `categories` than these are one.
    """
    place = place or f"{name}.tsv"
    header: dict[str, str] = {}
    index: dict[str, list[Entry]] = {}
    for number, line in enumerate(content.splitlines(), 1):
        if line.startswith("#"):
            key, _, value = line[1:].partition(":")
            header[key.strip()] = f"{header.get(key.strip(), '')} {value.strip()}".strip()
        elif line.strip():
            for entry in _entries(f"{place}:{number}", line, categories):
                index.setdefault(entry.words[0], []).append(entry)
    if missing := [key for key in _REQUIRED if not header.get(key)]:
        raise LexiconError(f"{place}: header without {', '.join(missing)}. Begin with '# title: …' lines.")
    if not index:
        raise LexiconError(f"{place}: holds no word. Write one entry per line below the header.")
    ordered = {word: _longest_first(group) for word, group in index.items()}
    return Lexicon(name, header, hashlib.sha256(content.encode()).hexdigest()[:16], ordered)


def _longest_first(group: Sequence[Entry]) -> tuple[Entry, ...]:
    if len(group) == 1:
        return (group[0],)
    return tuple(sorted(group, key=lambda entry: -len(entry.words)))


def _entries(place: str, line: str, categories: Set[str] | None) -> list[Entry]:
    forms, _, rest = line.partition("\t")
    category, _, weight = rest.partition("\t")
    category = category.strip()
    _check_category(place, category, categories)
    value, written = _weight(place, weight), _written(place, forms)
    return [Entry(tuple(form.split(" ")), category, value, written[0]) for form in written]


def _written(place: str, text: str) -> list[str]:
    """The forms of a line, inflected, each once."""
    alternatives = text.split("|")
    for form in alternatives:
        if not form or form != form.strip() or form != form.lower():
            raise LexiconError(f"{place}: {form!r} is empty, padded or not lower case.")
        if "  " in form or "’" in form:
            raise LexiconError(f"{place}: {form!r} has two spaces or a curly apostrophe; write one, and '.")
    if len(alternatives) == 1 and "(" not in text:
        return alternatives
    return list(dict.fromkeys(chain.from_iterable(_inflected(place, form) for form in alternatives)))


def _inflected(place: str, form: str) -> tuple[str, ...]:
    try:
        return inflected(form)
    except LexiconError as error:
        raise LexiconError(f"{place}: {error}") from None


def _check_category(place: str, category: str, categories: Set[str] | None) -> None:
    if categories is not None and category not in categories:
        choices = ", ".join(map(repr, sorted(categories)))
        raise LexiconError(f"{place}: no category {category!r} is counted. Choose from {choices}.")


def _weight(place: str, weight: str) -> float:
    if not weight:
        return 1.0
    try:
        value = float(weight) if weight.strip() else 1.0
    except ValueError:
        value = nan
    if not isfinite(value):
        raise LexiconError(f"{place}: weight {weight!r} is not a number.")
    return value
