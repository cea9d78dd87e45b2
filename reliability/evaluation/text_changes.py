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
_NOT_NAMES = """
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


def swap_sides(text: str) -> str:
    """Exchange parties, sides and their leaders."""
    return _WORD.sub(lambda match: _cased(_SIDES.get(match.group().lower(), ""), match.group()), text)


def _cased(word: str, like: str) -> str:
    if not word:
        return like
    if like.isupper() and len(like) > 1:
        return word.upper()
    return word.title() if like[0].isupper() else word


def replaceable_names(texts: Iterable[str]) -> list[str]:
    """Return capitalised words inside sentences of `texts` that never occur in lower case."""
    candidates: set[str] = set()
    lower_case_words: set[str] = set(_NOT_NAMES.lower().split())
    for text in texts:
        candidates.update(_NAME.findall(text))
        lower_case_words.update(word for word in _WORD.findall(text) if word.islower())
    return sorted(name for name in candidates if name.lower() not in lower_case_words)


def rename_with(names: list[str], seed: int = 0) -> Change:
    """Replace every name by another one, the same everywhere."""
    shuffled = names[:]
    random.Random(seed).shuffle(shuffled)  # noqa: S311 - a shuffle, no secret
    partner: Mapping[str, str] = dict(zip(names, shuffled, strict=True))
    return lambda text: _WORD.sub(lambda match: partner.get(match.group(), match.group()), text)


def add_boilerplate(text: str) -> str:
    """Add a cookie banner above, a newsletter box inside, share buttons and a comment form below."""
    above, inside, below = f"{COOKIES}\n\n", f"\n\n{NEWSLETTER}\n\n", f"\n\n{SHARES}\n\n{COMMENTS}\n"
    middle = text.find("\n", len(text) // 2)
    if middle < 0:
        return above + text + inside + below
    return above + text[:middle] + inside + text[middle:].lstrip("\n") + below


_STRAIGHT: Final[Mapping[str, str]] = {"“": '"', "”": '"', "‘": "'", "’": "'", "—": " - ", "–": "-"}


def straighten_quotes(text: str) -> str:
    """Use typewriter quotation marks and dashes."""
    return "".join(_STRAIGHT.get(character, character) for character in text)


def curl_quotes(text: str) -> str:
    """Use typographic quotation marks and apostrophes."""
    text = re.sub(r'(^|[\s(\[—–-])"', r"\1“", text)
    text = text.replace('"', "”")
    return re.sub(r"(?<=\w)'(?=\w)", "’", text)


def rewrap(text: str) -> str:
    """Break lines at 72 characters, and put an empty line between paragraphs."""
    paragraphs = (line.strip() for line in text.split("\n") if line.strip())
    return "\n\n".join(fill(line, 72, break_long_words=False, break_on_hyphens=False) for line in paragraphs)


def remove_line_breaks(text: str) -> str:
    """Remove all line breaks."""
    return re.sub(r"\s*\n\s*", " ", text)


def double_spaces(text: str) -> str:
    """Double every space."""
    return text.replace(" ", "  ")


def keep_beginning(text: str, share: float = 0.6) -> str:
    """Keep the first `share` of the text, to the end of a word."""
    end = text.find(" ", int(share * len(text)))
    return text if end < 0 else text[:end]


def pad_with_officials(text: str, copies: int = 20) -> str:
    """Paste in an attribution `copies` times, at the ends of sentences while there are any."""
    parts = text.split(". ")
    step = max(len(parts) // copies, 1)
    positions = range(0, min(copies * step, len(parts)), step)
    for position in positions:
        parts[position] += ", according to officials"
    return ". ".join(parts) + " According to officials." * (copies - len(positions))


def pad_with_copies(text: str) -> str:
    """Repeat the longest paragraph five times."""
    longest = max(text.split("\n"), key=len)
    return text + f"\n\n{longest}" * 5
