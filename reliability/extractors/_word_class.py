"""The class of a word where no tagger stands by: closed classes from a list, the rest by shape."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from reliability.lexicons import load
from reliability.records import Passage


@cache
def _closed() -> Mapping[str, str]:
    """Function word → its class."""
    entries = (entry for found in load("attribution_grammar").entries.values() for entry in found)
    return {entry.words[0]: entry.category for entry in entries}


def word_class(passage: Passage, at: int) -> str:
    """A closed class of `attribution_grammar.tsv`, or possessive, name, number, adverb, plural, word."""
    word = passage.words[at]
    known = _closed().get(word)
    if known:
        return known
    if word.endswith("'s"):
        return "possessive"
    start = passage.starts[at]
    first = passage.text[start]
    if first.isupper():
        opens = word.endswith("ly") and (at == 0 or not passage.text[passage.ends[at - 1] : start].isspace())
        return "adverb" if opens else "name"
    if first.isdigit():
        return "number"
    if word.endswith("ly"):
        return "adverb"
    return "plural" if word.endswith("s") and not word.endswith(("ss", "us", "is")) else "word"
