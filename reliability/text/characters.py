"""Plain typography, code point for code point, so that offsets survive; and words without disguise."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from reliability.records import Passage

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

_ASCII = bytes(range(0x80))
_DASHES = frozenset("—–…")
_INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""Characters that show nothing: Unicode's Default_Ignorable_Code_Point, and the empty Braille pattern."""
_MARKS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f"
"""Marks set on the letter before them, in any script."""
_SHAPED = "\u0250-\u02b8\u1d00-\u1dbf\u2100-\u218f\ua730\ua731\uff10-\uff5a\U0001d400-\U0001d7ff"
"""Phonetic, small capital, raised, mathematical and wide letters, Roman numerals."""
_DISGUISE = re.compile(f"[{_INVISIBLE}{_MARKS}{_SHAPED}\u0370-\u058f\u13a0-\u13ff\uab70-\uabbf]")
_HIDDEN = re.compile(f"[{_INVISIBLE}]")
_MARK = re.compile(f"[{_MARKS}]")
WITHIN_WORDS = rf"{_INVISIBLE}{_MARKS}"
"""Characters other than letters that may be inside a word, as the inside of a regular expression's set."""

_TWINS = dict(zip("аеорсухіјѕԁһӏԛԝёїӓӧονօսոհցյ", "aeopcyxijsdhlqweiaoovounhgj", strict=True))
_SMALL_CAPITALS = dict(zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢɑɡɩ", "abcdefghijklmnoprstuvwyzagi", strict=True))
_CHEROKEE = dict(zip("ꭰꭱꭲꭵꭺꭻꭼꮃꮇꮋꮐꮓꮟꮢꮪꮩꮮꮯꮲꮶᏼ", "drtiajewmhgzbrsvlcpkb", strict=True))
_LATIN = {
    **_TWINS,
    **_SMALL_CAPITALS,
    **_CHEROKEE,
    **dict(zip("вкмнтьгпўəαβεζηικμρτυχγως", "bkmhtbrnyeabezhikmptuxywc", strict=True)),
}
"""Letters by the Latin letter they look like, some only as capitals; `_TWINS` those of other alphabets that
cannot be told apart. After Unicode Technical Standard 39, confusables."""


def straight(text: str) -> str:
    """`text` with straight quotation marks, plain spaces and line feeds as only line ends; same length."""
    if "\r" in text:
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    if "`" in text:
        text = text.replace("`", "'")
    for character in (*"\x0b\x0c", *foreign(text)):
        if character in _PLAIN:
            text = text.replace(character, _PLAIN[character])
    return text


def plain(text: str) -> str:
    """`text` lower-cased and straight; same length."""
    return straight(text).lower()


def foreign(text: str) -> frozenset[str]:
    """The characters of `text` beyond ASCII; dashes and the ellipsis, which most texts have, aside."""
    if text.isascii():
        return frozenset()
    beyond = text.encode("utf-8", "surrogatepass").translate(None, delete=_ASCII)
    return frozenset(beyond.decode("utf-8", "surrogatepass")) - _DASHES


def disguised(signs: Iterable[str]) -> bool:
    """Whether `signs` are invisible, combining or look-alike, so that a word may need `undisguised`."""
    return any(map(_DISGUISE.match, signs))


def undisguised(word: str) -> str:
    """`word` (lower-cased) without invisible characters, composed, its look-alike letters Latin.

    Letters of other alphabets are replaced only in a word that mixes them with Latin ones or that has
    nothing but look-alikes, so that foreign words are not changed. Marks that form no letter of the
    language, such as strokes through a letter, are dropped.
    """
    shown = unicodedata.normalize("NFKC", _HIDDEN.sub("", word)).lower()
    shown = "".join(_SMALL_CAPITALS.get(letter, letter) for letter in _MARK.sub("", shown))
    foreign = [letter for letter in shown if not _is_latin(letter)]
    if foreign and (len(foreign) < sum(map(str.isalpha, shown)) or all(c in _TWINS for c in foreign)):
        shown = "".join(_LATIN.get(letter, letter) for letter in shown)
    return shown or word


def unmasked(passage: Passage) -> str:
    """The plain text of `passage`, same length, with the words as `undisguised` has them.

    Persons' names are rows of x, since what they spell says nothing.
    """
    plain = passage.plain
    hiding = disguised(foreign(plain))
    pieces: list[str] = []
    done = 0
    for index in _masked(passage, hiding):
        word, start, end = passage.words[index], passage.starts[index], passage.ends[index]
        shown = "x" * (end - start) if word[0].isupper() else word[: end - start].rjust(end - start)
        pieces += (plain[done:start], shown)
        done = end
    return "".join((*pieces, plain[done:]))


def _masked(passage: Passage, is_disguised: bool) -> list[int]:
    """The words, in order, that `unmasked` shows otherwise."""
    positions, plain = passage.positions, passage.plain
    named = {index for word in positions if word[0].isupper() for index in positions[word]}
    if is_disguised:
        spans = enumerate(zip(passage.starts, passage.ends, strict=True))
        named.update([index for index, (start, end) in spans if not plain[start:end].isascii()])
    return sorted(named)


def _is_latin(letter: str) -> bool:
    return not (
        "\u0370" <= letter <= "\u058f" or "\u13a0" <= letter <= "\u13ff" or "\uab70" <= letter <= "\uabbf"
    )
