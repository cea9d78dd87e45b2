"""The noun phrase that is the subject of a verb, or that follows a word."""

from __future__ import annotations

import re

from reliability.extractors._attribution.coordination import list_begin, region
from reliability.extractors._attribution.shape import Shape

Stretch = tuple[int, int]

_DAY = r"(?:.[po])?(?:.[dLq#]){0,6}+.T(?:.[T#]){0,6}+"
_LEAD = re.compile(rf"(?:.[&By])*+(?:{_DAY})*+(?:.[y&])*+")
_TRAIL = re.compile(rf"(?:{_DAY}|.y){{1,12}}$")
_FRONTED = re.compile(
    r".[dqux#](?:.[wEgLyNA#x]){0,40}+$|(?:.A){0,40}+(?:.N){1,40}+$|(?:.[wEx]){0,40}+.A$|.[wA]$"
)
_RIGHT = re.compile(
    r"(?: [dquxL#])*(?: [wEgx#y])*?(?: [NA])+(?:(?: [w#])? [NA])*(?: o(?: [dquxL#])*(?: [wEgx])*?(?: [NA])+)*"
    r"(?: &(?: [dqx])?(?: [wx])*?(?: [NA])+)?"
    r"|(?: [dqux#])+(?: [wEg])*(?: w)(?: o(?: [dquxL])*(?: [wNAx])+)?| [HiCO]| w"
)
_SUBJECT = re.compile(
    r".(?:[HiC]|(?:[dquxL#] (?:[dquxL#] )*)?(?:[w#xE] )*?[AN](?: [AN])*"
    r"(?: o(?: [dqux])?(?: [wx])*?(?: [NA])+)?(?: &(?: [dqx])?(?: [wx])*?(?: [NA])+)?)"
)
_SKIPPED = frozenset("posfygLT@E2")


def subject(shape: Shape, verb: int, first: int) -> Stretch | None:
    """Return the subject before the verb group at `verb`, in a sentence that begins at `first`."""
    if verb <= first:
        return None
    gap, kind = shape.gaps[verb], shape.kinds[verb - 1]
    if gap == " ":
        if kind in "HCi":
            return verb - 1, verb
        if kind == "r" or (kind == "t" and verb - 2 >= first and shape.kinds[verb - 2] in "AN"):
            return _before_relative(shape, verb - 1, first)
        return _adjacent(shape, verb, first)
    return _before_insertion(shape, verb, first) if gap in ",(" else None


_VERB = re.compile("[NA].E|[NA].w(?=.[dA])")
_CLAUSE_BEFORE_NOUN = re.compile("[NAw].E|E.[wd]|w.[dA]|w o|2.w")
_CAUSES = frozenset({"help", "helps", "helped", "let", "lets", "make", "makes", "hear", "heard", "watched"})
"""Verbs before a noun and a bare infinitive: "help the police find"."""


