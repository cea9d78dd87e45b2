"""Occurrences of the listed verbs in a passage, with their auxiliaries."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reliability.extractors._attribution.cue_verbs import Verb, verbs
from reliability.extractors._attribution.shape import Shape
from reliability.extractors._word_facts import WordFact

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
_NOT_SUBJECTS = frozenset("xdupoLIOcsfe@")
"""Classes of words that end no subject."""
GOVERNING_VERBS = frozenset(("continued", "continues", "continue", "began", "proceeded"))
"""Verbs whose infinitive is reported: "continued to insist"."""
PREPOSITIONS = {"according": ("according", "to"), "per": ("per",)}


class Candidate(NamedTuple):
    """A verb of the list at the words `position:last` of the sentence `first:end`.

    With its auxiliaries (b, h, m, v, 2) it begins at `start`. `mode` is finite, passive, ing or infinitive;
    empty for a preposition.
    """

    shape: Shape
    verb: Verb
    start: int
    position: int
    last: int
    first: int
    end: int
    sentence: int
    auxiliaries: str
    mode: str

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the passage."""
        return self.shape.words


def candidates(shape: Shape) -> Iterator[Candidate]:
    """Verbs outside quotations and names that may attribute something, in order, the longest phrase first."""
    passage, quoted, kinds = shape.passage, shape.quoted, shape.kinds
    sentences, positions = passage.sentences, passage.positions
    verbs_at = [(i, verbs) for word, verbs in _VERBS.true_types(passage) for i in positions[word]]
    free = number = 0
    for position, phrases in sorted(verbs_at):
        if position < free or quoted[position] or kinds[position] == "N":
            continue
        verb = _longest_phrase(shape, phrases, position)
        if not verb:
            continue
        free = position + len(verb.words)
        if verb.form and _cannot_have_subject(shape, verb, position):
            continue
        while sentences[number].last <= position:
            number += 1
        sentence = sentences[number]
        first, end = max(sentence.first, position - _REACH), min(sentence.last, free + _REACH)
        start, auxiliaries, mode = position, "", ""
        if verb.form:
            start, auxiliaries, mode = _verb_group(shape, verb, position, first)
            if not mode:
                continue
        yield Candidate(shape, verb, start, position, free, first, end, number, auxiliaries, mode)


def _longest_phrase(shape: Shape, phrases: tuple[Verb, ...], position: int) -> Verb | None:
    words = shape.words
    for verb in phrases:
        last = position + len(verb.words)
        if last == position + 1:
            return verb
        if words[position:last] == verb.words and shape.gaps[position + 1 : last].isspace():
            return verb
    return None


def _verbs_from(word: str) -> tuple[Verb, ...]:
    """The verbs and phrases that begin with a word, longest first."""
    if words := PREPOSITIONS.get(word):
        return (Verb(words, word, "", ()),)
    return verbs().get(word, ())


_VERBS = WordFact(_verbs_from)


def _cannot_have_subject(shape: Shape, verb: Verb, position: int) -> bool:
    """Whether the word before rules a subject out: "the report", "to call", "I said"."""
    if shape.gaps[position] != " ":
        return False
    words, before = shape.words, shape.kinds[position - 1]
    if before == "2":
        resumes = words[position - 2] == "on" or words[position - 2] in GOVERNING_VERBS
        return not (resumes and verb.form == "base")
    if before not in _NOT_SUBJECTS or verb.form == "ing" or words[position - 1] in _FLOATING:
        return False
    behind = position + len(verb.words)
    return words[behind : behind + 1] != ("by",)


def _verb_group(shape: Shape, verb: Verb, position: int, first: int) -> tuple[int, str, str]:
    """Return where the auxiliaries and adverbs before a verb begin, the auxiliaries, and its mode."""
    words, kinds, gaps = shape.words, shape.kinds, shape.gaps
    start, auxiliaries, negated = position, "", False
    while start > first and gaps[start] == " ":
        kind, word = kinds[start - 1], words[start - 1]
        if kind in "bhmv":
            auxiliaries = kind + auxiliaries
            negated |= word.endswith("n't") or word == "cannot"
        elif kind == "y" or (word in _FLOATING and start - 1 > first and kinds[start - 2] in "NAwHI"):
            negated |= word in ("not", "never")
        elif kind == "2":
            start, auxiliaries = start - 1, "2" + auxiliaries
            break
        elif kind == "C":
            auxiliaries = _CONTRACTED.get(word.partition("'")[2], "b") + auxiliaries
            break
        else:
            break
        start -= 1
    if "m" in auxiliaries:
        withheld = negated and _withholds(verb, words[start:position])
        return start, auxiliaries, "finite" if withheld else ""
    if negated and verb.lemma not in _DENIALS:
        return start, auxiliaries, ""
    return start, auxiliaries, _mode(verb, words[position], auxiliaries)


def _mode(verb: Verb, word: str, auxiliaries: str) -> str:
    """Return finite, passive, ing or infinitive; empty where the form does not fit the auxiliaries."""
    last = auxiliaries[-1:]
    if verb.form == "past":
        if "2" in auxiliaries or (not auxiliaries and word in _PARTICIPLES):
            return ""
        return "passive" if last == "b" else "finite" if last in ("", "h") else ""
    if verb.form == "ing":
        return "finite" if last == "b" else "ing" if not last else ""
    if verb.form == "base" and auxiliaries == "2":
        return "infinitive"
    return "finite" if not last or (last == "v" and verb.form == "base") else ""


def _withholds(verb: Verb, auxiliaries: tuple[str, ...]) -> bool:
    """Whether somebody "would not say", which is an answer."""
    return verb.form == "base" and verb.lemma in _WITHHELD and "would" in " ".join(auxiliaries)
