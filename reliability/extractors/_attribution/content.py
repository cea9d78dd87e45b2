"""What a source is given: the clause or quotation beside a cue, and quotations that go on."""

from __future__ import annotations

from reliability.extractors._attribution.cues import Cue
from reliability.extractors._attribution.noun_phrase import Stretch
from reliability.extractors._attribution.shape import Shape


def content(shape: Shape, cue: Cue, following: Cue | None) -> tuple[Stretch, ...]:
    """The words that the source is given, in order; `following` is the next cue of the passage."""
    sentence = shape.passage.sentences[cue.sentence]
    head, tail = min(cue.start, cue.source[0]), max(cue.last, cue.source[1])
    found: list[Stretch] = []
    quoted = shape.passage.quoted
    limit = _limit(sentence.last, tail, cue, following)
    if cue.place in ("before", "both") and head > 0 and (head > sentence.first or quoted[head - 1]):
        found.append((_begin(shape, head, sentence.first), head))
    if cue.place in ("after", "both") and tail < limit:
        found.append((tail, limit))
    elif cue.place == "before" and (begin := quoted.find(1, tail, limit)) >= 0:
        found.append((begin, limit))
    return _continued(shape, found, limit, sentence.last)


def _limit(end: int, tail: int, cue: Cue, following: Cue | None) -> int:
    """The sentence's end, or the next cue in it that has no subject of its own: ", adding that"."""
    if following and following.sentence == cue.sentence and following.start > tail:
        begin = following.start
        own = following.source[0] > tail
        if begin > tail and not own and following.place != "before":
            return following.start
    return end


def _begin(shape: Shape, head: int, first: int) -> int:
    """Where the content that ends at word `head` begins: its quotation, or its sentence."""
    quoted = shape.passage.quoted
    if quoted[head - 1]:
        return quoted.rfind(0, 0, head) + 1
    return first


def _continued(shape: Shape, found: list[Stretch], limit: int, end: int) -> tuple[Stretch, ...]:
    """`found` with the quotation that goes on in the next sentences without a cue of its own."""
    quoted = shape.passage.quoted
    direct = any(quoted.find(1, *stretch) >= 0 for stretch in found)
    if not direct or limit < end or end >= len(quoted) or not quoted[end]:
        return tuple(found)
    stop = quoted.find(0, end)
    stop = len(quoted) if stop < 0 else stop
    if stop < len(quoted) and shape.gap(stop) != "|":
        cut = [sentence.first for sentence in shape.passage.sentences if end < sentence.first < stop]
        runs_on = quoted[end - 1] and shape.gap(end) == "|" and not _opens(shape, end)
        stop = cut[-1] if cut and runs_on else end
        if not runs_on:
            return tuple(found)
    if stop <= end:
        return tuple(found)
    if found and found[-1][1] == end:
        found[-1] = (found[-1][0], stop)
    else:
        found.append((end, stop))
    return tuple(found)


def _opens(shape: Shape, word: int) -> bool:
    """Whether a quotation mark stands before the word."""
    passage = shape.passage
    return any(mark in passage.plain[passage.ends[word - 1] : passage.starts[word]] for mark in "\"'")


def quoted_words(shape: Shape, stretches: tuple[Stretch, ...]) -> int:
    """Words of the content inside quotation marks."""
    return sum(shape.passage.quoted.count(1, first, last) for first, last in stretches)
