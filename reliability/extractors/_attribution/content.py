"""The content of an attribution: the clause or quotation next to a cue, and continued quotations."""

from __future__ import annotations

import re

from reliability.extractors._attribution import quoted
from reliability.extractors._attribution.cues import Cue
from reliability.extractors._attribution.noun_phrase import Stretch
from reliability.extractors._attribution.quoted import quoted_words
from reliability.extractors._attribution.shape import Shape
from reliability.records import Sentence

__all__ = ["content", "quoted_words"]

_LONGEST_BLOCK = 200
"""Words of the paragraph after "The ministry stated:" that are taken as its words."""
_LONGEST_APPOSITION = 12
"""Words after the source in which the verb must follow; longer insertions are clauses."""
_AUXILIARY = frozenset("bhmv")
_FINITE = frozenset("bhmvEC")
_FRONTED = frozenset("yTLps@")
"""Classes of words that open an adverbial before the subject."""
_ADDS = frozenset("gr&Bps")
"""Classes of words that begin an addition, and do not carry a clause on."""
_NEW_CLAUSE = re.compile(
    r"[,\"](?:[HIi]|(?:[dqxu#] ){0,4}+(?:[wA] ){0,6}?[NA](?: [NA]){0,6}+)(?: y){0,4}+ [bhmvE]"
)
_OPENS_SUBORDINATE = frozenset("sf")
_CONTRASTS = frozenset(("while", "whereas", "although", "though"))
_AS_CONJUNCTIONS = frozenset(("after", "before", "since", "until", "once"))
_PLAIN = frozenset(("say", "report", "announce", "write", "repeat", "post", "tweet", "note"))
_REFERS = frozenset(("this", "it", "so"))
"""Pronouns that say nothing themselves: "said this with a straight face"."""
_ADVERBIAL = frozenset("yTLpd")
_LONGEST_ADVERBIAL = 5
"""Words between a conjunction and the subject: "but later on Monday critics say"."""


def content(shape: Shape, cue: Cue, following: Cue | None) -> tuple[Stretch, ...]:
    """The words that the source is given, in order; `following` is the next cue of the passage."""
    sentence = shape.passage.sentences[cue.sentence]
    head, tail = min(cue.start, cue.source[0]), max(cue.last, cue.source[1], cue.begin)
    limit = _limit(shape, sentence, tail, cue, following)
    stretches: list[Stretch] = []
    if cue.place != "after" and _has_before(shape, head, sentence.first):
        stretches += _before(shape, head, sentence.first)
    stretches += _behind(shape, cue, stretches, tail, limit)
    if cue.place != "before" and limit == sentence.last and quoted.is_led_in(shape, limit):
        return *stretches, (limit, quoted.block(shape, limit, _LONGEST_BLOCK))
    if _only_refers(shape, cue, stretches):
        return ()
    return quoted.continued(shape, stretches, limit, sentence.last)


def _before(shape: Shape, head: int, first: int) -> list[Stretch]:
    """The content before the cue's clause, without the "as" of "as she says"."""
    begin, end = _begin(shape, head, first), head
    while end > begin and not shape.quoted[end - 1] and shape.kinds[end - 1] in "@&B":
        end -= 1
    return [(begin, end)] if end > begin else []


def _has_before(shape: Shape, head: int, first: int) -> bool:
    """Whether words of the sentence, or a quotation, precede word `head`."""
    return head > 0 and (head > first or bool(shape.quoted[head - 1]))


def _behind(shape: Shape, cue: Cue, before: list[Stretch], tail: int, limit: int) -> list[Stretch]:
    """The content after the cue's clause."""
    if tail >= limit:
        return []
    if cue.place == "after" or (cue.place == "both" and not _ends_passive(shape, cue, tail)):
        return [(tail, limit)]
    if not before and shape.gaps[tail] == "," and shape.kinds[min(cue.start, cue.source[0]) - 1] == "@":
        return [(tail, limit)]  # "As she says, it is late"
    if before and (resumed := _resumed(shape, cue, before[0], tail, limit)):
        return [(resumed, limit)]
    if cue.place == "both":
        return []
    begin = shape.quoted.find(1, tail, limit)
    return [(begin, limit)] if begin >= 0 and quoted.is_resumed(shape, tail, begin) else []


def _ends_passive(shape: Shape, cue: Cue, tail: int) -> bool:
    """Whether a comma ends the passive and its agent: "was criticised by the union, which"."""
    return shape.gaps[tail] == "," and shape.words[cue.source[0] - 1] == "by"


def _resumed(shape: Shape, cue: Cue, before: Stretch, tail: int, limit: int) -> int:
    """Where content continues after an inserted clause: "The result, analysts said, is delay"; or 0."""
    kinds = shape.kinds[before[0] : before[1]]
    if cue.place != "before" or shape.gaps[tail] != "," or shape.quoted[before[0]]:
        return 0
    if shape.kinds[tail] in _AUXILIARY:
        return tail
    if not _FINITE.isdisjoint(kinds):
        return 0
    if cue.source[0] >= cue.last and kinds[0] not in _FRONTED:
        return tail if shape.kinds[tail] in _FINITE else _behind_apposition(shape, tail, limit)
    return tail if shape.kinds[tail] not in _ADDS else 0


