"""Surnames that are English words too, and invented ones of the same letters and syllables."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from reliability.lexicons.syllables import syllables
from reliability.records import Article

_WORDS: Final = """
    May Kelly Page King Hope Still Best Savage Long Short Black White Green Brown Young Price Stone Hill Field
    Rivers Banks Church Bishop Pope Knight Prince Duke Judge Justice Law Major Marshall Cook Butler Miller
    Walker Hunter Porter Friday March Day Weeks Winter Summers Early Good Love Moody Bright Sharp Wise Strong
    Swift Rich Power Case Chance Battle Grant Bush Rose Flowers Fox Bull Cash Street House Parks Gates Wills
    So Little Self Gore Strange Crook Blunt Noble Said Will English French London Means Sessions Bond
"""
WORDS: Final = tuple(_WORDS.split())
"""Family names of the United States census of 2010 or of persons in the news that are common words."""

_UNKNOWN: Final = """
    Vu Dax Zev Tolk Venn Drusk Brenk Novak Varga Kranzt Stremk Ostrov Kovacs Tarvin Strelmk Krentzk Jandrik
    Lindvik Holstrak Petrovik
"""
_INVENTED: Final = tuple(_UNKNOWN.split())
"""Surnames that are not English words."""


def invented_surname(surname: str) -> str:
    """Return an invented surname of as many letters and syllables; the nearest where none fits exactly."""

    def distance(invented: str) -> tuple[int, int]:
        letters = abs(len(invented) - len(surname))
        return abs(syllables(invented.lower()) - syllables(surname.lower())), letters

    return min(_INVENTED, key=distance)


def with_surname(article: Article, old: str, new: str) -> Article:
    """Return `article` with the surname `old` replaced by `new`, in small and in full capitals."""
    name = re.compile(rf"\b(?:{old}|{old.upper()})\b")

    def change(text: str) -> str:
        return name.sub(lambda match: new.upper() if match[0].isupper() else new, text)

    return replace(article, text=change(article.text), title=change(article.title))
