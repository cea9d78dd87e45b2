"""Word weights learned from raters, to see how much better sentiment would be; none of it is shipped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from string import punctuation
from typing import TYPE_CHECKING, Any

from reliability.lexicons.vader import Analyzer

if TYPE_CHECKING:
    import numpy as np

_LEAST_SENTENCES = 4
"""A word's weight is learned from this many sentences or more."""
_SHRINKAGE = 8.0
"""Penalty of the ridge regression."""
_TO_VALENCE = 3.0
"""Points of a word's valence that move a sentence's rating by about one; all three tried on few values."""
_MOST = 1.5
"""Largest change of a word's valence."""


def adjusted(
    analyzer: Analyzer, texts: Sequence[str], scores: Sequence[float], ratings: Sequence[float]
) -> dict[str, float]:
    """Return the analyzer's lexicon with weights moved towards raters' scores of `texts` (ridge regression).

    `scores` are the analyzer's own of the texts: only what they leave unexplained moves a weight.
    """
    from sklearn.linear_model import Ridge

    words_of_texts = [_words(text) & analyzer.lexicon.keys() for text in texts]
    counts = Counter(word for words in words_of_texts for word in words)
    vocabulary = {
        word: column
        for column, word in enumerate(sorted(w for w, n in counts.items() if n >= _LEAST_SENTENCES))
    }
    fitted = Ridge(alpha=_SHRINKAGE).fit(_table(words_of_texts, scores, vocabulary), ratings)
    return analyzer.lexicon | {
        word: analyzer.lexicon[word] + _clipped(_TO_VALENCE * fitted.coef_[1 + column])
        for word, column in vocabulary.items()
    }


def _words(text: str) -> set[str]:
    return {token.strip(punctuation) for token in text.lower().split()}


def _table(
    words_of_texts: Sequence[set[str]], scores: Sequence[float], vocabulary: Mapping[str, int]
) -> np.ndarray[Any, Any]:
    """Return one row per sentence: its score, hardly shrunk, then 1 for each word of the vocabulary in it."""
    import numpy as np

    table = np.zeros((len(words_of_texts), 1 + len(vocabulary)))
    table[:, 0] = np.asarray(scores) * 30
    for row, words in enumerate(words_of_texts):
        table[row, [1 + vocabulary[word] for word in words if word in vocabulary]] = 1
    return table


def _clipped(change: float) -> float:
    return max(-_MOST, min(_MOST, change))