def _behind_apposition(shape: Shape, tail: int, limit: int) -> int:
    """Where the verb follows an apposition to the source: "according to Ana Brandt, the mayor, is"; or 0."""
    words = range(tail, min(tail + _LONGEST_APPOSITION, limit))
    auxiliary = next((word for word in words if shape.kinds[word] in _AUXILIARY), 0)
    return auxiliary if auxiliary and shape.gaps[auxiliary] == "," else 0


def _only_refers(shape: Shape, cue: Cue, stretches: list[Stretch]) -> bool:
    """Whether the content is "this" or "it" alone, perhaps with an adverbial."""
    if len(stretches) != 1 or cue.lemma not in _PLAIN:
        return False
    first, last = stretches[0]
    refers = shape.words[first] in _REFERS
    return refers and (last - first == 1 or (shape.kinds[first + 1] in "po" and shape.gaps[first + 1] == " "))


def _limit(shape: Shape, sentence: Sentence, tail: int, cue: Cue, following: Cue | None) -> int:
    """Where the content ends: with its sentence, or where another speaker or act takes over."""
    end = sentence.last
    if following and following.sentence == cue.sentence:
        end = _taken_over(shape, tail, cue, following, end)
    if cue.place == "after" and _is_aside(shape, cue):
        comma = shape.gaps.find(",", tail + 1, end)
        end = comma if comma >= 0 else end
    elif cue.place == "after" and _is_fronted(shape, sentence.first, cue):
        end = _main_clause(shape, tail, end)
    cut = end < sentence.last
    while end - 1 > tail and (shape.kinds[end - 1] in "&B" or (cut and shape.kinds[end - 1] == "p")):
        end -= 1
    return end


def _taken_over(shape: Shape, tail: int, cue: Cue, following: Cue, end: int) -> int:
    """Where the next cue of the sentence, or the clause that it governs, cuts this one's content."""
    start, source = min(following.start, following.source[0]), following.source[0]
    if following.place == "before":
        outer = start > tail and shape.gaps[start] in ',"' and following.type == "statement"
        return start if outer else end
    if source < tail:
        own_words = following.start > tail or (following.start == tail and cue.place == "before")
        return following.start if own_words and _is_joined(shape, following.start) else end
    joined = _joint(shape, tail, source)
    return joined if joined and following.type == "statement" else end


def _is_joined(shape: Shape, start: int) -> bool:
    """Whether a comma or conjunction joins the cue at `start` to what precedes it."""
    return shape.gaps[start] != " " or shape.kinds[start - 1] in "&Bps2"


def _joint(shape: Shape, tail: int, source: int) -> int:
    """Return where a coordinated clause with the subject at `source` begins; 0 without one.

    For example ", but critics say".
    """
    kinds, gaps, start = shape.kinds, shape.gaps, source
    while start - 1 > tail and source - start < _LONGEST_ADVERBIAL:
        if kinds[start - 1] not in _ADVERBIAL or gaps[start] != " ":
            break
        start -= 1
    joins = kinds[start - 1] in "&B" or shape.words[start - 1] in _CONTRASTS
    if start - 1 > tail and joins and gaps[start - 1] in ",;(":
        return start - 1
    return start if tail < start < source and gaps[start] in ",;" and kinds[start] == "y" else 0


def _is_aside(shape: Shape, cue: Cue) -> bool:
    """Whether a relative clause between commas holds the cue: ", which critics call dear,"."""
    return _is_relative(shape, cue.start - 1) or _is_relative(shape, cue.source[0] - 1)


def _is_relative(shape: Shape, word: int) -> bool:
    """Whether the word is "who" or "which" after a comma: ", which critics call dear"."""
    return word > 0 and shape.kinds[word] == "r" and shape.gaps[word] in ",("


def _is_fronted(shape: Shape, first: int, cue: Cue) -> bool:
    """Whether the cue is in a clause that opens the sentence: "When she said so, he left"."""
    gaps = shape.gaps[first + 1 : cue.source[0] + 1]
    opening = first + (shape.kinds[first] == "y")  # "even though"
    after = opening == cue.source[0] - 1 and shape.words[opening] in _AS_CONJUNCTIONS
    return (after or shape.kinds[opening] in _OPENS_SUBORDINATE) and {",", '"'}.isdisjoint(gaps)


def _main_clause(shape: Shape, tail: int, end: int) -> int:
    """Where the main clause begins after a comma; `end` if it does not."""
    flags = shape.quoted
    for match in _NEW_CLAUSE.finditer(shape.line, 2 * tail + 2, 2 * end):
        start = match.start() // 2
        if not flags[start] and (flags[start - 1] or shape.gaps[start] == ","):
            return start
    return end


def _begin(shape: Shape, head: int, first: int) -> int:
    """Where the content that ends at word `head` begins: its quotation, or its sentence."""
    return quoted.begin(shape, head) if shape.quoted[head - 1] else first
