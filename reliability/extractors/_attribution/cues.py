"""The cues of a passage: verbs and phrases in constructions that give content to a source."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from reliability.extractors._attribution import noun_phrase
from reliability.extractors._attribution.addressees import content_begin
from reliability.extractors._attribution.candidates import Candidate, candidates
from reliability.extractors._attribution.clauses import Clause, after
from reliability.extractors._attribution.constructions import FINDS, content_place
from reliability.extractors._attribution.noun_phrase import Stretch
from reliability.extractors._attribution.participles import participle_subject
from reliability.extractors._attribution.shape import Shape
from reliability.extractors._attribution.sources import (
    can_communicate,
    is_document,
    is_plural,
    is_qualified,
)
from reliability.extractors._attribution.word_classes import nouns
from reliability.records import AttributionType

_INVERTED_BY = frozenset("NAdqx#uHwL")
_INVERTED_AFTER_COMMA = frozenset(("add", "note", "explain", "report", "write")) | FINDS
_COMMENTING = frozenset(("note", "explain"))
_FINITE = frozenset("bhmvE")
_SOMEBODY = frozenset(("some", "many", "most", "several", "few", "both", "all"))
_IF = frozenset(("if", "unless", "lest"))
_BY_WITHIN = 5
"""Words after the verb in which "by" must follow: "was described on Monday by"."""
_SAYING_WITHIN = 10
"""Words after "quoted" in which "as saying" must follow: "by the agency" may come between."""


class Cue(NamedTuple):
    """A cue at the words `start:last`; `first` is the verb itself.

    `place` says where the content is: `after`, `before` or `both`; `begin` where it begins after who is
    addressed, 0 where nobody is.
    """

    type: AttributionType
    lemma: str
    start: int
    first: int
    last: int
    sentence: int
    source: Stretch
    place: str
    begin: int = 0


def cues(shape: Shape) -> Iterator[Cue]:
    """Every cue outside quotations, in order."""
    for candidate in candidates(shape):
        cue = _verb_cue(candidate) if candidate.mode else _preposition_cue(candidate)
        if cue:
            yield cue


def _preposition_cue(verb: Candidate) -> Cue | None:
    """According to, as per: where somebody follows who can be quoted, or something that can be read."""
    shape, position = verb.shape, verb.position
    led = position > verb.first and verb.words[position - 1] == "as"
    strict = verb.verb.lemma == "per"
    if strict and not led and shape.gaps[position] != ",":
        return None
    source = noun_phrase.following(shape, verb.last, verb.end)
    if not source or shape.quoted[verb.last] or not can_communicate(shape, source, strict=strict):
        return None
    if not nouns()["no_source"].isdisjoint(verb.words[source[0] : min(source[1] + 1, verb.end)]):
        return None
    start = position - led
    behind = start > verb.first and shape.kinds[start - 1] not in "&Brt"
    place = "before" if behind else "after"
    return Cue("statement", "according to", start, position, verb.last, verb.sentence, source, place)


def _verb_cue(verb: Candidate) -> Cue | None:
    if verb.mode == "finite":
        if verb.verb.form == "past" and verb.words[verb.last : verb.last + 1] == ("by",):
            return _by_agent(verb) or _finite(verb)
        return _inverted(verb) or _finite(verb)
    if verb.mode == "passive":
        return _quoted_as_saying(verb) or _by_agent(verb)
    start, source = participle_subject(verb)
    return _complete(verb, start, source, elided=True)


def _inverted(verb: Candidate) -> Cue | None:
    """`"…," said Ana Brandt`."""
    shape, position, lemma = verb.shape, verb.position, verb.verb.lemma
    gap = shape.gaps[position]
    if gap not in '",' or verb.start != position or position == verb.first:
        return None
    kind, letters = verb.verb.readings[0]
    if kind != "statement" or ("t" not in letters and lemma not in FINDS):
        return None
    if gap == "," and "n" not in letters and lemma not in _INVERTED_AFTER_COMMA:
        return None
    source = _subject_behind(verb)
    if not source or (gap == "," and _has_subject(verb, source)):
        return None
    fits = lemma not in FINDS or is_document(shape, source)
    strict = "d" in letters or verb.verb.form == "base"  # "“strip out” email addresses"
    if not fits or not can_communicate(shape, source, strict=strict):
        return None
    return Cue("statement", lemma, position, position, verb.last, verb.sentence, source, "before")


def _has_subject(verb: Candidate, source: Stretch) -> bool:
    """Whether a verb after a comma has its subject before it; not in "…, noted Ana Brandt, the mayor"."""
    shape = verb.shape
    if not noun_phrase.subject(shape, verb.position, verb.first):
        return False
    ends = source[1] == verb.end or shape.gaps[source[1]] in ",("
    named = ends and can_communicate(shape, source, strict=True)
    has_verb = not _FINITE.isdisjoint(shape.kinds[verb.first : verb.position])
    return not (named and (has_verb or verb.verb.lemma in _COMMENTING))


def _subject_behind(verb: Candidate) -> Stretch | None:
    shape, last = verb.shape, verb.last
    if last >= verb.end or shape.gaps[last] != " " or shape.kinds[last] not in _INVERTED_BY:
        return None
    return noun_phrase.following(shape, last, verb.end)


def _finite(verb: Candidate) -> Cue | None:
    shape, start, form = verb.shape, verb.start, verb.verb.form
    if start == verb.first:
        return None
    if shape.kinds[start - 1] in "&B" and shape.gaps[start] == " ":
        if form == "base":
            return None
        return _complete(verb, start, noun_phrase.main_subject(shape, verb.first, start - 1), elided=True)
    source = noun_phrase.subject(shape, start, verb.first)
    if not source or _is_condition(shape, source, verb.first):
        return None
    if form in ("base", "s") and _is_noun(verb, source):
        return None
    if form == "base" and verb.auxiliaries != "v" and not is_plural(shape, source):
        return None
    return None if _counts(verb, source) else _complete(verb, start, source)


def _is_noun(verb: Candidate, source: Stretch) -> bool:
    """Whether "claims" or "report" is a noun: "his recent claims", "described in the case report"."""
    shape, start = verb.shape, verb.start
    if start - 1 > verb.first and shape.kinds[start - 1] in "q#" and shape.kinds[start - 2] in "dqx":
        return True  # "all fifty states"
    parted = shape.gaps[start] == " " and "E" in shape.kinds[source[1] : start]
    return parted or is_qualified(shape, source) or (source[1] == start and _is_governed(verb, source))


def _is_governed(verb: Candidate, source: Stretch) -> bool:
    """Whether "of" or "from" governs the phrase, with the noun: "in some of the Reddit posts"."""
    before = source[0] - 1
    return before >= verb.first and verb.shape.gaps[source[0]] == " " and verb.shape.kinds[before] == "o"


def _counts(verb: Candidate, source: Stretch) -> bool:
    """Whether a number counts what follows: "with three confirmed cases"."""
    number = verb.shape.kinds[source[0]] in "q#" and verb.words[source[0]] not in _SOMEBODY
    return number and source[1] - source[0] == 1 and after(verb)[0] == "noun"


def _is_condition(shape: Shape, source: Stretch, first: int) -> bool:
    before = source[0] - 1
    return before >= first and shape.gaps[source[0]] == " " and shape.words[before] in _IF


def _complete(verb: Candidate, start: int, source: Stretch | None, elided: bool = False) -> Cue | None:
    """The first reading of the verb whose construction is there and whose source can have said it."""
    if source is None:
        return None
    if verb.verb.lemma == "cite":
        return _cited(verb, start, source)
    clause = Clause(verb, source, *after(verb))
    for kind, letters in verb.verb.readings:
        place = content_place(clause, letters, elided)
        if not place:
            continue
        strict = kind != "statement" or ("d" in letters and not _is_it_saying(clause))
        if can_communicate(verb.shape, source, strict=strict):
            begin = content_begin(clause, letters)
            return Cue(
                kind, verb.verb.lemma, start, verb.position, verb.last, verb.sentence, source, place, begin
            )
    return None


def _is_it_saying(clause: Clause) -> bool:
    """Whether "it" is given words: "It warned that"."""
    return clause.shape.kinds[clause.source[0]] == "i" and clause.after in _WORDS


_WORDS = frozenset(("that", "later that", "quote", "colon", "later quote", "later colon"))


def _cited(verb: Candidate, start: int, source: Stretch) -> Cue | None:
    """Return the cited person as the source, or what is cited without one as the content."""
    cited, place = noun_phrase.following(verb.shape, verb.last, verb.end), "after"
    if not cited:
        return None
    if can_communicate(verb.shape, cited, strict=True):
        if not nouns()["reporting"].isdisjoint(verb.words[verb.first : verb.end]):
            return None
        source, place = cited, "before"
    elif not can_communicate(verb.shape, source, strict=True):
        return None
    return Cue("statement", "cite", start, verb.position, verb.last, verb.sentence, source, place)


def _quoted_as_saying(verb: Candidate) -> Cue | None:
    behind = verb.words[verb.last : min(verb.last + _SAYING_WITHIN, verb.end)]
    if verb.verb.lemma != "quote" or ("as", "saying") not in pairwise(behind):
        return None
    last = verb.last + behind.index("saying") + 1
    source = noun_phrase.subject(verb.shape, verb.start, verb.first)
    if not source or not can_communicate(verb.shape, source, strict=False):
        return None
    return Cue("statement", "quote", verb.start, verb.position, last, verb.sentence, source, "after")


def _by_agent(verb: Candidate) -> Cue | None:
    """The passive with its agent: "was described by the mayor as"."""
    reading = next((reading for reading in verb.verb.readings if "P" in reading[1]), None)
    within = verb.words[verb.last : min(verb.last + _BY_WITHIN, verb.end)]
    if reading is None or "by" not in within:
        return None
    kind, letters = reading
    by = verb.last + within.index("by")
    source = noun_phrase.following(verb.shape, by + 1, verb.end)
    if not verb.shape.gaps[verb.last : by + 1].isspace() or not source:
        return None
    if not can_communicate(verb.shape, source, strict=True):
        return None
    addressed = letters[:1] == "r"  # "was told by officials that"
    if addressed and (source[1] >= verb.end or verb.shape.kinds[source[1]] not in "tsf"):
        return None
    place = "after" if addressed else "both"
    return Cue(kind, verb.verb.lemma, verb.start, verb.position, verb.last, verb.sentence, source, place)
