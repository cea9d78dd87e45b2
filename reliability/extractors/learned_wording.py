"""Words that low-rated and one-sided outlets use more, with weights learned from rated outlets.

The family is separate from `loaded_wording` because it was learned from the outlets: a figure on those is
honest only with weights learned again inside each fold (`lexicons.learning.learn`).
"""

from __future__ import annotations

from itertools import compress
from operator import mul

from reliability.extractors._word_facts import WordFact
from reliability.lexicons import load
from reliability.records import Document, Findings, Measure
from reliability.text.counting import share

_MEAN = "learned_wording_mean_weight"
MEASURES = (
    Measure(
        "learned_wording",
        "mean_weight",
        "weight per word",
        "Mean weight of the words outside quotations; words that low-rated and one-sided outlets use "
        "more often have a higher weight.",
        "Higher means wording closer to that of low-rated and one-sided outlets; 0 is the average outlet.",
        "log rates with an informative Dirichlet prior: Monroe, Colaresi & Quinn 2008; list learned_wording",
    ),
)


def extract(document: Document) -> Findings:
    """The mean over the words outside quotations, others counting 0; NaN where the writer has none."""
    body = document.body
    everybody = sum(map(mul, map(len, body.positions.values()), _WEIGHT.of_types(body)))
    quoted = sum(_WEIGHT.of_words(compress(body.words, body.quoted)))
    return Findings(values={_MEAN: share(everybody - quoted, body.writer_words)})


def _weight(word: str) -> float:
    entries = load("learned_wording").entries.get(word)
    return entries[0].weight if entries else 0.0


_WEIGHT = WordFact(_weight)
