"""Pages that a scraper gets instead of an article: consent, sign-in, error and offer pages.

Such a page speaks to its visitor about the site itself. It addresses the reader, and much of its
vocabulary is that of browsers, accounts, subscriptions and terms; reports use either, hardly ever both at
once.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate
from typing import Final

from reliability.records import Document, Passage
from reliability.text.characters import straight
from reliability.text.segmentation.words import tokenise
from reliability.text.word_lists import rows

_WEIGHTS: Final = {"strong": 1.5, "weak": 0.7}
"""What a word about the machinery of sites adds. Strong ones are hardly ever in the news, weak ones at
times."""

_MOST_ADDRESS: Final = 0.12
"""The share of words that address the visitor (you, we, please) up to which they count: letters have more."""

_WALL: Final = 0.2
"""The least rate of a wall. Of 6,000 articles of 700 outlets (2012-2025) five reach it, four of them
walls; the pages in `tests/ingest/data/walls.txt` have 0.33 on average."""

_LEAST_ADDRESS: Final = 0.03
"""The least share of words that address the visitor; a report on cookies or subscriptions has fewer."""

_LONG: Final = 250
"""Words of a page that is longer than a notice; beyond it "we" must speak too, or instructions would
count."""

_LEAST_PUBLISHER: Final = 0.012
"""The least share of words by which the publisher speaks (we, us, our) in a page that is longer."""
_LEAST_ARTICLE: Final = 100
"""Words of an article that must remain next to an offer to subscribe, as many as a scored article needs."""

_OFFER, _OFFER_SHARE = 40, 0.5
"""Words of an offer, and their share of the text: event notices end with shorter advice to register."""

_LONGEST: Final = 12_000
"""Characters that are looked at: terms of use go on in the same way."""

_ITSELF = re.compile(
    r"\bthis (?:web ?)?(?:site|page|story|article|text|content|service|message|resource|location|address)\b"
    r"|\bthe (?:page|story|article|link) (?:that )?you\b"
)
"""How a site speaks of itself where it does not say "we"; advice on browsers and passwords does neither."""

_QUOTED = re.compile(r'"[^"\n]{20,1000}"')
"""What somebody says; the names of buttons are shorter."""

_SENTENCE = re.compile(r"[^.!?\n]+[.!?\n]*")
_Counts = tuple[int, int, int, int, int]
"""Words, and among them visitor, publisher, strong and weak."""


@cache
def _kinds() -> Mapping[str, str]:
    kinds: dict[str, str] = {}
    for words, kind in rows("walls", 2):
        for word in words.split():
            kinds.setdefault(word, kind)
    return kinds


def is_wall(document: Document) -> bool:
    """Whether the document is a page about the site, or an offer with less than an article before it."""
    if not _may_be_wall(document.body):
        return False
    return is_wall_text(document.article.title, document.article.text)


def is_wall_text(title: str, text: str) -> bool:
    """Whether `title` and `text` are those of a wall."""
    flat = _QUOTED.sub(_unread, straight(f"{title}\n{text[:_LONGEST]}").lower())
    sentences = [_counts(match[0]) for match in _SENTENCE.finditer(flat)]
    total = _sum(sentences)
    if not total[2] and not _ITSELF.search(flat):
        return False
    return _is_wall(total) or any(_is_offer(run, total) for run in _ends(sentences))


def _unread(quotation: re.Match[str]) -> str:
    """As many words as `quotation` has that say nothing about the page."""
    return " x" * (quotation[0].count(" ") + 1)


def _may_be_wall(body: Passage) -> bool:
    """Whether the prose is short, or has half the rate of a wall; a look at its distinct words is cheap."""
    if len(body.words) <= _LONG:
        return True
    kinds = _kinds()
    count = Counter[str]()
    for word in body.positions.keys() & kinds.keys():
        count[kinds[word]] += len(body.positions[word])
    total = (len(body.words), count["visitor"], count["publisher"], count["strong"], count["weak"])
    return _rate(total) >= _WALL / 2


def _counts(sentence: str) -> _Counts:
    kinds = _kinds()
    words = tokenise(sentence).words
    count = Counter(kinds.get(word.removesuffix("'s"), "") for word in words)
    return len(words), count["visitor"], count["publisher"], count["strong"], count["weak"]


def _sum(counts: Iterable[_Counts]) -> _Counts:
    words, visitor, publisher, strong, weak = (sum(column) for column in zip(*counts, (0,) * 5, strict=True))
    return words, visitor, publisher, strong, weak


def _ends(sentences: Sequence[_Counts]) -> Iterator[_Counts]:
    """The sums of the first and of the last sentences, as many as are densest in words of a wall."""
    for order in (sentences, sentences[::-1]):
        yield max(accumulate(order, _plus), key=_excess, default=_sum(()))


def _excess(run: _Counts) -> float:
    return run[0] * (_rate(run) - _WALL)


def _plus(left: _Counts, right: _Counts) -> _Counts:
    return _sum((left, right))


def _rate(counts: _Counts) -> float:
    words, visitor, publisher, strong, weak = counts
    if not words:
        return 0.0
    machinery = _WEIGHTS["strong"] * strong + _WEIGHTS["weak"] * weak
    return machinery / words + min((visitor + publisher) / words, _MOST_ADDRESS)


def _is_wall(counts: _Counts) -> bool:
    words, visitor, publisher, *_ = counts
    speaks = words <= _LONG or publisher >= _LEAST_PUBLISHER * words
    return speaks and _rate(counts) >= _WALL and visitor + publisher >= _LEAST_ADDRESS * words


def _is_offer(run: _Counts, total: _Counts) -> bool:
    """Whether `run` asks for a subscription and leaves less than an article."""
    enough = run[0] >= _OFFER and run[0] >= _OFFER_SHARE * total[0]
    return enough and total[0] - run[0] < _LEAST_ARTICLE and _is_wall(run)
