"""The constructions in which a verb gives content to its subject; `lexicon` says which verb has which."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from reliability.extractors._attribution.addressees import (
    only_addresses,
    whom_clause,
    whom_question,
    whom_to,
)
from reliability.extractors._attribution.candidates import Candidate
from reliability.extractors._attribution.clauses import Clause
from reliability.extractors._attribution.shape import Shape
from reliability.extractors._attribution.sources import is_document
from reliability.extractors._attribution.word_classes import nouns

_CLAUSE = re.compile(r"(?: [dquxNAw#LygTopE]){1,60}+ [bhmv]")
_AS = re.compile(r" @|(?: [dquxNAw#LygTopEO&i]){1,60}+(?:\"[^\"|]{0,40})? @")
_CALLED = re.compile(
    r"(?: O| u|(?: [NA]){1,20}+)(?: y){0,8}+ [wgE](?![ ][po2])|(?: [dquxNAwLEgyo&#pOT2]){1,60}+\""
    r"|(?: O| u)(?: y){0,8}+ [dqN]|(?: [dux])?(?: [wEgxNA]){1,20}+(?: o(?: [du])?(?: [wNA]){1,20}+)? [dq]"
)
_CALLED_IT = re.compile(r" i(?: y){0,8}+(?:\"| [dqwgEN])")
_OWN = frozenset(("his", "her", "its", "their"))
_TAKES_UP = frozenset(("reject", "dismiss", "deny", "repeat", "express", "voice"))
"""Verbs whose object is a claim that is known already: "rejected the accusation"."""
_TOPICS = frozenset(("about", "against", "on", "over"))
_LONGEST_TAIL = 8
"""Words of "she told reporters on Monday" in a paragraph of its own, at most."""
_ANSWER_WITHIN = 3
"""Words after a verb in which an answer is refused: "to comment", "to immediately comment"."""
_SPEECH_WITHIN = 6
"""Words after a verb in which its noun of communication follows: "a second, sharper warning"."""
FINDS = frozenset(("find", "show", "suggest", "reveal", "indicate"))
"""What a study does; of people these are other words."""


def content_place(clause: Clause, letters: str, elided: bool) -> str:
    """Return the content by the first of the constructions `letters` that matches; empty without one.

    `elided` says that the subject belongs to another verb between them.
    """
    verb, source = clause.verb, clause.source
    quoted = not elided and _quote_before(clause.shape, source[0])
    if "R" in letters and (verb.verb.lemma == "rule out" or _answerable(verb)):
        return "after"
    if "b" in letters:
        return "before" if quoted else "after"
    for letter in letters:
        if letter in _CONSTRUCTIONS and _CONSTRUCTIONS[letter](clause):
            if letter == "r" and only_addresses(clause, quoted):
                return "before"
            return "both" if quoted and clause.after == "quote" else "after"
    telling = "t" in letters or (verb.verb.lemma in FINDS and is_document(clause.shape, source))
    return "before" if telling and not elided and _tail(clause, letters) else ""


def _answerable(verb: Candidate) -> bool:
    """Whether "to comment" or the like follows."""
    behind = verb.words[verb.last : min(verb.last + _ANSWER_WITHIN, verb.end)]
    return behind[:1] == ("to",) and not nouns()["answerable"].isdisjoint(behind)


def _quote_before(shape: Shape, word: int) -> bool:
    """Whether a quotation ends before a word, perhaps before the sentence."""
    return word > 0 and bool(shape.quoted[word - 1]) and shape.gaps[word] in '"|,'


def _tail(clause: Clause, letters: str) -> bool:
    """Return whether the clause follows its content or interrupts it: `…, she said on Monday`."""
    shape, verb, kind, begin = clause.shape, clause.verb, clause.after, clause.source[0]
    if _is_relative(clause):
        return False
    stops = kind in ("stop", "later stop")
    if begin > 0 and shape.quoted[begin - 1] and shape.gaps[begin] in '"|':
        if shape.gaps[begin] == "|":
            return stops and verb.last - begin < _LONGEST_TAIL
        if "r" in letters or "I" in letters:
            return True
        return stops or kind in ("place", "quote", "colon", "as", "and", "other") or "n" in letters
    if begin == verb.first or not (stops or kind == "quote"):
        return False
    if shape.gaps[begin] in ",(":
        put_in = (
            ("n" in letters or shape.kinds[clause.source[1] - 1] in "HN")
            and kind == "stop"
            and verb.last < verb.end
            and shape.gaps[verb.last] == ","
        )
        return put_in or _is_clause(shape, verb.first, begin)
    return kind == "stop" and verb.words[begin - 1] == "as"


def _is_relative(clause: Clause) -> bool:
    """Whether the verb is in a relative clause: "Ana Brandt, who writes on boats,"."""
    shape, behind, verb = clause.shape, clause.source[1], clause.verb.position
    inside = behind < verb and shape.kinds[behind] == "r"
    return inside and "," not in shape.gaps[behind + 1 : verb + 1]


def _is_clause(shape: Shape, first: int, end: int) -> bool:
    """Return whether the words `first:end` contain more than an adverbial."""
    kinds = shape.kinds[first:end]
    return end - first >= 2 and (kinds[0] not in "psfyLT@" or not set("bhmvHIiCcE").isdisjoint(kinds))


def _content(clause: Clause) -> bool:
    kind, shape = clause.after, clause.shape
    if clause.verb.verb.lemma == "find" and kind == "pronoun" and shape.kinds[clause.place] == "i":
        return shape.kinds[min(clause.place + 1, clause.verb.end - 1)] in "bhmv"
    if kind in ("that", "wh", "pronoun", "later that") or _quotation(clause):
        return True
    return kind in ("noun", "object") and clause.matches(_CLAUSE) is not None


def _any_noun(clause: Clause) -> bool:
    if clause.after in ("place", "later stop") and clause.verb.verb.lemma == "say":
        return clause.verb.words[clause.verb.last] in ("of", "about")
    if clause.after == "verb":
        begin = clause.source[0]
        return begin > clause.verb.first and clause.shape.kinds[begin - 1] == "r"
    return clause.after in ("noun", "object")


def _quotation(clause: Clause) -> bool:
    return clause.after in ("quote", "colon", "later quote", "later colon")


def _question(clause: Clause) -> bool:
    return clause.after == "wh"


def _object(clause: Clause) -> bool:
    if clause.after == "pronoun":
        return clause.shape.kinds[clause.place] in "ie"
    return clause.after in ("noun", "object", "quote", "wh")


def _to(clause: Clause) -> bool:
    return clause.after == "to"


def _speech_noun(clause: Clause) -> bool:
    """Whether the object is a noun of communication with its content: "issued a warning about"."""
    if clause.after not in ("noun", "object", "quote"):
        return False
    shape, verb, speech = clause.shape, clause.verb, nouns()["speech"]
    for place in range(verb.last, min(verb.last + _SPEECH_WITHIN, verb.end)):
        if (place > verb.last and shape.gaps[place] not in ' "') or shape.kinds[place] in "opbhmvtrsfHI":
            return False
        ends = place + 1 == verb.end or shape.kinds[place + 1] not in "wANE" or shape.gaps[place + 1] != " "
        if ends and verb.words[place] in speech:
            return _has_content(verb, place + 1)
    return False


def _has_content(verb: Candidate, start: int) -> bool:
    """Whether the words from `start` say what the warning or claim is, or it is known."""
    if verb.words[verb.last] in _OWN or verb.verb.lemma in _TAKES_UP:
        return True
    if start >= verb.end:
        return False
    shape = verb.shape
    return shape.gaps[start] in ':"' or shape.kinds[start] in "ot2g" or verb.words[start] in _TOPICS


def _as(clause: Clause) -> bool:
    if clause.after == "as":
        return True
    return clause.after in ("noun", "object", "quote", "pronoun") and clause.matches(_AS) is not None


def _called(clause: Clause) -> bool:
    if clause.after == "quote":
        return True
    if clause.after == "pronoun":
        return clause.matches(_CALLED_IT) is not None
    if clause.after not in ("noun", "object"):
        return False
    lead = clause.source[0] - 1
    if lead >= clause.verb.first and clause.shape.kinds[lead] in "rs":
        return True  # "what the mayor called a mess"
    return clause.matches(_CALLED) is not None


def _ing(clause: Clause) -> bool:
    verb = clause.verb
    return verb.last < verb.end and clause.shape.line.startswith(" g", 2 * verb.last)


def _document_says(clause: Clause) -> bool:
    content_follows = clause.after in ("noun", "object", "that", "wh", "pronoun", "quote")
    return content_follows and is_document(clause.shape, clause.source)


_CONSTRUCTIONS: Mapping[str, Callable[[Clause], bool]] = {
    "c": _content, "n": _any_noun, "q": _quotation, "f": _question, "r": whom_clause, "i": whom_to,
    "v": _to, "o": _object, "k": _speech_noun, "D": _document_says, "a": _as, "s": _called, "g": _ing,
    "I": whom_question,
}  # fmt: skip
