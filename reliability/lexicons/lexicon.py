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

from reliability.errors import LexiconError
from reliability.lexicons import user_lists
from reliability.lexicons.inflections import forms as inflected
from reliability.lexicons.matching import Entry, Hit, Row, by_longest_word, hits, matches
from reliability.records import Passage

_REQUIRED = ("title", "source", "licence", "version")


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
        rows = self.by_longest_word
        present = [(word, rows[word]) for word in rows.keys() & passage.positions.keys()]
        return hits(passage, matches(passage, present).get(self.name, ()), quoted=quoted)

    @cached_property
    def by_longest_word(self) -> Mapping[str, Sequence[Row]]:
        """Entries by their longest word."""
        return by_longest_word(self.name, self.entries.values())

    def words(self, category: str) -> frozenset[str]:
        """The single words of `category`."""
        return frozenset(
            entry.words[0]
            for group in self.entries.values()
            for entry in group
            if entry.category == category and len(entry.words) == 1
        )


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
