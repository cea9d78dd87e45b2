"""Whose words verbs without a subject give: ", adding that", "issued a letter saying", "went on to say"."""

from __future__ import annotations

from reliability.extractors._attribution import noun_phrase
from reliability.extractors._attribution.candidates import GOVERNING_VERBS, Candidate
from reliability.extractors._attribution.clauses import after
from reliability.extractors._attribution.noun_phrase import Stretch
from reliability.extractors._attribution.sources import is_document
from reliability.extractors._attribution.word_classes import nouns

_PREPOSITIONS = frozenset(("by", "in", "after", "before", "while", "when", "since", "than", "despite"))
_GOES_ON = frozenset((("went", "on"), ("go", "on"), ("goes", "on"), ("going", "on")))
_CONTENT_FOLLOWS = frozenset(("that", "later that", "quote", "pronoun"))

_TITLE = 4
"""Words of a title that may be between "with" and a name."""

Subject = tuple[int, Stretch | None]
"""Where the cue begins, and its subject."""


def participle_subject(verb: Candidate) -> Subject:
    """Return the subject of a verb that has none of its own."""
    start, shape = verb.start, verb.shape
    if verb.auxiliaries == "2":
        return _infinitive_subject(verb)
    if start == verb.first:
        return start, None
    gap, before = shape.gaps[start], verb.words[start - 1]
    if gap == " " and shape.kinds[start - 1] in "NA":
        return start, _noun_before(verb)
    hangs = before in _PREPOSITIONS and (start - 2 < verb.first or shape.kinds[start - 2] != "E")
    if gap in ',("' or hangs or (before in ("and", "but") and _follows_participle(verb)):
        return start, noun_phrase.main_subject(shape, verb.first, start)
    return start, None


def _infinitive_subject(verb: Candidate) -> Subject:
    """The subject of "went on to say" and "continued to insist"; other infinitives give nothing."""
    start = verb.start
    if start - 2 >= verb.first and verb.words[start - 2 : start] in _GOES_ON:
        start -= 2
    elif start > verb.first and verb.words[start - 1] in GOVERNING_VERBS:
        start -= 1
    else:
        return start, None
    subject = noun_phrase.subject(verb.shape, start, verb.first)
    return start, subject or noun_phrase.main_subject(verb.shape, verb.first, start)


def _follows_participle(verb: Candidate) -> bool:
    """Return whether a participle after a comma precedes: ", saying this and adding that"."""
    return verb.shape.line.find(",g", 2 * verb.first + 2, 2 * verb.start) >= 0


def _noun_before(verb: Candidate) -> Stretch | None:
    """The noun before if it says something itself, or who issues it."""
    shape, start = verb.shape, verb.start
    source = noun_phrase.subject(shape, start, verb.first)
    if not source:
        return None
    document = is_document(shape, source)
    if "with" in verb.words[max(verb.first, source[0] - _TITLE) : source[0]]:
        return source
    if verb.words[start - 1] in nouns()["speech"]:
        issued = source[0] > verb.first and verb.words[source[0] - 1] in nouns()["issuing"]
        return noun_phrase.main_subject(shape, verb.first, start) if issued or not document else source
    return source if document or after(verb)[0] in _CONTENT_FOLLOWS else None
