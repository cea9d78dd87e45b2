"""Occurrences of the listed verbs in a passage, with their auxiliaries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from reliability.extractors._attribution.lexicon import Verb, verbs
from reliability.extractors._attribution.shape import Shape

_REACH = 60
"""Words of a sentence on each side of a verb that are looked at; longer sentences are mostly lists."""
_CONTRACTED = {"ve": "h", "d": "h", "ll": "m", "re": "b", "s": "b"}
_PARTICIPLES = frozenset(
    ("written", "shown", "given", "seen", "known", "sworn", "begun", "withdrawn", "foreseen", "forgotten")
)
_FLOATING = frozenset(("all", "both", "each"))
"""Quantifiers that may be between a subject and its verb: "the polls all show"."""
_DENIALS = frozenset(("deny", "rule out", "dispute"))
_WITHHELD = frozenset(("say", "comment", "confirm", "disclose", "elaborate", "reveal", "discuss"))
PREPOSITIONS = {"according": ("according", "to"), "per": ("per",)}


class Group(NamedTuple):
    """A verb group: where it begins, its auxiliaries (b, h, m, v, 2), and whether it is negated."""

    start: int
    auxiliaries: str
    negated: bool


class Candidate(NamedTuple):
    """A verb of the list at the words `at:last` of the sentence `first:end`."""

    shape: Shape
    verb: Verb
    at: int
    last: int
    first: int
    end: int
    sentence: int

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the passage."""
        return self.shape.words


def candidates(shape: Shape) -> Iterator[Candidate]:
    """Verbs outside quotations and names, in order, the longest phrase at each."""
    passage, index = shape.passage, _index()
    words, sentences, quoted = passage.words, passage.sentences, passage.quoted
    places = sorted(
        [at for word in index.keys() & passage.positions.keys() for at in passage.positions[word]]
    )
    free = number = 0
    for at in places:
        if at < free or quoted[at] or shape.kinds[at] == "N":
            continue
        verb = _longest(shape, index[words[at]], at)
        if verb:
            while sentences[number].last <= at:
                number += 1
            free = at + len(verb.words)
            first, end = max(sentences[number].first, at - _REACH), min(sentences[number].last, free + _REACH)
            yield Candidate(shape, verb, at, free, first, end, number)


def _longest(shape: Shape, phrases: tuple[Verb, ...], at: int) -> Verb | None:
    words = shape.words
    for verb in phrases:
        last = at + len(verb.words)
        if last == at + 1:
            return verb
        if words[at:last] == verb.words and shape.gaps[at + 1 : last].isspace():
            return verb
    return None


@cache
def _index() -> Mapping[str, tuple[Verb, ...]]:
    prepositions = {words[0]: (Verb(words, lemma, "", ()),) for lemma, words in PREPOSITIONS.items()}
    return {**verbs(), **prepositions}


def group(shape: Shape, at: int, first: int) -> Group:
    """The auxiliaries and adverbs before the verb at word `at`."""
    words, start, auxiliaries, negated = shape.words, at, "", False
    while start > first and shape.gaps[start] == " ":
        kind, word = shape.kinds[start - 1], words[start - 1]
        if kind == "y" or (word in _FLOATING and start - 1 > first and shape.kinds[start - 2] in "NAwHI"):
            negated |= word in ("not", "never")
        elif kind in "bhmv":
            auxiliaries = kind + auxiliaries
            negated |= word.endswith("n't") or word == "cannot"
        elif kind == "2":
            return Group(start - 1, "2" + auxiliaries, negated)
        elif kind == "C":
            return Group(start, _CONTRACTED.get(word.partition("'")[2], "b") + auxiliaries, negated)
        else:
            break
        start -= 1
    return Group(start, auxiliaries, negated)


def mode(verb: Candidate, group: Group) -> str:
    """Return finite, passive, ing or infinitive; empty where the form does not fit or nothing was said."""
    if "m" in group.auxiliaries:
        return "finite" if _withheld(verb, group) else ""
    if group.negated and verb.verb.lemma not in _DENIALS:
        return ""
    if verb.verb.form == "past":
        return _past(verb, group.auxiliaries)
    last = group.auxiliaries[-1:]
    if verb.verb.form == "ing":
        return "finite" if last == "b" else "ing" if not last else ""
    if verb.verb.form == "base" and group.auxiliaries == "2":
        return "infinitive"
    return "finite" if not last or (last == "v" and verb.verb.form == "base") else ""


def _past(verb: Candidate, auxiliaries: str) -> str:
    if not auxiliaries and verb.words[verb.at] in _PARTICIPLES:
        return ""
    if "2" in auxiliaries:
        return ""
    return {"": "finite", "h": "finite", "b": "passive"}.get(auxiliaries[-1:], "")


def _withheld(verb: Candidate, group: Group) -> bool:
    """Whether somebody "would not say", which is an answer."""
    would = "would" in " ".join(verb.words[group.start : verb.at])
    return group.negated and would and verb.verb.form == "base" and verb.verb.lemma in _WITHHELD
