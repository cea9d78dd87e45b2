"""The letters that sources share if they cannot be told apart, in full and shortened."""

from __future__ import annotations

import re

_LETTERS = re.compile(r"[A-Z]\d*|.")


def letters(group: str) -> list[str]:
    """Return the letters of a source, each with its number: `A`, `B2`."""
    return _LETTERS.findall(group)


def short(group: str) -> str:
    """Return the letters; only the first and the last if there are three or more."""
    shared = letters(group)
    return group if len(shared) < 3 else f"{shared[0]}–{shared[-1]}"
