"""Which words an article gives to somebody else without quotation marks: reported speech and judgement."""

from __future__ import annotations

from functools import cache

from reliability.extractors._attribution import attributions
from reliability.extractors._context import sentence_of
from reliability.lexicons import load
from reliability.records import Passage

_WRITER = frozenset({"i", "we", "my", "our", "me", "us"})
_BREAKS = frozenset(";:—–")
_REACH = 14
"""Words after a verb of judgement ("called the plan a shameful retreat") that are its subject's judgement."""


def reported(body: Passage) -> bytes:
    """1 for each word inside an attributed statement or somebody's reported judgement; found once."""
    known = body.memo.get("reported")
    if not isinstance(known, bytes):
        known = body.memo["reported"] = _flags(body)
    return known


def _flags(body: Passage) -> bytes:
    flags = bytearray(len(body.words))
    for one in attributions(body):
        if one.type == "stance" or (one.source and not _WRITER.isdisjoint(body.words[slice(*one.source)])):
            continue
        for first, last in one.content:
            flags[first:last] = b"\x01" * (last - first)
    for at in _judgements(body):
        last = _end(body, at)
        flags[at + 1 : last] = b"\x01" * (last - at - 1)
    return bytes(flags)


def _judgements(body: Passage) -> list[int]:
    """Verbs that report a judgement, where the writer is not the one who judges."""
    found = [at for verb in _verbs() & body.positions.keys() for at in body.positions[verb]]
    return [at for at in found if _WRITER.isdisjoint(body.words[max(at - 3, 0) : at])]


@cache
def _verbs() -> frozenset[str]:
    return load("judgement_verbs").words("judgement")


def _end(body: Passage, at: int) -> int:
    """Where the judgement ends: with its sentence, at a stronger mark than a comma, or out of reach."""
    end = min(sentence_of(body, at).last, at + _REACH)
    for last in range(at + 1, end):
        if not _BREAKS.isdisjoint(body.plain[body.ends[last - 1] : body.starts[last]]):
            return last
    return end
