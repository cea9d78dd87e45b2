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
_SUBJECT_WITHIN = 3
"""Words before a verb of judgement that may hold its subject."""
_REACH = 14
"""Words after a verb of judgement ("called the plan a shameful retreat") that are its subject's judgement."""


def reported(body: Passage) -> bytes:
    """1 for each word inside an attributed statement or somebody's reported judgement; found once."""
    cached = body.memo.get("reported")
    if not isinstance(cached, bytes):
        cached = body.memo["reported"] = _flag_reported(body)
    return cached


def _flag_reported(body: Passage) -> bytes:
    flags = bytearray(len(body.words))
    for first, last in (*_attributed(body), *_spoken(body), *_posts(body), *_judgements(body)):
        flags[first:last] = b"\x01" * (last - first)
    return bytes(flags)


def _attributed(body: Passage) -> Iterator[tuple[int, int]]:
    """The contents of statements and beliefs that are not the writer's; of a judgement only its own part."""
    for attribution in attributions(body):
        source = body.words[slice(*attribution.source)]
        if attribution.type == "stance" or not _WRITER.isdisjoint(source):
            continue
        judges = not _judgement_verbs().isdisjoint(body.words[slice(*attribution.cue)])
        for first, last in attribution.content:
            yield first, _judgement_end(body, first - 1) if judges and last - first > 1 and first else last


def _spoken(body: Passage) -> Iterator[tuple[int, int]]:
    """Paragraphs that are somebody's words without an opening mark: under "Mayor Ann Lee:", or left open."""
    after_label = False
    for paragraph in _PARAGRAPH.finditer(body.plain):
        start, end = paragraph.span()
        if after_label or (end - start <= LONGEST_UNCLOSED and _closes_more(body.plain, start, end)):
            yield _words_inside(body, start, end)
        after_label = _is_label(body.text[start:end])


def _words_inside(body: Passage, start: int, end: int) -> tuple[int, int]:
    return bisect_left(body.starts, start), bisect_left(body.starts, end)


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
        first = bisect_left(body.sentences, begin, key=lambda sentence: sentence.start)
        if first < len(body.sentences) and body.sentences[first].start < end:
            yield _words_inside(body, body.sentences[first].start, end)


def _closes_more(plain: str, start: int, end: int) -> bool:
    """Whether a quotation ends in the paragraph `start:end` that does not begin there."""
    first = plain.find('"', start, end)
    return first > start and _CLOSING.match(plain, first - 1, end) is not None


def _judgements(body: Passage) -> Iterator[tuple[int, int]]:
    """What follows verbs that report a judgement, where the writer is not the one who judges."""
    for verb in _judgement_verbs() & body.positions.keys():
        for index in body.positions[verb]:
            if _WRITER.isdisjoint(body.words[max(index - _SUBJECT_WITHIN, 0) : index]):
                yield index + 1, _judgement_end(body, index)


@cache
def _judgement_verbs() -> frozenset[str]:
    return load("judgement_verbs").words("judgement")


def _judgement_end(body: Passage, verb: int) -> int:
    """Where the judgement ends: with its sentence, at a stronger mark than a comma, or out of reach."""
    end = min(sentence_of(body, verb + 1).last, verb + _REACH)
    for last in range(verb + 1, end):
        if not _BREAKS.isdisjoint(body.plain[body.ends[last - 1] : body.starts[last]]):
            return last
        if body.words[last] in _JOINS and last + 1 < end and body.words[last + 1].endswith("ed"):
            return last
    return end
