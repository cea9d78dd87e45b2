"""Whether a word stands there as a name."""

from __future__ import annotations

from bisect import bisect_right

from reliability.records import Passage


def in_a_name(passage: Passage, index: int) -> bool:
    """Whether the word is written with one capital inside a sentence, as names are.

    False at a sentence's start, in capitals throughout, and in headlines, where capitals say nothing.
    """
    word = passage.text[passage.starts[index] : passage.ends[index]]
    if passage.part == "title" or not word[0].isupper() or (len(word) > 1 and word[1:].isupper()):
        return False
    sentences = passage.sentences
    at = bisect_right(sentences, index, key=lambda sentence: sentence.first) - 1
    return at >= 0 and sentences[at].first != index
