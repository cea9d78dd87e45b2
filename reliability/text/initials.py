"""What the words of a passage begin with, a byte a word."""

from __future__ import annotations

from collections.abc import Callable
from operator import itemgetter

from reliability.records import Passage


def _table(accepts: Callable[[str], bool]) -> bytes:
    return bytes(code < 128 and accepts(chr(code)) for code in range(256))


_CAPITAL, _CAPITAL_OR_DIGIT = _table(str.isupper), _table(lambda c: c.isupper() or c.isdigit())


def capitals(passage: Passage) -> bytes:
    """1 for each word with a capital in front."""
    flags = passage.memo.get("capitals")
    if not isinstance(flags, bytes):
        flags = passage.memo["capitals"] = _capitals(_initials(passage))
    return flags


def _capitals(initials: str) -> bytes:
    return initials.encode().translate(_CAPITAL) if initials.isascii() else bytes(map(str.isupper, initials))


def capitals_and_digits(passage: Passage) -> bytes:
    """1 for each word with a capital or a digit in front."""
    initials = _initials(passage)
    if initials.isascii():
        return initials.encode().translate(_CAPITAL_OR_DIGIT)
    return bytes(initial.isupper() or initial.isdigit() for initial in initials)


def _initials(passage: Passage) -> str:
    return "".join(itemgetter(*passage.starts)(passage.text)) if passage.starts else ""
