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
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, compress, count, repeat
from operator import ne, sub

from reliability.extractors._attribution.word_classes import IS_ORGANISATION_NAME, WORD_CLASSES
from reliability.records import Passage
from reliability.text.names import Names, names

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
    recognised = names(passage)
    kinds = _kinds(passage, recognised)
    letters = [" "] * (2 * len(kinds))
    letters[::2], letters[1::2] = _gaps(passage), kinds
    line = "".join(letters)
    return Shape(passage, recognised, passage.words, passage.quoted, line[::2], line[1::2], line, line[::-1])


def _kinds(passage: Passage, recognised: Names) -> list[str]:
    """The class of each word: of the word itself, its name, or its place."""
    classes = dict(zip(passage.positions, WORD_CLASSES.of_types(passage), strict=True))
    kinds = list(map(classes.__getitem__, passage.words))
    for first, last, _, name_kind, _ in recognised.spans:
        letter = _LETTERS[name_kind]
        for index in range(first, last):
            if (kind := kinds[index]) != "x" and not (letter == "T" and kind == "A"):
                kinds[index] = letter
    for index in _sides(passage):
        if kinds[index] != "N":
            kinds[index] = "A" if index and kinds[index - 1] == "d" else "E"
    for index in _institutions(passage):
        if kinds[index] in "wAO":
            kinds[index] = "N"
    for index in _acronyms(passage, kinds):
        kinds[index] = "N"
    return kinds


def _sides(passage: Passage) -> Iterator[int]:
    """Where "left" and "right" are, which are a camp behind an article and alike everywhere else."""
    return chain.from_iterable(passage.positions.get(side, ()) for side in ("left", "right"))


def _institutions(passage: Passage) -> Iterator[int]:
    """Capitalised words that are institutions also at a sentence's start; of "us" only "US"."""
    text, starts, ends = passage.text, passage.starts, passage.ends
    for word, _ in IS_ORGANISATION_NAME.true_types(passage):
        for index in passage.positions[word]:
            start = starts[index]
            if text[start].isupper() and (word != "us" or text[start : ends[index]] == "US"):
                yield index


def _acronyms(passage: Passage, kinds: Sequence[str]) -> Iterator[int]:
    """Short words in capitals that open a sentence in mixed case: "CBS reports that"."""
    for sentence in passage.sentences:
        first = sentence.first
        if kinds[first] == "w" and first + 1 < sentence.last and not passage.quoted[first]:
            written = passage.text[passage.starts[first] : passage.ends[first]]
            short = written.isupper() and written.isalpha() and 2 <= len(written) <= _ACRONYM
            if short and not passage.text[passage.starts[first + 1] : passage.ends[first + 1]].isupper():
                yield first


_ACRONYM = 5
"""Letters of an acronym, at most; longer words in capitals are shouted or headings."""
_LETTERS = {"person": "N", "other": "N", "demonym": "A", "calendar": "T"}


def _gaps(passage: Passage) -> list[str]:
    starts, ends, plain = passage.starts, passage.ends, passage.plain
    gaps = [" "] * len(starts)
    for index in compress(count(1), map(ne, map(sub, starts[1:], ends), repeat(1))):
        gaps[index] = _gap(plain[ends[index - 1] : starts[index]])
    for index in _dashes(passage):
        gaps[index] = "("
    for index in _quotation_edges(passage.quoted):
        gaps[index] = '"'
    for sentence in passage.sentences:
        if sentence.first < len(gaps):
            gaps[sentence.first] = "|"
    return gaps


def _quotation_edges(quoted: bytes) -> Iterator[int]:
    """The first word of each quotation and the word after it."""
    edge, inside = quoted.find(1), True
    while edge >= 0:
        if edge > 0:
            yield edge
        inside = not inside
        edge = quoted.find(inside, edge)


def _dashes(passage: Passage) -> Iterator[int]:
    """Return the words after a dash without spaces."""
    starts, ends, plain = passage.starts, passage.ends, passage.plain
    for mark in ("—", "–"):
        position = plain.find(mark)
        while position >= 0:
            word = bisect_right(starts, position)
            if 0 < word < len(starts) and starts[word] - ends[word - 1] == 1:
                yield word
            position = plain.find(mark, position + 1)


@lru_cache(maxsize=4096)
def _gap(text: str) -> str:
    return next((letter for mark, letter in _MARKS if mark in text), " ")
