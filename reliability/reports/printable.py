"""Text from articles made harmless for a terminal."""

from __future__ import annotations

import re
import textwrap

_CONTROL = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff\ud800-\udfff\U000e0000-\U000e007f]+"
)
"""Control characters, the first byte of escape sequences, and invisible or direction-changing characters."""


def printable(text: str) -> str:
    """Return `text` on one line, each run of control and invisible characters as one space."""
    return _CONTROL.sub(" ", text)


def shortened(text: str, width: int) -> str:
    """Return `printable` text of at most `width` characters; a longer one ends in `…`."""
    line = " ".join(printable(text).split())
    return line if len(line) <= width else line[: width - 1].rstrip() + "…"


def wrapped(text: str, width: int) -> str:
    """Return `printable` text in lines of at most `width` characters, broken between words only."""
    lines = textwrap.wrap(printable(text), width, break_long_words=False, break_on_hyphens=False)
    return "\n".join(lines)
