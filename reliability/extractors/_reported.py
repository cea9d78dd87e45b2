"""Which words an article gives to somebody else without quotation marks: reported speech and judgement."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from reliability.extractors._attribution import attributions
from reliability.extractors._context import sentence_of
from reliability.lexicons import load
from reliability.records import Passage
from reliability.text.segmentation.quotations import LONGEST_UNCLOSED

_WRITER = frozenset({"i", "we", "my", "our", "me", "us"})
_BREAKS = frozenset(";:—–")
_JOINS = frozenset({"and", "but", "then"})
"""Words before another act of the same subject: "criticised the plan and boasted of his own"."""
_PARAGRAPH = re.compile(r"[^\n]+")
_LABEL = re.compile(
    r"(?:.{0,200}\b(?:said|wrote|writes|tweeted|posted|added|statement|reads|read)"
    r"|(?:[\w.’'-]+ ){0,10}[A-Z][\w.’'-]+ [A-Z][\w.’'-]+):"
)
"""A line that introduces a speaker's words: "He wrote:", "Mayor Ann Lee:"."""
_SIGNATURE = re.compile(r"[—–-]{1,2} ?[^\n—–]{2,60}\(@\w{1,20}\)")
"""Who wrote an embedded post: "— Ann Lee (@annlee) April 5, 2019"."""
_LONGEST_POST = 320
"""Code points of a post with its links."""
_CLOSING = re.compile(r"[^\s\d(\[—–-]\"(?=[\s.,;:!?)]|\Z)")
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
        judges = not _verbs().isdisjoint(body.words[slice(*one.cue)])
        for first, last in one.content:
            last = _end(body, first - 1) if judges and last - first > 1 and first else last
            flags[first:last] = b"\x01" * (last - first)
    for start, end in (*_spoken(body), *_posts(body)):
        first, last = bisect_left(body.starts, start), bisect_left(body.starts, end)
        flags[first:last] = b"\x01" * (last - first)
    for at in _judgements(body):
        last = _end(body, at)
        flags[at + 1 : last] = b"\x01" * (last - at - 1)
    return bytes(flags)


def _spoken(body: Passage) -> Iterator[tuple[int, int]]:
    """Paragraphs that are somebody's words without an opening mark: under "Mayor Ann Lee:", or left open."""
    after_label = False
    for paragraph in _PARAGRAPH.finditer(body.plain):
        start, end = paragraph.span()
        if after_label or (end - start <= LONGEST_UNCLOSED and _closes_more(body.plain, start, end)):
            yield start, end
        after_label = _is_label(body.text[start:end])


def _is_label(paragraph: str) -> bool:
    words = paragraph.split() if paragraph.rstrip().endswith(":") else ()
    return bool(words) and _LABEL.fullmatch(" ".join(words)) is not None


def _posts(body: Passage) -> Iterator[tuple[int, int]]:
    """Embedded posts before their signatures: as many sentences of the paragraph as a post holds."""
    if "(@" not in body.plain:
        return
    for signature in _SIGNATURE.finditer(body.plain):
        end = signature.start()
        earliest = max(end - _LONGEST_POST, 0)
        begin = earliest + body.plain[earliest:end].rstrip().rfind("\n") + 1
        first = bisect_left(body.sentences, begin, key=lambda one: one.start)
        if first < len(body.sentences) and body.sentences[first].start < end:
            yield body.sentences[first].start, end


def _closes_more(plain: str, start: int, end: int) -> bool:
    """Whether a quotation ends in the paragraph `start:end` that does not begin there."""
    first = plain.find('"', start, end)
    return first > start and _CLOSING.match(plain, first - 1, end) is not None


def _judgements(body: Passage) -> list[int]:
    """Verbs that report a judgement, where the writer is not the one who judges."""
    found = [at for verb in _verbs() & body.positions.keys() for at in body.positions[verb]]
    return [at for at in found if _WRITER.isdisjoint(body.words[max(at - 3, 0) : at])]


@cache
def _verbs() -> frozenset[str]:
    return load("judgement_verbs").words("judgement")


def _end(body: Passage, at: int) -> int:
    """Where the judgement ends: with its sentence, at a stronger mark than a comma, or out of reach."""
    end = min(sentence_of(body, at + 1).last, at + _REACH)
    for last in range(at + 1, end):
        if not _BREAKS.isdisjoint(body.plain[body.ends[last - 1] : body.starts[last]]):
            return last
        if body.words[last] in _JOINS and last + 1 < end and body.words[last + 1].endswith("ed"):
            return last
    return end
