"""Boilerplate inside long paragraphs, as in texts whose line breaks are lost: rows of buttons, captions."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from reliability.records import Sentence, Span
from reliability.text.segmentation.layout import Layout
from reliability.text.word_lists import words as listed

_BUTTONS: Final = listed("page_words", "button")
_BESIDE: Final = listed("page_words", "beside")
_FEWEST: Final = 4
"""Words of a row of buttons, two of them names of buttons; shorter ones stand in honest prose."""
_LONG: Final = 4
"""Letters from which a word on a button has a capital."""
_ROW: Final = re.compile(r"[\s|/•·]*")
"""What parts the words of a row: no comma, which parts the words of a list in prose."""


def button_rows(page: Layout, longer: int) -> Iterator[Span]:
    """Rows such as "Share on Facebook Share on Twitter" in paragraphs of more than `longer` words."""
    buttons = page.places(_BUTTONS)
    if len(buttons) < 2:
        return
    free = 0
    for index, place in zip(buttons, page.holders(buttons), strict=True):
        unit = page.paragraphs[place]
        if index >= free and unit.last - unit.first > longer:
            first, last = _row(page, index, unit)
            free = last
            names = sum(word in _BUTTONS for word in page.tokens.words[first:last])
            if last - first >= _FEWEST and names > 1:
                yield Span(page.tokens.starts[first], page.tokens.ends[last - 1])


def _row(page: Layout, index: int, unit: Sentence) -> tuple[int, int]:
    """The words of the row around the word `index`: it begins with a capital and ends with a button."""
    first, last = index, index + 1
    while first > unit.first and _belongs(page, first - 1) and _joined(page, first):
        first -= 1
    while last < unit.last and _belongs(page, last) and _joined(page, last):
        last += 1
    while first < index and not page.base[page.tokens.starts[first]].isupper():
        first += 1
    while last > index + 1 and not _is_button(page, last - 1):
        last -= 1
    return first, last if _is_button(page, index) else first


def _is_button(page: Layout, index: int) -> bool:
    return page.tokens.words[index] in _BUTTONS and page.base[page.tokens.starts[index]].isupper()


def _belongs(page: Layout, index: int) -> bool:
    word, start = page.tokens.words[index], page.tokens.starts[index]
    if word not in _BUTTONS and word not in _BESIDE and not word[0].isdigit():
        return False
    return len(word) < _LONG or not page.base[start].islower()


def _joined(page: Layout, index: int) -> bool:
    """Whether nothing but spaces and bars parts the word from the one before."""
    return _ROW.fullmatch(page.base, page.tokens.ends[index - 1], page.tokens.starts[index]) is not None


def caption(page: Layout, credit: Span, longest: int) -> Span:
    """Return `credit` with the sentence before it, its caption, where it stands inside a long paragraph."""
    word = bisect_left(page.tokens.starts, credit.start) - 1
    if word < 0:
        return credit
    (place,) = page.holders([word])
    unit = page.paragraphs[place]
    if unit.last - unit.first <= longest or not unit.start < credit.start < unit.end:
        return credit
    sentence = page.sentence(word, unit)
    ended = page.base[sentence.start : credit.start].rstrip().endswith(".")
    return Span(sentence.start, credit.end) if ended and sentence.end <= credit.start else credit
