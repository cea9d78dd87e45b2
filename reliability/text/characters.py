"""Plain typography, code point for code point, so that offsets survive; and words without disguise."""

from __future__ import annotations

import re
import unicodedata

_PLAIN = {
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "ʼ": "'", "′": "'", "´": "'", "＇": "'", "‹": "'", "›": "'",
    "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "″": '"', "＂": '"',
    "‐": "-", "‑": "-", "‒": "-", "−": "-", "―": "—",
    "\x0b": "\n", "\x0c": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n",
    "\u00a0": " ", "\u1680": " ", "\u202f": " ", "\u205f": " ", "\u3000": " ",
    **{chr(code): " " for code in range(0x2000, 0x200B)},
    "İ": "I",
}  # fmt: skip
"""Replacements of one code point by one. `İ` is the only character that grows under `str.lower`."""

_UNUSUAL = re.compile("[^\x20-\x7e\n\t]")
_INVISIBLE = "\u00ad\u200b-\u200f\u2060-\u2064\ufeff\u180e\u034f"
_DISGUISE = re.compile(f"[{_INVISIBLE}\u0300-\u052f\u2100-\u214f\uff10-\uff5a\U0001d400-\U0001d7ff]")
_HIDDEN = re.compile(f"[{_INVISIBLE}]")
WITHIN_WORDS = rf"{_INVISIBLE}\u0300-\u036f"
"""What may stand inside a word without being a letter: the inside of a regular expression's set."""

_TWINS = dict(zip("аеорсухіјѕԁһӏԛԝёїӓӧον", "aeopcyxijsdhlqweiaoov", strict=True))
_LATIN = {**_TWINS, **dict(zip("вкмнтьгпўəαβεζηικμρτυχγως", "bkmhtbrnyeabezhikmptuxywc", strict=True))}
"""Cyrillic and Greek small letters by the Latin letter they look like, some only as capitals; `_TWINS` those
that cannot be told apart. After Unicode Technical Standard 39, confusables."""


def straight(text: str) -> str:
    """`text` with straight quotation marks, plain spaces and line feeds as only line ends; same length."""
    if "\r" in text:
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    if "`" in text:
        text = text.replace("`", "'")
    for character in set(_UNUSUAL.findall(text)):
        if character in _PLAIN:
            text = text.replace(character, _PLAIN[character])
    return text


def plain(text: str) -> str:
    """`text` lower-cased and straight; same length."""
    return straight(text).lower()


def disguised(text: str) -> bool:
    """Whether some word of `text` may need `undisguised`: invisible, combining or look-alike characters."""
    return not text.isascii() and any(map(_DISGUISE.match, set(_UNUSUAL.findall(text))))


def undisguised(word: str) -> str:
    """`word` (lower-cased) without invisible characters, composed, its look-alike letters Latin.

    Letters of other scripts are replaced only in a word that mixes them with Latin ones or that has
    nothing but look-alikes, so that a foreign word stays what it is.
    """
    shown = unicodedata.normalize("NFKC", _HIDDEN.sub("", word)).lower()
    foreign = [letter for letter in shown if "\u0370" <= letter <= "\u052f"]
    if foreign and (len(foreign) < sum(map(str.isalpha, shown)) or all(c in _TWINS for c in foreign)):
        shown = "".join(_LATIN.get(letter, letter) for letter in shown)
    return shown or word
