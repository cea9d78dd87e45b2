"""Which words have English surroundings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from reliability.lexicons import load
from reliability.records import Passage
from reliability.text.counting import share

_WINDOW = 30  # words: some ten small words of English, and fine enough for an article in two languages
_LEAST = 0.12  # share of a window; running English has about 0.35, a list of headlines half of that
_SPACELESS = re.compile("[\u0e00-\u109f\u1780-\u17ff\u2e80-\ua4cf\U00020000-\U0003ffff]")  # Thai to Chinese
_FIRST_SPACELESS = "\u0e00"
_LETTERS_A_WORD = 2  # about, in scripts that part no words


def english_flags(passage: Passage) -> bytes:
    """1 for each word that is a small word of English."""
    return _flags(passage, "english")


def english_share(passage: Passage, english: bytes, neutral: bytes) -> float:
    """Return the share of words in windows of English, without `neutral` ones; NaN without others."""
    foreign, more = _flags(passage, "other"), _words_within(passage)
    total = within = 0.0
    for first in range(0, len(english), _WINDOW):
        last = min(first + _WINDOW, len(english))
        words = last - first - neutral.count(1, first, last) + more.get(first // _WINDOW, 0)
        total += words
        hits = english.count(1, first, last)
        if hits >= _LEAST * words and hits > foreign.count(1, first, last):
            within += words
    return share(within, total)


def _words_within(passage: Passage) -> Mapping[int, float]:
    """How many words more than they count for the strings of scripts without spaces hold, by window."""
    more: dict[int, float] = {}
    if passage.plain.isascii() or max(passage.positions) < _FIRST_SPACELESS:
        return more
    for word, positions in passage.positions.items():
        if _SPACELESS.match(word):
            for index in positions:
                window = index // _WINDOW
                more[window] = more.get(window, 0) + max(len(word) / _LETTERS_A_WORD - 1, 0)
    return more


def _flags(passage: Passage, category: str) -> bytes:
    return bytes(map(_words(category).__contains__, passage.words))


@cache
def _words(category: str) -> frozenset[str]:
    entries = load("english").entries
    return frozenset(word for word, group in entries.items() if group[0].category == category)
