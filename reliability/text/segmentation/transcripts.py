"""Transcripts: paragraphs that begin with a speaker's label (`ANN ROE, HOST:`) and what is said."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

from reliability.records import Span
from reliability.text.characters import straight
from reliability.text.length import LONGEST
from reliability.text.segmentation import paragraphs as paragraphs_of

_LABEL: Final = re.compile(
    r"(?:[A-Z][A-Z.'’#\d-]{0,30}(?:[ ]{1,2}[A-Z#(][A-Z.'’#\d()-]{0,30}){0,5}"
    r"(?:,[ ]{1,2}[A-Z][A-Z .,'’-]{1,60})?"
    r"|[A-Z][\w.'’-]{0,30}(?:[ ]{1,2}(?:[A-Z][\w.'’-]{0,30}|[a-z]{2,3})){0,4})"
    r"(?:[ ]{1,2}\([^()\n]{1,40}\))?[ \t]?:(?=\s|\Z)"
)
_INLINE: Final = re.compile(
    r"(?<=[.!?…\"'”’)\]—–-])([ \t]{1,3})[A-Z][A-Z.'’-]{1,30}(?:[ ]{1,2}[A-Z\d][A-Z.'’\d-]{0,30}){0,5}"
    r"(?:,[ ]{1,2}[A-Z][A-Z .'’-]{1,60})?:[ \t]"
)
"""Where a label in capitals stands inside a paragraph, as where line breaks are lost."""
_INLINE_END: Final = re.compile(r":(?<=[A-Z\d .'’-]:)[ \t]")
"""How every label that `_INLINE` matches ends."""
_SPARSE: Final = 1200
"""Code points on one label from which most paragraphs had none: those of transcripts have about 600."""
_ASIDE: Final = re.compile(r"[(\[][^()\[\]\n]{1,120}[)\]]\Z")
_END: Final = re.compile(r"copyright\b|©|all rights reserved|transcript provided by", re.IGNORECASE)
_LEAST_TURNS: Final = 4
"""Labels of the shortest transcript."""
_LEAST_SHARE: Final = 0.5
"""Of the paragraphs that are not asides: labels begin nearly all of a transcript's, few of an article's."""


def at_labels(text: str, paragraphs: Sequence[Span]) -> Sequence[Span]:
    """Return `paragraphs`, those that hold several labels in capitals parted before each of them."""
    if text.count(":") < _LEAST_TURNS or len(_INLINE_END.findall(text)) < _LEAST_TURNS - 1:
        return paragraphs
    return [part for span in paragraphs for part in _parts(text, span)]


def _parts(text: str, span: Span) -> list[Span]:
    labels = list(_INLINE.finditer(text, span.start, span.end))
    if len(labels) < _LEAST_TURNS - 1 or _SPARSE * len(labels) < span.end - span.start:
        return [span]
    starts = [span.start, *(label.end(1) for label in labels)]
    ends = [*(label.start(1) for label in labels), span.end]
    return list(map(Span, starts, ends))


class Turn(NamedTuple):
    """What one speaker says at a stretch: the span of the name, and of the words in each paragraph."""

    speaker: Span
    words: tuple[Span, ...]


def turns(text: str, paragraphs: Sequence[Span]) -> tuple[Turn, ...]:
    """Return the turns of a transcript; empty for every other text.

    A transcript has at least four labels, two or more of them different, one of them repeated, and labels
    begin at least half of its paragraphs. Paragraphs without a label belong to the speaker before.
    """
    if text.count(":") < _LEAST_TURNS:
        return ()
    labels = [_LABEL.match(text, start, end) for start, end in paragraphs]
    if len(labels) - labels.count(None) < _LEAST_TURNS:
        return ()
    names = Counter(_surname(match[0]) for match in labels if match)
    alone = sum(
        match is not None and match.end() >= span.end for match, span in zip(labels, paragraphs, strict=True)
    )
    spoken = sum(not _ASIDE.match(text[span.start : span.end]) for span in paragraphs) - alone
    total = sum(names.values())
    if len(names) < 2 or max(names.values()) < 2 or total < _LEAST_SHARE * spoken:
        return ()
    return _turns(text, paragraphs, labels)


def turns_of(text: str) -> tuple[Turn, ...]:
    """Return the turns of `text`; empty if it is not a transcript."""
    if len(text) > LONGEST or text.count(":") < _LEAST_TURNS:
        return ()
    plain = straight(text)
    return turns(plain, at_labels(plain, paragraphs_of.paragraphs(plain)))


def is_transcript(text: str) -> bool:
    """Whether `text` is a transcript."""
    return bool(turns_of(text))


def with_turns(quotations: tuple[Span, ...], turns: Sequence[Turn]) -> tuple[Span, ...]:
    """Return `quotations` and the words of a transcript's turns, in order and not overlapping."""
    words = [span for turn in turns for span in turn.words]
    if not words:
        return quotations
    apart = [q for q in quotations if not any(w.start < q.end and q.start < w.end for w in words)]
    return tuple(sorted((*apart, *words)))


def _turns(text: str, paragraphs: Sequence[Span], labels: Sequence[re.Match[str] | None]) -> tuple[Turn, ...]:
    turns: list[tuple[Span, list[Span]]] = []
    speaking = False
    for span, label in zip(paragraphs, labels, strict=True):
        if label:
            speaking = True
            turns.append((Span(label.start(), label.start() + len(label[0].rstrip(": \t"))), []))
        paragraph = text[span.start : span.end]
        if _ASIDE.match(paragraph) or _END.match(paragraph):
            speaking = speaking and not _END.match(paragraph)
        elif speaking:
            begin = label.end() if label else span.start
            begin += len(text[begin : span.end]) - len(text[begin : span.end].lstrip())
            if begin < span.end:
                turns[-1][1].append(Span(begin, span.end))
    return tuple(Turn(speaker, tuple(words)) for speaker, words in turns)


def _surname(label: str) -> str:
    """The last word of a label's name, by which later labels call the speaker."""
    name = label.split(",")[0].split("(")[0].rstrip(": \t")
    return name.split()[-1].lower() if name.split() else ""
