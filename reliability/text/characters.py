"""Plain typography, code point for code point, so that offsets survive."""

from __future__ import annotations

_SAME_LENGTH = {
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "ʼ": "'", "′": "'", "´": "'", "`": "'",
    "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "″": '"',
    "‐": "-", "‑": "-", "‒": "-", "–": "–", "—": "—", "―": "—",
    "\u00a0": " ", "\u2007": " ", "\u2009": " ", "\u200a": " ", "\u202f": " ", "\u3000": " ",
    "İ": "i",
}  # fmt: skip
_PLAIN = str.maketrans(_SAME_LENGTH)


def plain(text: str) -> str:
    """`text` lower-cased with straight quotation marks and plain spaces; same length.

    `İ` is replaced before lower-casing since it is the one character that grows under `str.lower`.
    """
    return text.translate(_PLAIN).lower()
