"""Word lists as tab-separated files.

A file begins with `# key: value` lines (`title`, `source`, `licence`, `version` are required; `source` may
recur), then one entry a line: `form|form|form<TAB>category<TAB>weight`. All inflections are written out;
a form may be a phrase, its words parted by single spaces, lower-cased, with straight apostrophes. Category
and weight may be left out (empty, 1).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from reliability.errors import LexiconError
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


class Lexicon(NamedTuple):
    """A word list. `entries` maps an entry's first word to the entries that begin with it, longest first.

    `seconds` holds, for a first word that is no entry by itself, the words that may follow it.
    """

    name: str
    header: Mapping[str, str]
    fingerprint: str
    entries: Mapping[str, tuple[Entry, ...]]
    seconds: Mapping[str, frozenset[str]]

    def find(self, passage: Passage, *, quoted: bool = False) -> list[Hit]:
        """Entries in `passage`, in order, longest first, not overlapping; inside quotations only if `quoted`.

        A phrase never crosses a sentence's end or any punctuation but hyphens.
        """
        flags = passage.quoted
        starts = sorted(at for at in self._starts(passage) if quoted or not flags[at])
        hits: list[Hit] = []
        free = 0
        for at in starts:
            if at >= free and (hit := self._at(passage, at)):
                hits.append(hit)
                free = hit.last
        return hits

    def _starts(self, passage: Passage) -> Iterator[int]:
        """Where an entry may begin."""
        positions, words = passage.positions, passage.words
        final = len(words) - 1
        for word in self.entries.keys() & positions.keys():
            following = self.seconds.get(word)
            if following is None:
                yield from positions[word]
            else:
                yield from (at for at in positions[word] if at < final and words[at + 1] in following)

    def words(self, category: str) -> frozenset[str]:
        """The single words of `category`."""
        return frozenset(
            entry.words[0]
            for group in self.entries.values()
            for entry in group
            if entry.category == category and len(entry.words) == 1
        )

    def _at(self, passage: Passage, at: int) -> Hit | None:
        words = passage.words
        for entry in self.entries[words[at]]:
            last = at + len(entry.words)
            if words[at:last] == entry.words and _unbroken(passage, at, last):
                return Hit(at, last, entry)
        return None


def _unbroken(passage: Passage, first: int, last: int) -> bool:
    """Whether only spaces and hyphens stand between the words, and all are quoted or none is."""
    if last - first == 1:
        return True
    flags = passage.quoted[first:last]
    return (not any(flags) or all(flags)) and all(
        passage.plain[passage.ends[i] : passage.starts[i + 1]].strip(" -\n\t") == ""
        for i in range(first, last - 1)
    )


@cache
def load(name: str) -> Lexicon:
    """The word list `data/NAME.tsv`. Raises `LexiconError` with file, line and reason."""
    raw = files(__package__).joinpath("data", f"{name}.tsv").read_bytes()
    return parse(name, raw.decode("utf-8"))


def parse(name: str, content: str) -> Lexicon:
    """A word list from its file's content; format in the module's docstring."""
    header: dict[str, str] = {}
    index: dict[str, list[Entry]] = {}
    for number, line in enumerate(content.splitlines(), 1):
        if line.startswith("#"):
            key, _, value = line[1:].partition(":")
            header[key.strip()] = f"{header.get(key.strip(), '')} {value.strip()}".strip()
        elif line.strip():
            for entry in _entries(name, number, line):
                index.setdefault(entry.words[0], []).append(entry)
    if missing := [key for key in _REQUIRED if not header.get(key)]:
        raise LexiconError(f"{name}.tsv: header without {', '.join(missing)}. Begin with '# title: …' lines.")
    ordered = {word: tuple(sorted(group, key=lambda e: -len(e.words))) for word, group in index.items()}
    seconds = {
        word: frozenset(entry.words[1] for entry in group)
        for word, group in index.items()
        if all(len(entry.words) > 1 for entry in group)
    }
    return Lexicon(name, header, hashlib.sha256(content.encode()).hexdigest()[:16], ordered, seconds)


def _entries(name: str, number: int, line: str) -> Iterator[Entry]:
    forms, _, rest = line.partition("\t")
    category, _, weight = rest.partition("\t")
    alternatives = forms.split("|")
    for form in alternatives:
        if not form or form != form.strip() or form != form.lower():
            raise LexiconError(f"{name}.tsv:{number}: {form!r} is empty, padded or not lower case.")
        try:
            value = float(weight) if weight.strip() else 1.0
        except ValueError:
            raise LexiconError(f"{name}.tsv:{number}: weight {weight!r} is not a number.") from None
        yield Entry(tuple(form.split(" ")), category.strip(), value, alternatives[0])
