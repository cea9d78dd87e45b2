"""Text that a tokeniser or a wrong decoding has changed, read as it was printed; same length.

What takes more code points than the character it represents is padded: with spaces next to a quotation mark,
with `FILL` inside a word, which word patterns skip.
"""

from __future__ import annotations

import html
import re
from typing import NamedTuple

FILL = "\u2060"
"""Word joiner: shows nothing, and is dropped from words."""

_C1 = {"\x91": "‘", "\x92": "’", "\x93": "“", "\x94": "”", "\x96": "–", "\x97": "—"}
"""What Windows-1252 has at the places of the C1 controls."""
_MOJIBAKE = {
    "â€œ": "“", "â€\x9d": "”", "â€™": "’", "â€˜": "‘", "â€“": "–", "â€”": "—", "â€¦": "…", "â€": "”",
    "\xe2\x80\x9c": "“", "\xe2\x80\x9d": "”", "\xe2\x80\x99": "’", "\xe2\x80\x98": "‘",
    "\xe2\x80\x93": "–", "\xe2\x80\x94": "—", "\xe2\x80\xa6": "…",
}  # fmt: skip
"""UTF-8 read as Windows-1252 or Latin-1."""
_CODES = re.compile(
    "|".join(map(re.escape, sorted(_MOJIBAKE, key=len, reverse=True)))
    + r"|\\u20(?:1[89cd]|2[06])|\\(?=[\"'])['\"]|[\x91-\x94\x96\x97]"
    + r"|&(?:amp;)?(?:#\d{2,5}|#x[0-9a-fA-F]{2,4}|quot|apos|[lr][ds]quo|mdash|ndash|hellip|nbsp|amp|lt|gt);"
)
_ENTITY = re.compile(r"&[#a-zA-Z]")
_MISREAD = "â\x91\x92\x93\x94\x96\x97"
"""What every code beyond ASCII of `_CODES` begins with."""
_TWICE = re.compile(r'""(?!")(?<!""")')
_OPENING = re.compile(r"(?:(?<=[\s(\[])|^)(\ufffd|\?)(?=[^\W_])", re.MULTILINE)
_CLOSING = re.compile(r"(?<=[^\s(\[])(\ufffd|(?<=[.,!?])\?)(?=[\s.,;:!?)]|$)", re.MULTILINE)
_QUERY_OPENS = re.compile(r"\?(?<=[\s(]\?)[^\W_]")
_APOSTROPHE = re.compile(r"(?<=[a-z])(?:\ufffd|\?)(?=(?:s|t|re|ve|ll|d|m)\b)")
_NO_APOSTROPHE = re.compile(
    r"\b(?:cant|wont|dont|doesnt|didnt|isnt|wasnt|werent|hadnt|hasnt|wouldnt|couldnt)\b"
)

_SPACED = re.compile(r"(?<=\w) [,.](?=\s|$)")
_STOPS = re.compile(r"[,.](?=\s|$)")
_CLITIC = re.compile(
    r"(?<=\w) ?['’] (?=(?:s|t|re|ve|ll|d|m)\b)|(?<=\w) (?=(?:n['’]t|['’](?:s|re|ve|ll|d|m))\b)"
)
_AFTER = re.compile(r" ([,.;:!?]+)(?: (”|''|\"(?=\s|$)))?(?=\s|$)")
_OPENS = re.compile(r"(“|``|\() (?=\S)")
_CLOSES = re.compile(r" (”|''|\))(?=[\s,.;:!?]|$)")
_STRAIGHT = re.compile(r'(?:(?<=\s)|^)"(?=\s|$)', re.MULTILINE)
_BRACKETS = {"-LRB-": "(    ", "-RRB-": "    )", "-LSB-": "[    ", "-RSB-": "    ]"}
_FEWEST = 4
"""Spaced stops from which a text is taken for tokenised."""


class Repaired(NamedTuple):
    """`text` as it was printed, same length, and what is to be noted about it."""

    text: str
    notes: tuple[str, ...]


