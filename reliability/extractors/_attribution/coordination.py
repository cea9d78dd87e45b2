"""Lists of noun phrases, and how far a phrase may reach: "officials, experts and Ana Brandt say"."""

from __future__ import annotations

import re

from reliability.extractors._attribution.shape import Shape

_REGION = re.compile(r"[dxqu#NAwgEyTLop](?: [dxqu#NAwgEyTLop]| 2(?= [AwN])){0,40}")
_ONE = re.compile(r"(?:.[dqux#])*+(?:.[wNAgyLx#T])*+(?>.[op](?:.[dqux#])*(?:.[wNAgyLx#])+)*+$")
_LIST_ITEM = re.compile(r"(?:.[dqux#])?(?:.[wNAx]){1,4}$")
_TWO_NOUNS = re.compile("N.w.N|A.w.[dA]")
_LONGEST_ITEM = 5
"""Words of an item of a list, as many as `_LIST_ITEM` matches."""
_BOUNDS = frozenset('|,":;(')


def region(shape: Shape, end: int) -> int:
    """Return how many words before `end` may belong to one noun phrase."""
    match = _REGION.match(shape.mirror, shape.left_of(end) + 1)
    return (match.end() - match.start() + 1) // 2 if match else 0


def list_begin(shape: Shape, conjunction: int, first: int) -> int | None:
    """Where a list of noun phrases that ends in "and" begins; None where "and" joins clauses."""
    if shape.gaps[conjunction] == ",":
        begin = conjunction
    else:
        begin = max(first, conjunction - region(shape, conjunction))
        if begin >= conjunction or not _ONE.fullmatch(shape.line, 2 * begin, 2 * conjunction):
            return None
        if _TWO_NOUNS.search(shape.line, 2 * begin, 2 * conjunction):
            return None
        if begin > first and shape.gaps[begin] == " " and shape.kinds[begin - 1] not in "tsf":
            return None
    return _list_start(shape, begin, first)


def _list_start(shape: Shape, begin: int, first: int) -> int | None:
    start: int | None = begin
    while begin > first and shape.gaps[begin] == ",":
        length = _item_length(shape, begin, first)
        if not length:
            break
        begin = start = begin - length
    return start if start is not None and shape.kinds[start] != "&" else None


def _item_length(shape: Shape, end: int, first: int) -> int:
    """Words of the short noun phrase between two commas, or a sentence's begin, that ends at `end`."""
    for begin in range(end - 1, max(first, end - _LONGEST_ITEM) - 1, -1):
        if shape.gaps[begin] in _BOUNDS:
            return end - begin if _LIST_ITEM.fullmatch(shape.line, 2 * begin, 2 * end) else 0
    return 0
