"""American spelling made British, to see whether scores hold still."""

from __future__ import annotations

import re
from typing import Final

_OUR: Final = (
    "armor|behavior|candor|color|endeavor|favor|fervor|flavor|glamor|harbor|honor|humor|labor|neighbor|odor|parlor|"
    "rigor|rumor|savior|splendor|tumor|valor|vapor|vigor"
)
_ISE: Final = (
    "apolog|author|categor|central|character|civil|critic|demon|emphas|final|general|global|immun|legal|liberal|"
    "local|memor|minim|mobil|modern|national|neutral|normal|organ|polar|politic|priorit|privat|rational|real|recogn|"
    "revital|scrutin|social|special|stabil|standard|summar|symbol|sympath|util|victim|visual"
)
_WORDS: Final = {
    "center": "centre", "centers": "centres", "centered": "centred", "theater": "theatre",
    "theaters": "theatres", "meter": "metre", "meters": "metres", "fiber": "fibre", "caliber": "calibre",
    "program": "programme", "programs": "programmes", "defense": "defence", "offense": "offence",
    "license": "licence", "gray": "grey", "skeptical": "sceptical", "skeptics": "sceptics",
    "skepticism": "scepticism", "traveled": "travelled", "traveling": "travelling", "canceled": "cancelled",
    "canceling": "cancelling", "labeled": "labelled", "modeling": "modelling", "fueled": "fuelled",
    "fueling": "fuelling", "signaled": "signalled", "counselor": "counsellor", "jewelry": "jewellery",
    "enrollment": "enrolment", "fulfill": "fulfil", "aging": "ageing", "moms": "mums", "math": "maths",
    "toward": "towards", "percent": "per cent", "gotten": "got", "airplane": "aeroplane", "plow": "plough",
}  # fmt: skip
"""American spellings and words by the British ones: our own choice of what is common in news."""
_STEM = re.compile(rf"\b(?:{_OUR})(?=s?\b|ed\b|ing\b|able\b|ite|ist|hood|less|ful|ly\b)", re.IGNORECASE)
_IZE = re.compile(rf"\b((?:re|de|un)?(?:{_ISE})i|(?:ana|para|cata)ly)z(?=e|ing|ation)", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z]+")


def british(text: str) -> str:
    """Make American spellings British: -our, -ise, -re and some eighty words."""
    text = _IZE.sub(r"\1s", text)
    text = _STEM.sub(lambda match: _cased(match[0].lower()[:-1] + "ur", match[0]), text)
    return _WORD.sub(lambda match: _cased(_WORDS.get(match[0].lower(), match[0]), match[0]), text)


def _cased(word: str, like: str) -> str:
    if like.isupper() and len(like) > 1:
        return word.upper()
    return word[0].upper() + word[1:] if like[0].isupper() else word
