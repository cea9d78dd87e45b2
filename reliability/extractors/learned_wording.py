"""Words that low-rated and one-sided outlets use more, with weights learned from rated outlets.

The family is separate from `loaded_wording` because it was learned from the outlets: a figure on those is
honest only with weights learned again inside each fold (`lexicons.learning.learn`).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import compress
from operator import mul

from reliability.lexicons import load
from reliability.records import Document, Findings, Measure, Passage
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
    return Findings(values={_MEAN: mean_weight(document.body, _weights())})


def mean_weight(body: Passage, weights: Mapping[str, float]) -> float:
    """The mean weight of the writer's words; NaN without words."""
    known = list(filter(weights.__contains__, body.positions))
    times = map(len, map(body.positions.__getitem__, known))
    total = sum(map(mul, map(weights.__getitem__, known), times))
    said = filter(weights.__contains__, compress(body.words, body.quoted))
    quoted = sum(map(weights.__getitem__, said))
    return share(total - quoted, body.writer_words)


@cache
def _weights() -> Mapping[str, float]:
    same: dict[float, float] = {}  # few objects, which stay in the processor's cache
    entries = load("learned_wording").entries
    return {word: same.setdefault(first.weight, first.weight) for word, (first, *_) in entries.items()}
