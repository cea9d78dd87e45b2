"""What an article is about: weighted content words of its title and opening."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import islice
from math import log
from typing import Final, NamedTuple

from reliability.records import Article, Span

TITLE_WEIGHT: Final = 2
"""How often a word of the title counts: a title names the event, an opening sentence adds to it."""
OPENING_WORDS: Final = 300
"""Words of the text that are read. News puts the event first; later paragraphs add background that other
stories share (the inverted pyramid: Pöttker 2003, Journalism Studies 4(4))."""
_WORD = re.compile(r"[^\W\d_][^\W_]*(?:['’][^\W_]+)?|\d[\d,.]*")
_POSSESSIVE = re.compile(r"['’]s?$")
_EVERYDAY: Final = 0.3
"""Share of news articles from which a word says nothing about the event (said, year, people)."""
_SOFTENING: Final = 0.7
"""Exponent of the inverse document frequency. Below 1 a few very rare words outweigh the rest less; 0.7, 1
and 1.4 were compared on the labelled sets, see docs/stories.md."""

Terms = Mapping[str, float]
"""Weights of an article's terms; the sum of their squares is 1."""


class Background(NamedTuple):
    """In how many of `articles` news articles each stem occurs; rarer ones are not listed."""

    articles: int
    counts: Mapping[str, int]

    def rarity(self, stem: str) -> float:
        """Return the inverse document frequency (Spärck Jones 1972); 0 for an everyday word."""
        count = self.counts.get(stem, 0)
        if count > _EVERYDAY * self.articles:
            return 0.0
        return float(log((self.articles + 1) / (count + 1)) ** _SOFTENING)


def terms(article: Article, boilerplate: Sequence[Span] = ()) -> Terms:
    """Return the weights of the content words of an article's title and opening.

    Frequencies come from a fixed background of news articles, so that the weights depend on this article
    alone. Empty without content words.
    """
    counts: Counter[str] = Counter()
    for stem in stems(article.title):
        counts[stem] += TITLE_WEIGHT
    counts.update(islice(stems(without(article.text, boilerplate)), OPENING_WORDS))
    rarity = background().rarity
    weights = {stem: (1 + log(count)) * rarity(stem) for stem, count in counts.items()}
    length = sum(weight * weight for weight in weights.values()) ** 0.5
    return {stem: weight / length for stem, weight in weights.items() if weight} if length else {}


def stems(text: str) -> Iterator[str]:
    """Return the stems of a text's words, in order."""
    for match in _WORD.finditer(text):
        word = match.group().lower().rstrip(".,")
        if len(word) > 1:
            yield stem(word)


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """Return the stem of a lower-case word (Porter 1980)."""
    return _stemmer().stem(_POSSESSIVE.sub("", word)) if word[0].isalpha() else word.replace(",", "")


def without(text: str, spans: Iterable[Span]) -> str:
    """Return `text` with blanks for `spans`."""
    pieces, position = [], 0
    for start, end in sorted(spans):
        if end > position:
            pieces += [text[position:start], " "]
            position = end
    return "".join((*pieces, text[position:]))


@cache
def background() -> Background:
    """Return the background frequencies that ship with the package."""
    file = files("reliability.stories").joinpath("data/background.tsv")
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    articles, *rows = lines
    return Background(int(articles), {word: int(count) for word, count in (row.split("\t") for row in rows)})


@cache
def _stemmer():  # type: ignore[no-untyped-def]
    from nltk.stem.porter import PorterStemmer

    return PorterStemmer()
