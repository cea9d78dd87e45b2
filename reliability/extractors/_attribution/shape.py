"""A passage as a line of letters, two a word, so that constructions can be matched by regular expressions.

The first letter of a word says what precedes it, the second its class:

| before | | class | |
|---|---|---|---|
| `␣` | a space | `N` | a name |
| `,` `(` | a comma, a bracket or dash | `A` | a noun for a person, an institution or a document |
| `"` | a quotation begins or ends | `w` `E` `g` | another word, in -ed (or an irregular past), in -ing |
| `:` `;` | a colon, another stop | `x` | a possessive |
| `|` | a sentence begins | `d` `q` `u` `#` | determiner, quantifier, "her", number |
| | | `H` `i` `I` `O` `C` `c` | he, it, I and you, him, he's, it's |
| | | `b` `h` `v` `m` | be, have, do, modal verb |
| | | `p` `o` `2` `@` | preposition, of/for/from/with, to, as |
| | | `r` `t` `f` `s` `&` `B` `e` | who, that, if, when, and, but, there |
| | | `y` `T` `L` | adverb, time, last/next |
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import compress, count, repeat
from operator import ne, sub

from reliability.lexicons import load
from reliability.records import Passage
from reliability.text.names import Names, names

_DISTINCT_WORDS = 1 << 14  # kept at once, some 2 MB: 97 of 100 words of news are among them
_MARKS = (("\"", '"'), ("''", '"'), (",", ","), (":", ":"), ("(", "("), (")", "("), ("—", "("), ("–", "("),
          (" - ", "("), ("--", "("), (";", ";"), ("?", ";"), ("!", ";"), ("…", ";"),
          ("...", ";"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shape:
    """A passage with its names, and its words as letters.

    `gaps` has the letter for what precedes each word, `kinds` the class of each word; `line` holds both in
    turn, `mirror` is `line` backwards.
    """

    passage: Passage
    names: Names
    words: tuple[str, ...]
    quoted: bytes
    gaps: str
    kinds: str
    line: str
    mirror: str

    def left_of(self, word: int) -> int:
        """Where in `mirror` the gap before `word` lies, from which it runs to the left."""
        return len(self.mirror) - 1 - 2 * word


def shape(passage: Passage) -> Shape:
    """The line of `passage`."""
    known = names(passage)
    kinds = list(map(_classes.__getitem__, passage.words))
    for first, last, _, kind, _ in known.spans:
        letter = _NAME[kind]
        for at in range(first, last):
            if (was := kinds[at]) != "x" and not (letter == "T" and was == "A"):
                kinds[at] = letter
    for at in _sides(passage):
        if kinds[at] != "N":
            kinds[at] = "A" if at and kinds[at - 1] == "d" else "E"
    for at in _institutions(passage):
        if kinds[at] in "wAO":
            kinds[at] = "N"
    for at in _acronyms(passage, kinds):
        kinds[at] = "N"
    gaps = _gaps(passage)
    letters = [" "] * (2 * len(kinds))
    letters[::2], letters[1::2] = gaps, kinds
    line = "".join(letters)
    return Shape(passage, known, passage.words, passage.quoted, line[::2], line[1::2], line, line[::-1])


def _sides(passage: Passage) -> Iterator[int]:
    """Where "left" and "right" stand, which are a camp behind an article and alike everywhere else."""
    return (at for side in ("left", "right") for at in passage.positions.get(side, ()))


def _institutions(passage: Passage) -> Iterator[int]:
    """Capitalised words that are institutions also at a sentence's start; of "us" only "US"."""
    for word in nouns()["organisation_name"] & passage.positions.keys():
        for at in passage.positions[word]:
            written = passage.text[passage.starts[at] : passage.ends[at]]
            if written[0].isupper() and (word != "us" or written == "US"):
                yield at


