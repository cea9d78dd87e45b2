"""Ends of sentences in English news; no line break is needed."""

from __future__ import annotations

import re

from reliability.text.word_lists import words

_SMALL = "a-zß-öø-ÿ"
_CANDIDATE = re.compile(
    rf"[.!?…](?:[\"')\]]*+\s++(?!(?:[—–-]{{1,2}}\s++)?[\"'(\[]*+[{_SMALL}])"  # end. Next
    rf"|(?<=[{_SMALL}]{{2}}.)(?:[\"'](?=[A-Z])|(?=[\"']?[A-Z][{_SMALL}]*[\s',])))"  # end.Next
)
_BEFORE_WORD = "\"'([—–/"
_NEXT_WORD = re.compile(r"[\"'(\[]*([^\W_]+)")

_NEVER = words("abbreviations", "never")
"""Abbreviations before a name or a word that do not end a sentence."""

_BEFORE_NUMBER = words("abbreviations", "number")
"""Abbreviations that end no sentence when a number follows."""

_EITHER = words("abbreviations", "either")
"""Abbreviations that end a sentence only where the next word is one of `_STARTERS`."""

_ABBREVIATIONS = _NEVER | _BEFORE_NUMBER | _EITHER
_LONGEST = 14
"""Code points looked at before a full stop: longer than every abbreviation."""

_TOO_LONG = 7
"""Letters without a full stop among them that no abbreviation has."""
_LONGEST_UNLISTED = 5
"""Code points of an abbreviation that is not listed, at most."""
_STARTERS = words("abbreviations", "starter")
_ADDRESS_ENDS = words("abbreviations", "address")


def cuts(base: str, start: int, end: int) -> list[int]:
    """Where, inside `base[start:end]` (straight typography), a new sentence begins."""
    return [
        match.end()
        for match in _CANDIDATE.finditer(base, start, end)
        if base[match.start()] != "." or _ends(base, start, match)
    ]


def _ends(base: str, start: int, match: re.Match[str]) -> bool:
    """Whether the full stop of `match` ends a sentence, and is not that of an abbreviation."""
    stop, following = match.span()
    word = base[max(start, stop - _LONGEST) : stop].rpartition(" ")[2]
    if following > stop + 1 and len(word) > 1 and word.isalpha() and word.lower() not in _ABBREVIATIONS:
        return True
    return _ends_doubtful(base, start, match)


def _ends_doubtful(base: str, start: int, match: re.Match[str]) -> bool:
    """Whether the full stop of `match`, perhaps that of an abbreviation, ends a sentence."""
    stop = match.start()
    if (
        match.end() > stop + 1
        and base[max(start, stop - _TOO_LONG) : stop].isalpha()
        and stop - start > _TOO_LONG
    ):
        return True  # a word too long for an abbreviation
    before = base[max(start, stop - _LONGEST) : stop].split()
    word = before[-1].lstrip(_BEFORE_WORD).lower() if before else ""
    if (len(word) > _LONGEST_UNLISTED and word not in _NEVER) or not word:
        return not (match.end() == stop + 1 and _following(base, stop + 1) in _ADDRESS_ENDS)
    if word.isdigit():
        return len(word) > 2 or stop - len(word) > start + 1  # "1. First" counts, it does not end
    if word in _NEVER:
        return False
    following = _following(base, match.end())
    if following.isdigit() and word in _BEFORE_NUMBER:
        return False
    if match.end() == stop + 1 and following in _ADDRESS_ENDS:
        return False
    doubtful = (
        word in _EITHER or len(word) == 1 or (len(word) <= _LONGEST_UNLISTED and word[1::2].strip(".") == "")
    )
    return not doubtful or following in _STARTERS


def _following(base: str, position: int) -> str:
    following = _NEXT_WORD.match(base, position)
    return following.group(1).lower() if following else ""
