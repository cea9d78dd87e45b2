"""Tell the beginning or summary of an article from its full text, where a record has both."""

from __future__ import annotations

import re
from collections.abc import Sequence

_CUT = re.compile(r"(?:\[\+\d+ chars\]|…|\.\.\.|\[(?:…|\.{3})\]|\[&hellip;\]|&hellip;)\s*\Z")
"""The end of a text that continues elsewhere; NewsAPI writes `[+1234 chars]`."""
_SHORT = 600
"""Characters of a long summary: about a hundred words."""
_TIMES = 3
"""A text that is so many times longer is not another version of the same."""


def is_teaser(text: str) -> bool:
    """Whether `text` breaks off, or is as short as summaries are."""
    return len(text) < _SHORT or _CUT.search(text[-40:]) is not None


def fullest(texts: Sequence[str]) -> str:
    """The first of `texts` that holds something, or the longest where that one is only a teaser."""
    given = [text for text in texts if text and not text.isspace()]
    if not given:
        return ""
    first, longest = given[0], max(given, key=len)
    cut = _CUT.search(first[-40:]) is not None
    longer = len(longest) > len(first) if cut else len(longest) > _TIMES * len(first)
    return longest if longer and is_teaser(first) else first
