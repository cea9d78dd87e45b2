"""The class of each word by itself, and the categories of nouns for those who communicate."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from reliability.extractors._word_facts import WordFact
from reliability.lexicons import load


@cache
def nouns() -> Mapping[str, frozenset[str]]:
    """The words of each category of `attribution_nouns.tsv`."""
    lexicon = load("attribution_nouns")
    categories = {entry.category for group in lexicon.entries.values() for entry in group}
    return {name: lexicon.words(name) for name in categories}


def category(word: str) -> str:
    """`person`, `organisation` or `document` for a noun of that sort, else empty."""
    listed = _categories()
    if "-" in word:
        pair = (listed.get(word, ""), listed.get(word.rpartition("-")[2], ""))
        name = next((name for name in _CATEGORIES if name in pair), "")
    else:
        name = listed.get(word, "")
    if name or not word.endswith(_AGENTS):
        return name
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


def _word_class(word: str) -> str:
    """The class of a lower-cased word, a letter as in `shape`."""
    return _closed().get(word) or _by_letters(word)


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
    if ending == "ly" and len(word) > 4:  # not "only"
        return "y"
    if ending == "ed" and len(word) > 3:  # not "red"
        return "E"
    return "g" if ending == "ng" and word.endswith("ing") and len(word) > 5 else "w"  # not "bring"


WORD_CLASSES = WordFact(_word_class)


def _is_organisation_name(word: str) -> bool:
    return word in nouns()["organisation_name"]


IS_ORGANISATION_NAME = WordFact(_is_organisation_name)
