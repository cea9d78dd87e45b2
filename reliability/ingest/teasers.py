"""Distinguish the beginning or summary of an article from its full text, where a record has both."""

from __future__ import annotations

import re
from collections.abc import Sequence

_CUT = re.compile(r"(?:\[\+\d+ chars\]|…|\.\.\.|\[(?:…|\.{3})\]|\[&hellip;\]|&hellip;)\s*\Z")
"""The end of a text that continues elsewhere; NewsAPI writes `[+1234 chars]`."""
_SHORT = 600
"""Characters of a long summary: about a hundred words."""
_END = 40
"""Code points at the end that hold the sign that a text breaks off."""
_TIMES = 3
"""A text that is so many times longer is not another version of the same text."""


def is_teaser(text: str) -> bool:
    """Whether `text` breaks off, or is as short as summaries are."""
    return len(text) < _SHORT or _CUT.search(text[-_END:]) is not None


def fullest(texts: Sequence[str]) -> str:
    """Return the first of `texts` that is not blank, or the longest where the first is only a teaser."""
    filled = [text for text in texts if text and not text.isspace()]
    if not filled:
        return ""
    first, longest = filled[0], max(filled, key=len)
    is_cut = _CUT.search(first[-_END:]) is not None
    longer = len(longest) > len(first) if is_cut else len(longest) > _TIMES * len(first)
    return longest if longer and is_teaser(first) else first
