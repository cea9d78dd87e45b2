"""Quotations of a passage as words: where one begins, whether it continues, and what a colon introduces."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from reliability.extractors._attribution.noun_phrase import Stretch
from reliability.extractors._attribution.shape import Shape


def begin(shape: Shape, head: int) -> int:
    """Where the quotation begins that ends at word `head`, with the paragraphs it runs over."""
    first = shape.quoted.rfind(0, 0, head - 1) + 1
    return max(_new_quotations(shape, first, head - 1), default=first)


def _new_quotations(shape: Shape, first: int, last: int) -> list[int]:
    """The words after `first` up to `last` before which one quotation ends and another begins."""
    edges = [word for word in range(first + 1, last + 1) if shape.gaps[word] in '"|']
    return [word for word in edges if _closes_and_opens(_gap(shape, word))]


def _closes_and_opens(gap: str) -> bool:
    return gap.count('"') + gap.count("''") > 1


def _gap(shape: Shape, word: int) -> str:
    passage = shape.passage
    return passage.plain[passage.ends[word - 1] : passage.starts[word]]


def is_resumed(shape: Shape, tail: int, word: int) -> bool:
    """Whether the quotation at `word` continues what precedes the clause that ends at `tail`."""
    return word == tail or not {",", ":", ";", "-", "—", "–"}.isdisjoint(_gap(shape, word))


def continued(shape: Shape, content: list[Stretch], limit: int, end: int) -> tuple[Stretch, ...]:
    """`content` with the quotation that continues in the next sentences without a cue of its own."""
    flags = shape.quoted
    if limit < end or end >= len(flags) or not flags[end] or not quoted_words(shape, content):
        return tuple(content)
    stop = _stop(shape, end)
    if stop <= end:
        return tuple(content)
    if content[-1][1] == end:
        return (*content[:-1], (content[-1][0], stop))
    return (*content, (end, stop))


def _stop(shape: Shape, end: int) -> int:
    """Where the quotations at `end` end that have no cue of their own behind them."""
    pieces = _pieces(shape, end)
    first, last = pieces[-1]
    if last >= len(shape.quoted) or shape.gaps[last] == "|":
        return last
    if len(pieces) > 1 or not _runs_on(shape, end):
        return first
    firsts = [sentence.first for sentence in shape.passage.sentences]
    last_sentence = firsts[bisect_left(firsts, last) - 1]
    return max(last_sentence, end)


def _pieces(shape: Shape, first: int) -> list[Stretch]:
    """The quotations that follow one another at word `first`."""
    stop = shape.quoted.find(0, first)
    stop = len(shape.quoted) if stop < 0 else stop
    return list(pairwise((first, *_new_quotations(shape, first, stop - 1), stop)))


def _runs_on(shape: Shape, end: int) -> bool:
    """Whether the quotation began in the sentence before `end`."""
    return bool(shape.quoted[end - 1]) and '"' not in _gap(shape, end) and "'" not in _gap(shape, end)


def is_led_in(shape: Shape, end: int) -> bool:
    """Whether the sentence that ends at word `end` ends with a colon and a line: "The board stated:"."""
    if not 0 < end < len(shape.words):
        return False
    before, line, _ = _gap(shape, end).partition("\n")
    return bool(line) and before.strip() == ":"


def block(shape: Shape, first: int, longest: int) -> int:
    """Where the paragraph or quotation at word `first` ends, at most `longest` words later."""
    flags, most = shape.quoted, min(first + longest, len(shape.words))
    if flags[first]:
        stop = flags.find(0, first, most)
        return most if stop < 0 else stop
    return next((word for word in range(first + 1, most) if "\n" in _gap(shape, word)), most)


def quoted_words(shape: Shape, content: Sequence[Stretch]) -> int:
    """Words of the content inside quotation marks."""
    return sum([shape.quoted.count(1, first, last) for first, last in content])
