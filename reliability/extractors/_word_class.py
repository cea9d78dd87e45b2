"""The class of a word where no tagger stands by: closed classes from a list, the rest by shape."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from reliability.lexicons import load
from reliability.records import Passage

_OPEN = frozenset({"adverb", "plural", "word"})


@cache
def _closed() -> Mapping[str, str]:
    """Function word → its class."""
    entries = (entry for found in load("attribution_grammar").entries.values() for entry in found)
    return {entry.words[0]: entry.category for entry in entries}


@lru_cache(maxsize=65536)
def _by_letters(word: str) -> str:
    known = _closed().get(word)
    if known:
        return known
    if word.endswith("'s"):
        return "possessive"
    if word[0].isdigit():
        return "number"
    if word.endswith("ly"):
        return "adverb"
    return "plural" if word.endswith("s") and not word.endswith(("ss", "us", "is")) else "word"


def word_class(passage: Passage, at: int) -> str:
    """A closed class of `attribution_grammar.tsv`, or possessive, name, number, adverb, plural, word."""
    word = passage.words[at]
    kind = _by_letters(word)
    start = passage.starts[at]
    if kind not in _OPEN or not passage.text[start].isupper() or word in _closed():
        return kind
    opens = kind == "adverb" and (at == 0 or not passage.text[passage.ends[at - 1] : start].isspace())
    return "adverb" if opens else "name"
