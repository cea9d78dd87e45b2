"""White space that does not matter: however wide it is, it parts words and no more."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from reliability.records import Document, Passage

_WIDE = re.compile(r"[^\S\n]{2,}")
_ANY_WIDE = re.compile(r"\s{2,}")


class Squeezed(NamedTuple):
    """A text with one space for every run of them, and the positions of its characters in the original."""

    text: str
    places: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the code points of the original for `text[start:end]`."""
        return self.places[start], self.places[end - 1] + 1


def gap(passage: Passage, index: int) -> str:
    """Return what is between the word `index` and the one before, with one space for a run of white space."""
    between = passage.plain[passage.ends[index - 1] : passage.starts[index]]
    return _ANY_WIDE.sub(" ", between) if len(between) > 1 else between


def squeezed(text: str) -> Squeezed:
    """`text` with single spaces; its line ends stay."""
    stretches: list[range] = []
    done = 0
    for wide in _WIDE.finditer(text):
        stretches.append(range(done, wide.start() + 1))
        done = wide.end()
    if not stretches:
        return Squeezed(text, range(len(text)))
    stretches.append(range(done, len(text)))
    places = [place for stretch in stretches for place in stretch]
    return Squeezed("".join([text[stretch.start : stretch.stop] for stretch in stretches]), places)


def unwrapped(document: Document, start: int, end: int) -> str:
    """A stretch of the article's text, of the same length, whose line ends are those of paragraphs."""
    text, plain = document.article.text, document.body.plain
    stretch = text[start:end]
    if len(plain) != len(text) or plain.count("\n") == text.count("\n"):
        return stretch
    low = plain[start:end]
    return "".join([" " if a == "\n" != b else a for a, b in zip(stretch, low, strict=True)])
