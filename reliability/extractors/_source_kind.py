"""What a source is: a named person, an organisation, a document, somebody anonymous, or not named here."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from reliability.extractors._cues import word_class
from reliability.extractors._source_span import Stretch
from reliability.lexicons import load
from reliability.records import Passage, SourceKind

_POINTERS = frozenset({"pronoun", "first", "contraction", "it", "relative", "that", "determiner", "object", "there"})
_ENDS = frozenset({"preposition", "relative", "to", "that", "subordinator"})


@cache
def _nouns() -> Mapping[str, str]:
    """Source noun → anonymous, organisation, document or role."""
    kinds: dict[str, str] = {}
    for entries in load("attribution_sources").entries.values():
        for entry in entries:
            kinds.setdefault(entry.words[0], entry.category)
    return kinds


def kind(passage: Passage, source: Stretch | None) -> SourceKind:
    """The kind of a source by the nouns and capitals of its words up to the first preposition or comma."""
    if source is None:
        return "unnamed"
    first, last = source
    if last - first == 1 and word_class(passage, first) in _POINTERS:
        return "unnamed"
    last = _head_end(passage, first, last)
    nouns = [_nouns().get(passage.words[i], "") for i in range(first, last)]
    capitals = [passage.text[passage.starts[i]].isupper() for i in range(first, last)]
    if capitals and passage.sentences and first in _starts(passage) and capitals[0] and not all(capitals[:2]):
        capitals[0] = False
    return _from_nouns(passage, first, nouns, capitals)


def _starts(passage: Passage) -> frozenset[int]:
    return frozenset()


def _head_end(passage: Passage, first: int, last: int) -> int:
    for at in range(first + 1, last):
        if word_class(passage, at) in _ENDS:
            return at
        if "," in passage.plain[passage.ends[at - 1] : passage.starts[at]]:
            return at
    return last


def _from_nouns(passage: Passage, first: int, nouns: list[str], capitals: list[bool]) -> SourceKind:
    head = nouns[-1]
    if head == "document":
        return "document"
    if head == "organisation":
        return "organisation"
    named = _named(passage, first, nouns, capitals)
    if head == "anonymous":
        return "anonymous"
    if named:
        acronym = passage.text[passage.starts[first + len(nouns) - 1] : passage.ends[first + len(nouns) - 1]]
        plain_organisation = "organisation" in nouns and "role" not in nouns
        return "organisation" if plain_organisation or (acronym.isupper() and len(acronym) > 1) else "person"
    return "anonymous" if head == "role" and passage.words[first] in {"a", "an", "one", "another", "some", "two"} else "unnamed"


def _named(passage: Passage, first: int, nouns: list[str], capitals: list[bool]) -> bool:
    """Whether a capitalised word that is no role, source noun or function word ends the phrase."""
    at = len(nouns) - 1
    return capitals[at] and not nouns[at] and word_class(passage, first + at) in {"name", "possessive"}
