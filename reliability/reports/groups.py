"""The letters of sources that cannot be told apart, as short as they are shown."""

from __future__ import annotations

import re

_LETTERS = re.compile(r"[A-Z]\d*|.")


def letters(group: str) -> list[str]:
    """The letters of a source, each with its number: `A`, `B2`."""
    return _LETTERS.findall(group)


def short(group: str) -> str:
    """Letters as they are, of many the first and the last."""
    each = letters(group)
    return group if len(each) < 3 else f"{each[0]}–{each[-1]}"
