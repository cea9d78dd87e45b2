"""Words broken at the end of a line: `govern-` and `ment` are one word, `left-` and `wing` a compound."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from reliability.records import Span
from reliability.text.repair import FILL
from reliability.text.word_lists import words as listed

_BREAK: Final = re.compile(r"(?<=[^\W_])[-¬\u00ad]\s*\n\s*(?=[^\W_])")
_WORDS: Final = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_LEFT: Final = re.compile(r"[^\W_]{1,40}+\Z")
_RIGHT: Final = re.compile(r"[^\W_]+")
_SURE: Final = "¬\u00ad"
"""Signs of a broken word only: the soft hyphen, and the not sign as which it is often read."""
_LONGEST: Final = 40
"""Letters of the longest half of a broken word."""


def rejoined(base: str, paragraphs: Sequence[Span]) -> str:
    """Return `base` with the words joined that a line end breaks inside a paragraph; same length.

    A hyphen stays where both halves make a compound: one of them is listed as such, a capital or a figure
    follows, or the text writes the compound elsewhere.
    """
    if not _BREAK.search(base):
        return base
    breaks = [match for start, end in paragraphs for match in _BREAK.finditer(base, start, end)]
    in_compounds = _are_in_compounds(breaks, base.lower())
    pieces: list[str] = []
    done = 0
    for match, in_compound in zip(breaks, in_compounds, strict=True):
        width = match.end() - match.start()
        pieces += (base[done : match.start()], "-" * in_compound, FILL * (width - in_compound))
        done = match.end()
    return "".join((*pieces, base[done:]))


def _are_in_compounds(breaks: Sequence[re.Match[str]], flat: str) -> list[bool]:
    """Whether the hyphen of each break belongs to a compound.

    A prefix that many words begin with (`re-`, `pro-`) makes one in a text that breaks no other words.
    """
    written = frozenset(_WORDS.findall(flat))
    kinds = [_kind(match, written) for match in breaks]
    breaks_words = "word" in kinds
    return [kind == "compound" or (kind == "prefix" and not breaks_words) for kind in kinds]


def _kind(match: re.Match[str], written: frozenset[str]) -> str:
    """Whether the halves are a word, a compound, or one with a prefix that also begins words."""
    text = match.string
    if match.group()[0] in _SURE:
        return "word"
    before = _LEFT.search(text, max(0, match.start() - _LONGEST), match.start())
    after = _RIGHT.match(text, match.end())
    if not before or not after or not text[match.end()].islower() or not before[0].isalpha():
        return "compound"
    left, right = before[0].lower(), after[0]
    if left + right in written:
        return "word"
    listed_parts = left in listed("compounds", "first") or right in listed("compounds", "last")
    if listed_parts or f"{left}-{right}" in written:
        return "compound"
    return "prefix" if left in listed("compounds", "prefix") else "word"
