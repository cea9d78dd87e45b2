"""Words of English news with their places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from reliability.text.characters import WITHIN_WORDS, disguised, foreign, undisguised


class Words(NamedTuple):
    """Normalised words, and their code points `starts[i]:ends[i]`."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def _pattern(letter: str, sign: str, hidden: str = "") -> re.Pattern[str]:
    """Words made of `letter`s, after the first of `sign`s (letters, digits); with `hidden` signs inside."""
    initials = rf"(?:\.{letter}){{1,5}}\.?(?!{sign})"  # u.s., a.m.; bounded: no quadratic search
    inner = f"(?:{sign}|{hidden})" if hidden else sign
    link = f"['&-]{hidden}*+" if hidden else "['&-]"
    joined = rf"(?:{link}{sign}{inner}*+)*+"  # don't, left-wing, at&t, covid-19
    number = rf"\d++(?:[.,:/]\d++)*+{letter}*+(?:{link}{letter}++)*+"  # 1,000  9/11  20th  7-year-old
    return re.compile(rf"({letter}(?:{inner}++{joined}|{initials}|{joined})|{number})")


_ASCII = _pattern("[a-z]", "[a-z0-9]")
_ANY = _pattern(r"[^\W\d_]", r"[^\W_]")
_HIDING = _pattern(r"[^\W\d_]", r"[^\W_]", f"[{WITHIN_WORDS}]")
_ADDRESS = re.compile(
    r"(?:https?://|www\.|pic\.twitter\.com/)[^\s\"<>]{2,}|&(?:[a-z]{2,6}|#x?[0-9a-f]{2,6});"
)


def index_words(words: Sequence[str]) -> dict[str, list[int]]:
    """Return the indices of each word, ascending."""
    positions: dict[str, list[int]] = {}
    for place, word in enumerate(words):
        if word in positions:
            positions[word].append(place)
        else:
            positions[word] = [place]
    return positions


def tokenise(flat: str) -> Words:
    """The words of `flat`, a text in plain typography.

    A contraction, a possessive, a hyphenated compound, initials with full stops (`u.s.`) and a number with
    its separators are one word each, without currency and per-cent signs. Web addresses and HTML
    character references contain no words.
    """
    if "&" in flat or "www." in flat or "://" in flat or "pic.twitter" in flat:
        flat = _ADDRESS.sub(lambda match: " " * len(match.group()), flat)
    signs = foreign(flat)
    hiding = disguised(signs)
    pattern = _HIDING if hiding else _ANY if any(map(str.isalnum, signs)) else _ASCII
    pieces = pattern.split(flat)
    bounds = tuple(accumulate(map(len, pieces)))
    words = pieces[1::2]
    if hiding:
        words = [word if word.isascii() else undisguised(word) for word in words]
    return Words(tuple(words), bounds[0:-1:2], bounds[1::2])
