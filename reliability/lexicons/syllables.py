"""Syllables of English words as textstat 0.7.13 counts them, without its import and without network.

textstat looks a word up in NLTK's copy of the Carnegie Mellon Pronouncing Dictionary, which is downloaded at
run time, and asks pyphen for all others. Here the dictionary's counts lie in `data/cmudict/syllables.txt`
(see `tools/make_syllables.py`; licence in the NOTICE next to it).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from reliability.errors import ReliabilityError

_NO_CONTRACTION = re.compile(r"'(?![tsd]|ve|ll|re)")  # textstat.backend.utils.constants
_PUNCTUATION = re.compile(r"[^\w\s']")
_PHONES_A_LETTER = 0.85  # counted over CMUdict
_LONGEST = 64  # letters; longer strings are not words, and hyphenation would take a second for a megabyte
_END = ""  # no letter


def spelling(word: str) -> str:
    """`word` as textstat looks it up: without punctuation, apostrophes only before contracted endings."""
    return word if word.isalnum() else _PUNCTUATION.sub("", _NO_CONTRACTION.sub("", word))


def syllables(word: str) -> int:
    """Syllables of a lower-cased word."""
    word = spelling(word)
    listed = _dictionary().get(word)
    if listed is not None:
        return listed
    return _hyphens(word[:_LONGEST]) + 1 if word else 0


@cache
def easy_words() -> frozenset[str]:
    """The words that textstat has as easy after Dale & Chall, read without importing textstat."""
    textstat = find_spec("textstat")
    if textstat is None or not textstat.submodule_search_locations:
        raise ReliabilityError("textstat is not installed. Install it with `pip install textstat==0.7.13`.")
    path = Path(textstat.submodule_search_locations[0], "resources", "en", "easy_words.txt")
    return frozenset(line.strip() for line in path.read_text(encoding="utf-8").splitlines())


def write_nltk_corpus(folder: Path) -> None:
    """Write the table as an NLTK corpus: with `folder` first on `nltk.data.path`, textstat needs no network.

    Pronunciations are placeholders with the right number of syllables and about the right length.
    """
    place = folder / "corpora" / "cmudict"
    place.mkdir(parents=True, exist_ok=True)
    lines = (f"{word.upper()} 1 {_placeholder(word, number)}\n" for word, number in _dictionary().items())
    (place / "cmudict").write_text("".join(lines), encoding="utf-8")


def _placeholder(word: str, number: int) -> str:
    consonants = max(round(_PHONES_A_LETTER * len(word)) - number, 0 if number else 1)
    return " ".join(["AH0"] * number + ["T"] * consonants)


@cache
def _dictionary() -> Mapping[str, int]:
    table: dict[str, int] = {}
    content = files(__package__).joinpath("data", "cmudict", "syllables.txt").read_text(encoding="utf-8")
    for line in content.splitlines():
        number, _, words = line.partition(" ")
        table.update(dict.fromkeys(words.split(" "), int(number)))
    return table


def _hyphens(word: str) -> int:
    """How many hyphens pyphen sets in `word`, each at least two letters from its ends.

    pyphen looks up every stretch of a word; here the letters are followed as far as a pattern goes on.
    """
    pointed = f".{word}."
    levels = [0] * (len(pointed) + 1)
    for start in range(len(pointed) - 1):
        node = _patterns()
        for letter in pointed[start:]:
            if letter not in node:
                break
            node = node[letter]
            if _END in node:
                first, pattern = node[_END]
                for place, level in enumerate(pattern, start + first):
                    if level > levels[place]:
                        levels[place] = level
    return sum([level & 1 for level in levels[3 : len(word)]])


@cache
def _patterns() -> Mapping[str, Any]:
    """The patterns of hyphenation (Liang 1983), letter by letter.

    At `_END` of its letters is where a pattern's levels begin, and the levels; odd ones allow a hyphen.
    """
    from pyphen import Pyphen

    root: dict[str, Any] = {}
    for letters, pattern in Pyphen(lang="en_US").hd.patterns.items():
        node = root
        for letter in letters:
            node = node.setdefault(letter, {})
        node[_END] = pattern
    return root