def _acronyms(passage: Passage, kinds: list[str]) -> Iterator[int]:
    """Short words in capitals that open a sentence in mixed case: "CBS reports that"."""
    for sentence in passage.sentences:
        at = sentence.first
        if at + 1 < sentence.last and kinds[at] == "w" and not passage.quoted[at]:
            written = passage.text[passage.starts[at] : passage.ends[at]]
            short = written.isupper() and written.isalpha() and 2 <= len(written) <= _ACRONYM
            if short and not passage.text[passage.starts[at + 1] : passage.ends[at + 1]].isupper():
                yield at


_ACRONYM = 5
_NAME = {"person": "N", "other": "N", "demonym": "A", "calendar": "T"}


def _gaps(passage: Passage) -> list[str]:
    starts, ends, plain, quoted = passage.starts, passage.ends, passage.plain, passage.quoted
    gaps = [" "] * len(starts)
    for at in compress(count(1), map(ne, map(sub, starts[1:], ends), repeat(1))):
        text = plain[ends[at - 1] : starts[at]]
        gaps[at] = _gap(text)
    for word in _dashes(passage):
        gaps[word] = "("
    at = 0
    while (at := quoted.find(1, at)) >= 0:
        for edge in (at, at := quoted.find(0, at)):
            if edge > 0:
                gaps[edge] = '"'
        if at < 0:
            break
    for sentence in passage.sentences:
        if sentence.first < len(gaps):
            gaps[sentence.first] = "|"
    return gaps


def _dashes(passage: Passage) -> Iterator[int]:
    """Return the words after a dash without spaces."""
    starts, ends, plain = passage.starts, passage.ends, passage.plain
    for mark in ("—", "–"):
        place = plain.find(mark)
        while place >= 0:
            word = bisect_right(starts, place)
            if 0 < word < len(starts) and starts[word] - ends[word - 1] == 1:
                yield word
            place = plain.find(mark, place + 1)


@lru_cache(maxsize=4096)
def _gap(text: str) -> str:
    return next((letter for mark, letter in _MARKS if mark in text), " ")


@cache
def nouns() -> Mapping[str, frozenset[str]]:
    """The words of each category of `attribution_nouns.tsv`."""
    groups = [entry for found in load("attribution_nouns").entries.values() for entry in found]
    categories = {entry.category for entry in groups}
    return {name: frozenset(e.words[0] for e in groups if e.category == name) for name in categories}


def category(word: str) -> str:
    """`person`, `organisation` or `document` for a noun of that sort, else empty."""
    listed = _categories()
    if "-" in word:
        pair = (listed.get(word, ""), listed.get(word.rpartition("-")[2], ""))
        known = next((name for name in _CATEGORIES if name in pair), "")
    else:
        known = listed.get(word, "")
    if known or not word.endswith(_AGENTS):
        return known
    return "" if word in nouns()["no_agent"] else "person"


_CATEGORIES = ("person", "organisation", "document")
_AGENTS = (
    "ists",
    "ist",
    "ians",
    "ologist",
    "woman",
    "women",
    "men",
    "crats",
    "goers",
    "year-old",
    "year-olds",
)


@cache
def _categories() -> Mapping[str, str]:
    """Each listed noun with its category, the first of those that it has."""
    return {word: name for name in reversed(_CATEGORIES) for word in nouns()[name]}


class _Classes(dict[str, str]):
    """The class of each lower-cased word."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _DISTINCT_WORDS:
            self.clear()
        self[word] = letter = _closed().get(word) or _by_letters(word)
        return letter


@cache
def _closed() -> Mapping[str, str]:
    entries = (entry for group in load("attribution_grammar").entries.values() for entry in group)
    return {entry.words[0]: entry.category for entry in entries}


def _by_letters(word: str) -> str:
    ending = word[-2:]
    if ending == "'s":
        return "x"
    if word[0].isdigit():
        return "A" if "year-old" in word else "#"
    if category(word) or "year-old" in word:
        return "A"
    if ending == "ly" and len(word) > 4:
        return "y"
    if ending == "ed" and len(word) > 3:
        return "E"
    return "g" if ending == "ng" and word.endswith("ing") and len(word) > 5 else "w"


_classes = _Classes()
