"""What is attributed: the clause or quotation beside a cue."""

from __future__ import annotations

from reliability.extractors._cues import Candidate
from reliability.extractors._source_span import Stretch
from reliability.records import Passage

_CLOSED = frozenset({"tail", "comma", "break", "end"})


def content(passage: Passage, found: Candidate, source: Stretch | None) -> tuple[Stretch, ...]:
    """The stretches of words that the source is given, left and right of the cue."""
    sentence = passage.sentences[found.sentence]
    head, tail = found.start, found.last
    if source:
        head, tail = min(head, source[0]), max(tail, source[1])
    before = _before(passage, head, sentence.first)
    closes = found.after in _CLOSED or tail >= sentence.last or tail > found.last
    if before and (closes or _quoted_before(passage, head)):
        if tail < sentence.last and passage.quoted[tail]:
            return before, _behind(passage, tail, sentence.last)
        return (before,)
    return (_behind(passage, tail, sentence.last),) if tail < sentence.last else ()


def _quoted_before(passage: Passage, head: int) -> bool:
    """Whether a quotation with its own stop or comma ends before word `head`."""
    gap = passage.plain[passage.ends[head - 1] : passage.starts[head]]
    return bool(passage.quoted[head - 1]) and any(mark in gap for mark in ",.?!")


def _before(passage: Passage, head: int, first: int) -> Stretch | None:
    """What ends before the attribution, back to the begin of its quotation or sentence."""
    if head == 0:
        return None
    if passage.quoted[head - 1]:
        return passage.quoted.rfind(b"\x00", 0, head) + 1, head
    return (first, head) if head > first else None


def _behind(passage: Passage, tail: int, last: int) -> Stretch:
    """What follows, to the end of its sentence or of the quotation that runs over it."""
    if passage.quoted[last - 1]:
        end = passage.quoted.find(b"\x00", last)
        return tail, len(passage.words) if end < 0 else end
    return tail, last
