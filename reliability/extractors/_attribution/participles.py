"""Whose words verbs without a subject give: ", adding that", "issued a letter saying", "went on to say"."""

from __future__ import annotations

from reliability.extractors._attribution import noun_phrase
from reliability.extractors._attribution.candidates import Candidate, Group
from reliability.extractors._attribution.noun_phrase import Stretch
from reliability.extractors._attribution.shape import nouns
from reliability.extractors._attribution.sources import is_document

_PREPOSITIONS = frozenset(("by", "in", "after", "before", "while", "when", "since", "than", "despite"))
_GOES_ON = frozenset((("went", "on"), ("go", "on"), ("goes", "on"), ("going", "on")))
_GOVERNS = frozenset(("continued", "continues", "continue", "began", "proceeded"))

_TITLE = 4
"""Words of a title that may be between "with" and a name."""

Subject = tuple[int, Stretch | None]
"""Where the cue begins, and its subject."""


def participle_subject(verb: Candidate, group: Group, following: str) -> Subject:
    """Return the subject of a verb that has none of its own; `following` is what comes after it."""
    if group.auxiliaries == "2":
        return _infinitive(verb, group.start)
    start, shape = group.start, verb.shape
    if start == verb.first:
        return start, None
    gap, before = shape.gaps[start], verb.words[start - 1]
    if gap == " " and shape.kinds[start - 1] in "NA":
        return start, _of_noun(verb, start, following)
    hangs = before in _PREPOSITIONS and (start - 2 < verb.first or shape.kinds[start - 2] != "E")
    if gap in ',("' or hangs or (before in ("and", "but") and _joins(verb, start)):
        return start, noun_phrase.main_subject(shape, verb.first, start)
    return start, None


def _infinitive(verb: Candidate, start: int) -> Subject:
    """The subject of "went on to say" and "continued to insist"; other infinitives give nothing."""
    if start - 2 >= verb.first and verb.words[start - 2 : start] in _GOES_ON:
        start -= 2
    elif start > verb.first and verb.words[start - 1] in _GOVERNS:
        start -= 1
    else:
        return start, None
    found = noun_phrase.subject(verb.shape, start, verb.first)
    return start, found or noun_phrase.main_subject(verb.shape, verb.first, start)


def _joins(verb: Candidate, start: int) -> bool:
    """Return whether a participle after a comma precedes: ", saying this and adding that"."""
    return ",g" in verb.shape.line[2 * verb.first + 2 : 2 * start]


def _of_noun(verb: Candidate, start: int, following: str) -> Stretch | None:
    """The noun before if it says something itself, or who issues it."""
    shape = verb.shape
    source = noun_phrase.subject(shape, start, verb.first)
    if not source:
        return None
    document = is_document(shape, source)
    if "with" in verb.words[max(verb.first, source[0] - _TITLE) : source[0]]:
        return source
    if verb.words[start - 1] in nouns()["speech"]:
        issued = source[0] > verb.first and verb.words[source[0] - 1] in nouns()["issuing"]
        return noun_phrase.main_subject(shape, verb.first, start) if issued or not document else source
    return source if document or following in ("that", "later that", "quote", "pronoun") else None
