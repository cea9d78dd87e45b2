"""What a source is: a named person, an organisation, a document, somebody anonymous, or not named here."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from reliability.extractors._source_span import Stretch
from reliability.extractors._word_class import word_class
from reliability.lexicons import load
from reliability.records import Passage, SourceKind

_POINTERS = frozenset(
    {"pronoun", "first", "contraction", "it", "relative", "that", "determiner", "object", "there"}
)
_KINDS: Mapping[str, SourceKind] = {
    "document": "document",
    "organisation": "organisation",
    "anonymous": "anonymous",
}
_INDEFINITE = frozenset({"a", "an", "one", "another", "some", "two", "three", "several"})
_ENDS = frozenset({"preposition", "relative", "to", "that", "subordinator"})


@cache
def _nouns() -> Mapping[str, str]:
    """Source noun → anonymous, organisation, document or role."""
    kinds: dict[str, str] = {}
    for entries in load("attribution_sources").entries.values():
        for entry in entries:
            if len(entry.words) == 1:
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
    return _from_nouns(passage, first, nouns)


def _head_end(passage: Passage, first: int, last: int) -> int:
    for at in range(first + 1, last):
        if word_class(passage, at) in _ENDS:
            return at
        if "," in passage.plain[passage.ends[at - 1] : passage.starts[at]]:
            return at
    return last


def _from_nouns(passage: Passage, first: int, nouns: list[str]) -> SourceKind:
    at = first + len(nouns) - 1
    named = not nouns[-1] and passage.text[passage.starts[at]].isupper()
    head = "" if named else next((noun for noun in reversed(nouns) if noun), "")
    if head in _KINDS:
        return _KINDS[head]
    if not named:
        return "anonymous" if head == "role" and passage.words[first] in _INDEFINITE else "unnamed"
    shape = passage.text[passage.starts[at] : passage.ends[at]]
    before = first + _name_begin(passage, first, nouns) - 1
    institution = before >= first and nouns[before - first] == "organisation"
    return "organisation" if institution or (shape.isupper() and len(shape) > 1) else "person"


def _name_begin(passage: Passage, first: int, nouns: list[str]) -> int:
    """Where the run of capitalised words that ends the phrase begins, counted from `first`."""
    at = len(nouns) - 1
    while at and not nouns[at - 1] and passage.text[passage.starts[first + at - 1]].isupper():
        at -= 1
    return at
