"""The class of a word where no tagger stands by: closed classes from a list, the rest by shape."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import ClassVar

from reliability.lexicons import load
from reliability.records import Passage
from reliability.text.names import names

_OPEN = frozenset({"adverb", "plural", "word"})
_DISTINCT_WORDS = 1 << 16  # kept at once, some 10 MB


@cache
def _closed() -> Mapping[str, str]:
    """Function word → its class."""
    entries = (entry for found in load("attribution_grammar").entries.values() for entry in found)
    return {entry.words[0]: entry.category for entry in entries}


class _Classes(dict[str, tuple[str, bool]]):
    """Each word's class where it has no capital, and whether with a capital it may be a name."""

    same: ClassVar[dict[tuple[str, bool], tuple[str, bool]]] = {}
    """One object for all words of a class, which stay in the processor's cache."""

    def __missing__(self, word: str) -> tuple[str, bool]:
        if len(self) >= _DISTINCT_WORDS:
            self.clear()
        kind = _closed().get(word)
        found = (kind, False) if kind else ((kind := _by_letters(word)), kind in _OPEN)
        self[word] = found = self.same.setdefault(found, found)
        return found


_classes = _Classes()


def _by_letters(word: str) -> str:
    if word.endswith("'s"):
        return "possessive"
    if word[0].isdigit():
        return "number"
    if word.endswith("ly"):
        return "adverb"
    return "plural" if word.endswith("s") and not word.endswith(("ss", "us", "is")) else "word"


def word_class(passage: Passage, at: int) -> str:
    """A closed class of `attribution_grammar.tsv`, or possessive, name, number, adverb, plural, word.

    What the article has as a name is one, whatever else it spells: May, Kelly, Will, So.
    """
    kind, is_open = _classes[passage.words[at]]
    if kind == "possessive":
        return kind
    start = passage.starts[at]
    if not passage.text[start].isupper():
        return kind
    recognised = names(passage)
    if recognised.is_name(at):
        return "name"
    if not is_open:
        return "name" if kind == "modal" and recognised.of(at) else kind  # May, the month
    opens = at == 0 or not passage.text[passage.ends[at - 1] : start].isspace()
    return kind if opens else "name"
