"""Whether a word stands there as a name."""

from __future__ import annotations

from bisect import bisect_right

from reliability.records import Passage

_WINDOW = 6
_LONG = 4
"""Title case is judged by the words around, without short ones: "of" and "the" stay small in headlines."""


def in_a_name(passage: Passage, index: int) -> bool:
    """Whether the word is written with one capital inside a sentence, as names are.

    False at a sentence's start, in capitals throughout, and in headlines and other title case, where a
    capital says nothing.
    """
    word = passage.text[passage.starts[index] : passage.ends[index]]
    if passage.part == "title" or not word[0].isupper() or (len(word) > 1 and word[1:].isupper()):
        return False
    sentences = passage.sentences
    at = bisect_right(sentences, index, key=lambda sentence: sentence.first) - 1
    if at < 0 or sentences[at].first == index:
        return False
    first = max(sentences[at].first, index - _WINDOW)
    return not _title_case(passage, first, min(sentences[at].last, index + _WINDOW + 1))


def _title_case(passage: Passage, first: int, last: int) -> bool:
    """Whether four of five long words are capitalised, of at least five."""
    text, starts, ends = passage.text, passage.starts, passage.ends
    long = [text[starts[i]].isupper() for i in range(first, last) if ends[i] - starts[i] >= _LONG]
    return len(long) >= 5 and sum(long) >= 0.8 * len(long)