def repaired(text: str) -> Repaired:
    """`text` with its damage undone where that is certain."""
    notes: list[str] = []
    if _has_codes(text):
        text = _CODES.sub(_decoded, text)
    if '""' in text and len(_TWICE.findall(text)) > 1:
        text = _TWICE.sub(_once, text)
    if "\ufffd" in text or ("?" in text and _QUERY_OPENS.search(text)):
        text, lost = _marked(text)
        notes += ["damaged_quotation_marks"] * lost
    elif "'" not in text and "’" not in text and len(_NO_APOSTROPHE.findall(text)) > 1:
        notes.append("damaged_quotation_marks")
    if is_tokenised(text):
        notes.append("tokenised")
        text = untokenised(text)
    elif " n't" in text or " n’t" in text:
        text = _CLITIC.sub(lambda match: _filled(match.group()), text)
    return Repaired(text, tuple(notes))


def _has_codes(text: str) -> bool:
    """Whether `text` may hold one of `_CODES`."""
    if "\\" in text or ("&" in text and _ENTITY.search(text)):
        return True
    return not text.isascii() and any(sign in text for sign in _MISREAD)


def _decoded(match: re.Match[str]) -> str:
    """Return the character that a code represents, padded on the side that does not touch a word."""
    code = match.group()
    if code[0] == "\\":
        sign = code[1:] if len(code) == 2 else chr(int(code.removeprefix("\\u"), 16))
    elif code[0] == "&":
        sign = html.unescape(html.unescape(code))
    else:
        sign = _MOJIBAKE.get(code) or _C1[code]
    if len(sign) != 1 or not sign.isprintable():
        return code if sign != "\xa0" else " " * len(code)
    return _padded(sign, match)


def _padded(sign: str, match: re.Match[str]) -> str:
    text, (start, end) = match.string, match.span()
    before, after = text[start - 1 : start], text[end : end + 1]
    rest = end - start - 1
    if before.isalnum() and after.isalnum():
        return sign + FILL * rest
    return " " * rest + sign if not before or before in " \n\t([—" else sign + " " * rest


def _once(match: re.Match[str]) -> str:
    return _padded('"', match)


def _marked(text: str) -> tuple[str, bool]:
    """`text` with marks for U+FFFD and "?" where as many open as close; and whether marks stay lost."""
    opening, closing = _OPENING.findall(text), _CLOSING.findall(text)
    text = _APOSTROPHE.sub("'", text)
    if opening and len(opening) == len(closing):
        return _CLOSING.sub("”", _OPENING.sub("“", text)), False
    return text, len(opening) > 1 or (bool(opening) and bool(closing)) or text.count("\ufffd") > 2


def is_tokenised(text: str) -> bool:
    """Whether spaces part the words of `text` from its commas and full stops."""
    if " ," not in text and " ." not in text:
        return False
    if text.count(" , ") + text.count(" .") < _FEWEST:
        return False
    spaced = len(_SPACED.findall(text))
    return spaced >= _FEWEST and 2 * spaced > len(_STOPS.findall(text))


def untokenised(text: str) -> str:
    """Tokenised `text` with clitics, stops and quotation marks where they are printed."""
    for bracket, sign in _BRACKETS.items():
        text = text.replace(bracket, sign)
    text = _CLITIC.sub(lambda match: _filled(match.group()), text)
    text = "\n".join(map(_directed, text.split("\n"))) if '"' in text else text
    text = _AFTER.sub(lambda m: (m[1] + (m[2] or "")).ljust(len(m.group())), text)
    text = _OPENS.sub(lambda m: " " + m[1], text)
    return _CLOSES.sub(lambda m: m[1] + " ", text)


def _filled(clitic: str) -> str:
    """A spaced apostrophe, or the space before a clitic, as the inside of one word."""
    sign = clitic.strip()
    return (sign + FILL * (len(clitic) - len(sign))) or FILL


def _directed(line: str) -> str:
    """Straight marks with spaces on both sides, turned by pairs into opening and closing ones."""
    turn = iter("“”" * line.count('"'))
    return _STRAIGHT.sub(lambda _: next(turn), line)
