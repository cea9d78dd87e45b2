"""The lines of a PDF page in reading order: columns written row by row are put one after the other."""

from __future__ import annotations

from itertools import pairwise
from typing import Any, NamedTuple

_SAME_LINE = 2.0  # points
_LEAST_PAIRS = 6  # lines with text in both columns
_SHARE_OF_PAIRS = 0.4
"""Share of the pairs of pieces that must be on one line in two columns."""
_APART = 0.25
"""Share of the page's width between the beginnings of two columns, at least."""
_NEAR, _ALIGNED = 0.05, 0.9
"""Share of the width in which right pieces begin below each other, and the share of them that must."""
_LONG_PIECE, _POINTS = 100, 2.5
"""Characters of a piece that crosses the gutter where there is one column, and the least width of each."""


class _PlacedText(NamedTuple):
    """A piece of text at a position on the page, in points."""

    x: float
    y: float
    text: str


def page_lines(page: Any) -> list[str]:
    """Return the lines of `page`, blank ones included."""
    pieces: list[_PlacedText] = []

    def keep(text: str, matrix: Any, text_matrix: Any, *_: Any) -> None:
        if text.strip():
            x, y = float(text_matrix[4]), float(text_matrix[5])
            pieces.append(_PlacedText(matrix[0] * x + matrix[4], matrix[3] * y + matrix[5], text.strip()))

    plain = page.extract_text(visitor_text=keep)
    gutter = _gutter(pieces, float(page.mediabox.width))
    if gutter is None:
        return str(plain).splitlines()
    left = [piece.text for piece in pieces if piece.x < gutter]
    right = [piece.text for piece in pieces if piece.x >= gutter]
    return [line for text in (*left, "", *right) for line in text.splitlines() or [""]]


def _gutter(pieces: list[_PlacedText], width: float) -> float | None:
    """Return where the right column begins, if pieces of two columns alternate on the same lines."""
    starts = [
        second.x
        for first, second in pairwise(pieces)
        if abs(first.y - second.y) < _SAME_LINE and second.x - first.x > _APART * width
    ]
    if len(starts) < _LEAST_PAIRS or len(starts) < _SHARE_OF_PAIRS * len(pieces) / 2:
        return None
    gutter = min(starts)
    aligned = sum(abs(x - gutter) < _NEAR * width for x in starts) >= _ALIGNED * len(starts)
    crossing = any(
        piece.x < gutter < piece.x + _POINTS * len(piece.text)
        for piece in pieces
        if len(piece.text) > _LONG_PIECE
    )
    return gutter - 1 if aligned and not crossing else None
