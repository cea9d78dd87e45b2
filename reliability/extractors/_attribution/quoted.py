"""Quotations of a passage as words: where one begins, whether it continues, and what a colon introduces."""

from __future__ import annotations

from itertools import pairwise

from reliability.extractors._attribution.noun_phrase import Stretch
from reliability.extractors._attribution.shape import Shape


def begin(shape: Shape, head: int) -> int:
    """Where the quotation begins that ends at word `head`, with the paragraphs it runs over."""
    flags, at = shape.quoted, head - 1
    while at > 0 and flags[at - 1] and not _ends_and_begins(shape, at):
        at -= 1
    return at


def _ends_and_begins(shape: Shape, word: int) -> bool:
    """Whether one quotation ends and another begins before the word."""
    if shape.gaps[word] not in '"|':
        return False
    gap = _gap(shape, word)
    return gap.count('"') + gap.count("''") > 1


def _gap(shape: Shape, word: int) -> str:
    passage = shape.passage
    return passage.plain[passage.ends[word - 1] : passage.starts[word]]


def is_resumed(shape: Shape, tail: int, word: int) -> bool:
    """Whether the quotation at `word` continues what precedes the clause that ends at `tail`."""
    return word == tail or not {",", ":", ";", "-", "—", "–"}.isdisjoint(_gap(shape, word))


def continued(shape: Shape, found: list[Stretch], limit: int, end: int) -> tuple[Stretch, ...]:
    """`found` with the quotation that continues in the next sentences without a cue of its own."""
    flags = shape.quoted
    direct = any(flags.find(1, *stretch) >= 0 for stretch in found)
    if not direct or limit < end or end >= len(flags) or not flags[end]:
        return tuple(found)
    stop = _stop(shape, end)
    if stop <= end:
        return tuple(found)
    if found[-1][1] == end:
        return (*found[:-1], (found[-1][0], stop))
    return (*found, (end, stop))


def _stop(shape: Shape, end: int) -> int:
    """Where the quotations at `end` end that have no cue of their own behind them."""
    pieces = _pieces(shape, end)
    first, last = pieces[-1]
    if last >= len(shape.quoted) or shape.gaps[last] == "|":
        return last
    if len(pieces) > 1 or not _runs_on(shape, end):
        return first
    cut = [one.first for one in shape.passage.sentences if end < one.first < last]
    return cut[-1] if cut else end


def _pieces(shape: Shape, at: int) -> list[Stretch]:
    """The quotations that follow one another at word `at`."""
    flags = shape.quoted
    stop = flags.find(0, at)
    stop = len(flags) if stop < 0 else stop
    edges = [at, *(word for word in range(at + 1, stop) if _ends_and_begins(shape, word)), stop]
    return list(pairwise(edges))


def _runs_on(shape: Shape, end: int) -> bool:
    """Whether the quotation began in the sentence before `end`."""
    return bool(shape.quoted[end - 1]) and '"' not in _gap(shape, end) and "'" not in _gap(shape, end)


def is_led_in(shape: Shape, end: int) -> bool:
    """Whether the sentence that ends at word `end` ends with a colon and a line: "The board stated:"."""
    if not 0 < end < len(shape.words):
        return False
    before, line, _ = _gap(shape, end).partition("\n")
    return bool(line) and before.strip() == ":"


def block(shape: Shape, at: int, longest: int) -> int:
    """Where the paragraph or quotation at word `at` ends, at most `longest` words later."""
    flags, most = shape.quoted, min(at + longest, len(shape.words))
    if flags[at]:
        stop = flags.find(0, at, most)
        return most if stop < 0 else stop
    return next((word for word in range(at + 1, most) if "\n" in _gap(shape, word)), most)


def quoted_words(shape: Shape, stretches: tuple[Stretch, ...]) -> int:
    """Words of the content inside quotation marks."""
    return sum(shape.quoted.count(1, first, last) for first, last in stretches)