def _before_relative(shape: Shape, relative: int, first: int) -> Stretch | None:
    """The noun phrase that "who" refers to."""
    if relative <= first:
        return None
    phrase = _adjacent(shape, relative, first)
    if phrase and _CLAUSE_BEFORE_NOUN.search(shape.line, 2 * phrase[0], 2 * phrase[1]):
        noun = _FRONTED.search(shape.line, 2 * phrase[0] + 2, 2 * phrase[1])
        return (noun.start() // 2, phrase[1]) if noun else phrase
    return phrase


def _adjacent(shape: Shape, end: int, first: int) -> Stretch | None:
    """The noun phrase that ends at word `end`."""
    start = max(first, end - region(shape, end))
    kinds, gap = shape.kinds, shape.gaps[start] if start < end else ""
    if start >= end or kinds[end - 1] in "xdupoL":
        return None
    if gap in ",(" and (lead := _LEAD.match(shape.line, 2 * start, 2 * end)) and lead.end() == 2 * end:
        return _before_insertion(shape, start, first)  # "Ana Brandt (mayor) on Monday said"
    if start > first and shape.words[start - 1] == "who" and kinds[start] not in "NAdHx":
        return _before_relative(shape, start - 1, first)
    if not _CAUSES.isdisjoint(shape.words[start:end]):
        return None
    if start > first and gap == "," and kinds[start] in "wA" and kinds[start - 1] == "N":
        named = _noun_before(shape, start, first)
        if named and "N" not in kinds[start:end].split("p")[0]:
            return named
    phrase = _trimmed(shape, start, end)
    if phrase and start > first and kinds[start - 1] == "&" and phrase[0] == start:
        begin = list_begin(shape, start - 1, first)
        return (start if begin is None else begin), phrase[1]
    return phrase


def _trimmed(shape: Shape, start: int, end: int) -> Stretch | None:
    """Return the noun phrase in the words `start:end`, without what surrounds it."""
    if not _ADVERBIAL.isdisjoint(shape.kinds[start:end]):
        start, end = _without_adverbials(shape, start, end)
    start = _behind_conjunction(shape, start, end)
    kinds = shape.kinds[start:end]
    if kinds[:1] in ("p", "o", "L"):
        noun = _FRONTED.search(shape.line, 2 * start + 2, 2 * end)
        if not noun:
            return None
        start = noun.start() // 2
        kinds = shape.kinds[start:end]
    for index in range(len(kinds) - 1, 0, -1):
        if kinds[index] in "du" and kinds[index - 1] not in "podqLx":
            return start + index, end
    return start, start + _phrase_length(kinds)


_ADVERBIAL = frozenset("&ByT")
"""Classes of words one of which is in everything that `_LEAD` and `_TRAIL` match."""


def _without_adverbials(shape: Shape, start: int, end: int) -> Stretch:
    """The words `start:end` without conjunctions, days and adverbs before and behind."""
    lead = _LEAD.match(shape.line, 2 * start, 2 * end)
    if lead and lead.end() < 2 * end:
        start = lead.end() // 2
    trail = _TRAIL.search(shape.line, 2 * start + 2, 2 * end) if end - start > 1 else None
    return start, trail.start() // 2 if trail else end


_JOINING = frozenset(
    (
        "after",
        "before",
        "since",
        "until",
        "till",
        "than",
        "including",
        "like",
        "whereby",
        "said",
        "says",
        "say",
    )
)


def _behind_conjunction(shape: Shape, start: int, end: int) -> int:
    """Where the phrase begins after the last "after", "including" or "said", which may open a clause."""
    words = shape.words
    if _JOINING.isdisjoint(words[start : end - 1]):
        return start
    return next(position + 1 for position in range(end - 2, start - 1, -1) if words[position] in _JOINING)


_NINE_IN_TEN = re.compile("[q#]p[q#]")
_PLACE_OR_TIME = re.compile(r"p|(?<=[AN])(?:E(?=[poTy]|\Z)|g(?=[dpoN]))")


def _phrase_length(kinds: str) -> int:
    """Return the phrase without a place or time after the noun: "officials in the capital" is "officials"."""
    addition = _PLACE_OR_TIME.search(kinds, 3 if _NINE_IN_TEN.match(kinds) else 1)
    return addition.start() if addition else len(kinds)


def _before_insertion(shape: Shape, verb: int, first: int) -> Stretch | None:
    """Return the subject before an insertion between commas: "Ana Brandt, who is 54, said"."""
    commas: list[int] = []
    for position in range(verb - 1, first, -1):
        if shape.gaps[position] in ",(":
            if shape.kinds[position] in "&BsftHICbhmv2":
                break
            commas.append(position)
    for comma in reversed(commas):
        if phrase := _noun_before(shape, comma, first):
            return phrase
    return None


def _noun_before(shape: Shape, comma: int, first: int) -> Stretch | None:
    start = max(first, comma - region(shape, comma))
    if start >= comma:
        return None
    bound = shape.gaps[start]
    if start > first and bound == " " and shape.kinds[start - 1] not in "tsf&B":
        return None
    if shape.kinds[start] in _SKIPPED:
        lead = _LEAD.match(shape.line, 2 * start, 2 * comma)
        if not lead or lead.end() == 2 * start or lead.end() >= 2 * comma:
            return None
    phrase = _trimmed(shape, start, comma)
    return None if phrase and _has_verb(shape, phrase) else phrase


def _has_verb(shape: Shape, phrase: Stretch) -> bool:
    """Whether the phrase is rather a clause: "Brandt left the board"; not "House Judiciary Chairman"."""
    text, starts = shape.passage.text, shape.passage.starts
    matches = _VERB.finditer(shape.line, 2 * phrase[0], 2 * phrase[1])
    verbs = [match.start() // 2 + 1 for match in matches]
    return any(shape.kinds[verb] == "E" or text[starts[verb]].islower() for verb in verbs)


def main_subject(shape: Shape, first: int, before: int) -> Stretch | None:
    """The subject of a sentence, for a verb at `before` that has none of its own."""
    begin = first
    while begin < before:
        if shape.kinds[begin] in "&B" or shape.quoted[begin]:
            begin += 1
            continue
        match = _SUBJECT.match(shape.line, 2 * begin, 2 * before)
        if match and shape.kinds[begin] not in _SKIPPED:
            return begin, match.end() // 2
        lead = _LEAD.match(shape.line, 2 * begin, 2 * before)
        if lead and lead.end() > 2 * begin and shape.gaps[lead.end() // 2] == " ":
            begin = lead.end() // 2
            continue
        begin = next((comma for comma in range(begin + 1, before) if shape.gaps[comma] in ',("'), before)
    return None


def following(shape: Shape, first: int, end: int) -> Stretch | None:
    """Return the noun phrase that begins at word `first`."""
    if first >= end:
        return None
    match = _RIGHT.match(" " + shape.line[2 * first + 1 : 2 * end])
    return (first, first + match.end() // 2) if match and match.end() else None
