"""Words in disguise: invisible characters, look-alike letters, spaces, accents or figures inside them.

Every word counts, whatever it says: nothing here depends on a list of charged words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from reliability.records import Passage
from reliability.text.characters import WITHIN_WORDS, disguised, foreign
from reliability.text.repair import FILL

_ENOUGH = 3
"""Points from which words are disguised on purpose."""
_ALIEN = 3
"""Points of a word that mixes alphabets or hides a sign between letters: of 7,469 articles two have one."""
_HYPHENATED = 2
"""Points of a word with a soft hyphen: layout leaves one in one article of 600, and seldom two."""
_SPELLED = 4
"""Single letters in a row that spell a word; "U S A" and "A B C" are shorter."""
_HONEST = 2
"""Different words with accents or figures inside that honest prose may hold."""
_SOFT_HYPHEN = "\u00ad"
_INSIDE = re.compile(f"(?<=[^\\W\\d_])[{WITHIN_WORDS}]+(?=[^\\W\\d_])")
_ANYWHERE = re.compile(f"[{WITHIN_WORDS}]+")
_SCIENTIFIC = re.compile(r"(?<![a-z])[\u0370-\u03ff]+|[\u0370-\u03ff]+(?![a-z])")
"""Greek letters that are not between Latin ones: μg, APOE-ε4."""
_FILLED = re.compile(r"[a-z]*(?:[a-z]\d[a-z]|[a-z]?[áàâäéèêëíìîïóòôöúùûüý][a-z])[^\W_]*")
_FIGURE_INSIDE = re.compile(r"\d(?<=[a-z]\d)[a-z]")
"""What every ASCII word that `_FILLED` matches holds."""


def is_disguised(body: Passage) -> bool:
    """Whether words of `body` are written to look like words and not to be found as such."""
    points = _points(body) + _spelled(body) + max(len(list(_filled(body))) - _HONEST, 0)
    return points >= _ENOUGH


def _points(body: Passage) -> int:
    """Points of words with invisible characters or look-alike letters between their letters."""
    if not disguised(foreign(body.plain)):
        return 0
    raw = (body.plain[start:end].replace(FILL, "") for start, end in zip(body.starts, body.ends, strict=True))
    written = (pair for pair in zip(raw, body.words, strict=True) if not pair[0].isascii())
    return sum(_of_word(unicodedata.normalize("NFC", raw), word.lower()) for raw, word in written)


def _of_word(raw: str, word: str) -> int:
    """Points of the word `word` that is written `raw`."""
    inner = "".join(_INSIDE.findall(raw))
    if inner:
        return _HYPHENATED if set(inner) == {_SOFT_HYPHEN} else _ALIEN
    shown = _ANYWHERE.sub("", raw)
    if not any(map(str.isalpha, shown)) or all(part in word for part in _SCIENTIFIC.split(shown)):
        return 0
    return _ALIEN


def _spelled(body: Passage) -> int:
    """Fours of letters with a space between them."""
    letters = [index for letter in "abcdefghijklmnopqrstuvwxyz" for index in body.positions.get(letter, ())]
    spelled, row = 0, 1
    for before, index in pairwise(sorted(letters)):
        row = row + 1 if index == before + 1 else 1
        spelled += row % _SPELLED == 0
    return spelled


def _filled(body: Passage) -> Iterator[str]:
    """Return different words with accents or figures inside that are not names."""
    words = " ".join(body.positions)
    if words.isascii() and not _FIGURE_INSIDE.search(words):
        return
    for word, places in body.positions.items():
        plain = word.isalpha() and word.isascii()
        if not plain and _FILLED.fullmatch(word) and body.text[body.starts[places[0]]].islower():
            yield word
