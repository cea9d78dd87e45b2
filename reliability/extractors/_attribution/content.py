"""What a source is given: the clause or quotation beside a cue, and quotations that go on."""

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
"""Words of the paragraph behind "The ministry stated:" that are taken for its words."""
_FINITE = frozenset("bhmvEC")
_ADDS = frozenset("gr&Bps")
"""Classes of words that begin an addition, and do not carry a clause on."""
_NEW_CLAUSE = re.compile(
    r"[,\"](?:[HIi]|(?:[dqxu#] ){0,4}+(?:[wA] ){0,6}?[NA](?: [NA]){0,6}+)(?: y){0,4}+ [bhmvE]"
)
_OPENS_SUBORDINATE = frozenset("sf")
_PLAIN = frozenset(("say", "report", "announce", "write", "repeat", "post", "tweet", "note"))
_REFERS = frozenset(("this", "it", "so"))
"""Pronouns that say nothing themselves: "said this with a straight face"."""
_ADVERBIAL = frozenset("yTLpd")


def content(shape: Shape, cue: Cue, following: Cue | None) -> tuple[Stretch, ...]:
    """The words that the source is given, in order; `following` is the next cue of the passage."""
    sentence = shape.passage.sentences[cue.sentence]
    head, tail = min(cue.start, cue.source[0]), max(cue.last, cue.source[1], cue.begin)
    limit = _limit(shape, sentence, tail, cue, following)
    found: list[Stretch] = []
    if cue.place in ("before", "both") and _has_before(shape, head, sentence.first):
        found.append((_begin(shape, head, sentence.first), head))
    found += _behind(shape, cue, found, tail, limit)
    if limit == sentence.last and quoted.is_led_in(shape, limit) and cue.place != "before":
        found.append((limit, quoted.block(shape, limit, _LONGEST_BLOCK)))
        return tuple(found)
    return () if _only_refers(shape, cue, found) else quoted.continued(shape, found, limit, sentence.last)


def _has_before(shape: Shape, head: int, first: int) -> bool:
    """Whether words of the sentence, or a quotation, stand before word `head`."""
    return head > 0 and (head > first or bool(shape.passage.quoted[head - 1]))


def _behind(shape: Shape, cue: Cue, before: list[Stretch], tail: int, limit: int) -> list[Stretch]:
    """The content behind the cue's clause."""
    if tail >= limit:
        return []
    if cue.place in ("after", "both"):
        return [(tail, limit)]
    if before and _is_put_in(shape, cue, before[0], tail):
        return [(tail, limit)]
    begin = shape.passage.quoted.find(1, tail, limit)
    return [(begin, limit)] if begin >= 0 and quoted.is_resumed(shape, tail, begin) else []


def _is_put_in(shape: Shape, cue: Cue, before: Stretch, tail: int) -> bool:
    """Whether the clause parts a subject from its verb: "The result, analysts said, is delay"."""
    kinds = shape.line[2 * before[0] + 1 : 2 * before[1] : 2]
    if shape.gap(tail) != "," or shape.passage.quoted[before[0]] or not _FINITE.isdisjoint(kinds):
        return False
    if cue.source[0] >= cue.last and kinds[0] not in _ADVERBIAL:  # perhaps an apposition to the source
        return shape.kind(tail) in _FINITE
    return shape.kind(tail) not in _ADDS


def _only_refers(shape: Shape, cue: Cue, found: list[Stretch]) -> bool:
    """Whether the content is "this" or "it" alone, perhaps with an adverbial."""
    if len(found) != 1 or cue.lemma not in _PLAIN:
        return False
    first, last = found[0]
    refers = shape.passage.words[first] in _REFERS
    return refers and (last - first == 1 or (shape.kind(first + 1) in "po" and shape.gap(first + 1) == " "))


def _limit(shape: Shape, sentence: Sentence, tail: int, cue: Cue, following: Cue | None) -> int:
    """Where the content ends: with its sentence, or where another speaker or act takes over."""
    end = sentence.last
    if following and following.sentence == cue.sentence:
        end = _taken_over(shape, tail, cue, following, end)
    if cue.place == "after" and _is_fronted(shape, sentence.first, cue):
        end = _main_clause(shape, tail, end)
    while end - 1 > tail and shape.kind(end - 1) in "&B":
        end -= 1
    return end


def _taken_over(shape: Shape, tail: int, cue: Cue, following: Cue, end: int) -> int:
    """Where the next cue of the sentence, or the clause that it governs, cuts this one's content."""
    start, source = min(following.start, following.source[0]), following.source[0]
    if following.place == "before":
        outer = start > tail and shape.gap(start) in ',"' and following.type == "statement"
        return start if outer else end
    if source < tail:
        own_words = following.start > tail or (following.start == tail and cue.place == "before")
        return following.start if own_words and _is_joined(shape, following.start) else end
    joined = _joint(shape, tail, source)
    return joined if joined and following.type == "statement" else end


def _is_joined(shape: Shape, start: int) -> bool:
    """Whether a comma or conjunction joins the cue at `start` to what stands before."""
    return shape.gap(start) != " " or shape.kind(start - 1) in "&Bps2"


def _joint(shape: Shape, tail: int, source: int) -> int:
    """Where a coordinated clause begins whose subject is at `source`; 0 where there is none.

    For example ", but critics say".
    """
    at = source
    while at - 1 > tail and shape.kind(at - 1) in _ADVERBIAL and shape.gap(at) == " " and source - at < 5:
        at -= 1
    if at - 1 > tail and shape.kind(at - 1) in "&B" and shape.gap(at - 1) in ",;(":
        return at - 1
    return at if at > tail and at < source and shape.gap(at) in ",;" and shape.kind(at) == "y" else 0


def _is_fronted(shape: Shape, first: int, cue: Cue) -> bool:
    """Whether the cue stands in a clause that opens the sentence: "When she said so, he left"."""
    gaps = shape.line[2 * first + 2 : 2 * cue.source[0] + 1 : 2]
    return shape.kind(first) in _OPENS_SUBORDINATE and {",", '"'}.isdisjoint(gaps)


def _main_clause(shape: Shape, tail: int, end: int) -> int:
    """Where the main clause begins behind a comma; `end` if it does not."""
    flags = shape.passage.quoted
    places = (match.start() // 2 for match in _NEW_CLAUSE.finditer(shape.line, 2 * tail + 2, 2 * end))
    return next((at for at in places if not flags[at] and (flags[at - 1] or shape.gap(at) == ",")), end)


def _begin(shape: Shape, head: int, first: int) -> int:
    """Where the content that ends at word `head` begins: its quotation, or its sentence."""
    return quoted.begin(shape, head) if shape.passage.quoted[head - 1] else first
