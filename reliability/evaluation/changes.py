"""Changes to a text that should not change what a score says of it."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Mapping
from textwrap import fill
from typing import Final

Change = Callable[[str], str]

_PAIRS: Final = (
    ("democrat", "republican"), ("democrats", "republicans"), ("democratic", "republican"), ("left", "right"),
    ("left-wing", "right-wing"), ("leftist", "rightist"), ("liberal", "conservative"),
    ("liberals", "conservatives"), ("progressive", "traditionalist"), ("obama", "trump"), ("biden", "trump"),
    ("clinton", "trump"), ("pelosi", "mcconnell"), ("schumer", "mccarthy"), ("sanders", "cruz"),
    ("harris", "pence"), ("dnc", "rnc"), ("hillary", "donald"), ("barack", "donald"), ("joe", "donald"),
)  # fmt: skip
"""Parties, sides, leaders of the labelled articles' years. A word with several partners takes the first."""
_SIDES: Final = {b: a for a, b in reversed(_PAIRS)} | dict(reversed(_PAIRS))
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_NAME = re.compile(r"(?<=[a-z,;] )[A-Z][a-z]{2,}\b")
_NO_NAMES = """
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August
    September October November December President Senator Representative Governor Secretary Minister Mayor
    Justice Judge General Director Chairman Sheriff Attorney Professor Doctor Chief Speaker Leader Officer
    Department Committee Court House Senate Congress Party State States Police Office Agency University
"""
"""Capitalised words that are not names of persons, places or organisations on their own."""

COOKIES = "We use cookies to improve your experience. By using this site you agree to our cookie policy."
NEWSLETTER = "Sign up for our newsletter\nGet the top stories delivered to your inbox every morning."
COMMENTS = "Leave a Comment\nYour email address will not be published. Required fields are marked *\nName *"
SHARES = "Share on Facebook\nShare on Twitter\nShare\nTweet\nEmail\nPrint"


def sides_swapped(text: str) -> str:
    """Parties, sides and their leaders exchanged."""
    return _WORD.sub(lambda match: _cased(_SIDES.get(match.group().lower(), ""), match.group()), text)


def _cased(word: str, like: str) -> str:
    if not word:
        return like
    if like.isupper() and len(like) > 1:
        return word.upper()
    return word.title() if like[0].isupper() else word


def names(texts: Iterable[str]) -> list[str]:
    """Return capitalised words inside sentences of `texts` that never occur in lower case."""
    found: set[str] = set()
    plain: set[str] = set(_NO_NAMES.lower().split())
    for text in texts:
        found.update(_NAME.findall(text))
        plain.update(word for word in _WORD.findall(text) if word.islower())
    return sorted(name for name in found if name.lower() not in plain)


def renamed(known: list[str], seed: int = 0) -> Change:
    """Every name of `known` replaced by another, the same one everywhere."""
    other = known[:]
    random.Random(seed).shuffle(other)  # noqa: S311 - a shuffle, no secret
    partner: Mapping[str, str] = dict(zip(known, other, strict=True))
    return lambda text: _WORD.sub(lambda match: partner.get(match.group(), match.group()), text)


def with_boilerplate(text: str) -> str:
    """A cookie banner above, a newsletter box inside, share buttons and a comment form below."""
    above, inside, below = f"{COOKIES}\n\n", f"\n\n{NEWSLETTER}\n\n", f"\n\n{SHARES}\n\n{COMMENTS}\n"
    middle = text.find("\n", len(text) // 2)
    if middle < 0:
        return above + text + inside + below
    return above + text[:middle] + inside + text[middle:].lstrip("\n") + below


_STRAIGHT: Final[Mapping[str, str]] = {"“": '"', "”": '"', "‘": "'", "’": "'", "—": " - ", "–": "-"}


def straight(text: str) -> str:
    """Typewriter quotation marks and dashes."""
    return "".join(_STRAIGHT.get(character, character) for character in text)


def curly(text: str) -> str:
    """Typographic quotation marks and apostrophes."""
    text = re.sub(r'(^|[\s(\[—–-])"', r"\1“", text)
    text = text.replace('"', "”")
    return re.sub(r"(?<=\w)'(?=\w)", "’", text)


def rewrapped(text: str) -> str:
    """Lines of at most 72 characters, paragraphs kept apart by an empty line."""
    paragraphs = (line.strip() for line in text.split("\n") if line.strip())
    return "\n\n".join(fill(each, 72, break_long_words=False, break_on_hyphens=False) for each in paragraphs)


def unbroken(text: str) -> str:
    """No line break."""
    return re.sub(r"\s*\n\s*", " ", text)


def spaced(text: str) -> str:
    """Every space doubled."""
    return text.replace(" ", "  ")


def beginning(text: str, share: float = 0.6) -> str:
    """The first `share` of the text, to the end of a word."""
    end = text.find(" ", int(share * len(text)))
    return text if end < 0 else text[:end]


def padded_with_officials(text: str, copies: int = 20) -> str:
    """An attribution pasted in so many times, at sentences' ends while there are any."""
    parts = text.split(". ")
    step = max(len(parts) // copies, 1)
    places = range(0, min(copies * step, len(parts)), step)
    for at in places:
        parts[at] += ", according to officials"
    return ". ".join(parts) + " According to officials." * (copies - len(places))


def padded_with_copies(text: str) -> str:
    """The longest paragraph repeated five times."""
    longest = max(text.split("\n"), key=len)
    return text + f"\n\n{longest}" * 5
