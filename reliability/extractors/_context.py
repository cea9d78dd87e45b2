"""Words around a hit, for the rules of context of hedges and weasels."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache

from reliability.lexicons import load
from reliability.records import Passage, Sentence


def word(body: Passage, index: int) -> str:
    """The word at `index`; empty outside the passage."""
    return body.words[index] if 0 <= index < len(body.words) else ""


def belongs(category: str, word: str) -> bool:
    """Whether `hedging_context.tsv` has the word under `category`."""
    return word in _context(category)


@cache
def _context(category: str) -> frozenset[str]:
    return load("hedging_context").words(category)


def sentence_of(body: Passage, index: int) -> Sentence:
    """The sentence that holds the word at `index`."""
    firsts = body.memo.get("sentence_firsts")
    if not isinstance(firsts, list):
        firsts = body.memo["sentence_firsts"] = [sentence.first for sentence in body.sentences]
    return body.sentences[max(bisect_right(firsts, index) - 1, 0)]


def follows_directly(body: Passage, index: int) -> bool:
    """Whether only spaces part the word at `index` from the one before."""
    return 0 < index < len(body.words) and body.plain[body.ends[index - 1] : body.starts[index]].isspace()


def any_belongs(category: str, words: tuple[str, ...]) -> bool:
    """Whether one of `words` is in the category."""
    return not _context(category).isdisjoint(words)
