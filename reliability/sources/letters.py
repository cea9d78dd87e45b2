"""Letters for groups of sources that do not differ significantly (the letter display of Piepho 2004)."""

from __future__ import annotations

from collections.abc import Sequence
from string import ascii_uppercase
from typing import Final

MOST: Final = 26
"""Letters that a source shows one by one; more are shown as the first and the last with a dash between."""


def letters(nearest: Sequence[int]) -> list[str]:
    """Return the letters of sources in order; each letter is a longest run of sources without differences.

    `nearest[i]` is the last source above `i` that differs from it, −1 if none does.

    Examples
    --------
    >>> letters([-1, -1, 0])
    ['A', 'AB', 'B']
    """
    runs = _runs(nearest)
    shown: list[str] = []
    begun = ended = 0
    for number in range(len(nearest)):
        while begun < len(runs) and runs[begun][0] <= number:
            begun += 1
        while ended < len(runs) and runs[ended][1] < number:
            ended += 1
        shown.append(_joined(ended, begun))
    return shown


def _runs(nearest: Sequence[int]) -> list[tuple[int, int]]:
    """Return first and last sources of the longest runs, in order of both."""
    runs: list[tuple[int, int]] = []
    count, last = len(nearest), -1
    for first in range(count):
        before, last = last, max(first, last)  # a run without its first source is a run
        while last + 1 < count and nearest[last + 1] < first:
            last += 1
        if last > before:
            runs.append((first, last))
    return runs


def _joined(first: int, after: int) -> str:
    """Return the letters of consecutive runs."""
    if after - first > MOST:
        return f"{name(first)}–{name(after - 1)}"
    return "".join(map(name, range(first, after)))


def name(number: int) -> str:
    """Return the letter of a run: A to Z, then A2 to Z2 and so on.

    Examples
    --------
    >>> name(0), name(26), name(53)
    ('A', 'A2', 'B3')
    """
    round_, letter = divmod(number, len(ascii_uppercase))
    return ascii_uppercase[letter] + (str(round_ + 1) if round_ else "")
