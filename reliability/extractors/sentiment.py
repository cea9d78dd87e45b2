"""Sentiment: how favourably or unfavourably the writer's own sentences are worded (VADER, used with care)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from reliability.lexicons.lexicon import Hit, load
from reliability.records import Document, Findings, Measure, Passage, Sentence
from reliability.text.characters import unmasked
from reliability.text.counting import places, share

if TYPE_CHECKING:
    from reliability.lexicons.vader import Analyzer

_REFERENCE = "Hutto and Gilbert (2014) VADER, with the changes of docs/measures/sentiment.md"
MEASURES = (
    Measure(
        "sentiment",
        "mean",
        "−1 to 1",
        "mean polarity of the writer's sentences, quotations left out",
        "higher: more favourable; below 0: unfavourable",
        _REFERENCE,
    ),
    Measure(
        "sentiment",
        "strength",
        "0 to 1",
        "mean absolute polarity of the writer's sentences",
        "higher: more evaluative wording, whichever way",
        _REFERENCE,
    ),
    Measure(
        "sentiment",
        "negative_share",
        "share, 0 to 1",
        "share of the writer's sentences that are clearly unfavourable (polarity below −0.2)",
        "higher: more unfavourable sentences",
        _REFERENCE,
    ),
    Measure(
        "sentiment",
        "positive_share",
        "share, 0 to 1",
        "share of the writer's sentences that are clearly favourable (polarity above 0.2)",
        "higher: more favourable sentences",
        _REFERENCE,
    ),
)
_MEAN, _STRENGTH, _NEGATIVE, _POSITIVE = (measure.name for measure in MEASURES)
_CLEAR = 0.2
_COMPOUND_WEIGHT = 0.4
_LONGEST = 4000
_DENIED = 3


def extract(document: Document) -> Findings:
    """Polarity of the writer's sentences; NaN where none is the writer's. Evidence: the charged sentences."""
    body = document.body
    sentences = [s for s in body.sentences if 2 * body.quoted.count(1, s.first, s.last) <= s.last - s.first]
    scores = _scores(document, sentences)
    values = list(scores.values())
    clear = {
        _NEGATIVE: [s for s, value in scores.items() if value < -_CLEAR],
        _POSITIVE: [s for s, value in scores.items() if value > _CLEAR],
    }
    whole = len(sentences)
    return Findings(
        {
            _MEAN: share(sum(values), whole),
            _STRENGTH: share(sum(map(abs, values)), whole),
            _NEGATIVE: share(len(clear[_NEGATIVE]), whole),
            _POSITIVE: share(len(clear[_POSITIVE]), whole),
        },
        places(body, *((name, [each[2:] for each in group]) for name, group in clear.items())),
    )


def _scores(document: Document, sentences: list[Sentence]) -> dict[Sentence, float]:
    """Polarity, −1 to 1, of the sentences that hold a charged word of the writer's."""
    vader = analyzer()
    charged = _charged(document.body, vader.lexicon)
    if not charged:
        return {}
    text = own_words(document)
    return {
        s: polarity(vader, text[s.start : min(s.end, s.start + _LONGEST)])
        for s in sentences
        if (at := bisect_left(charged, s.first)) < len(charged) and charged[at] < s.last
    }


def polarity(vader: Analyzer, sentence: str) -> float:
    """VADER's `compound`, which counts charged words, mixed with `pos − neg`, which weighs them by length."""
    found = vader.polarity(sentence)
    return _COMPOUND_WEIGHT * found.compound + (1 - _COMPOUND_WEIGHT) * (found.positive - found.negative)


def _charged(body: Passage, lexicon: Mapping[str, float]) -> list[int]:
    """Indices of the writer's words that the lexicon holds."""
    flags, positions = body.quoted, body.positions
    found = [at for word in lexicon.keys() & positions.keys() for at in positions[word] if not flags[at]]
    found.sort()
    return found


def own_words(document: Document) -> str:
    """The body in plain typography, same length, spaces over quotations and over terms of `not_feelings`.

    Lower case: in news, capitals are acronyms and headings more often than emphasis.
    """
    body = document.body
    hidden = [*document.quotations, *(_hidden(body, hit) for hit in load("not_feelings").find(body))]
    plain = unmasked(body)
    pieces: list[str] = []
    at = 0
    for start, end in sorted(hidden):
        if end > at:
            pieces += (plain[at:start], " " * (end - max(at, start)))
            at = end
    return _without_dashes("".join((*pieces, plain[at:])))


def _without_dashes(plain: str) -> str:
    """`plain` with spaces for the dashes between words, which VADER takes for words; same length."""
    return plain.replace("—", " ").replace("–", " ").replace(" - ", "   ").replace(" -- ", "    ")


def _hidden(body: Passage, hit: Hit) -> tuple[int, int]:
    """A term's stretch; for a denial ("no evidence of fraud") with the words denied."""
    last = hit.last
    if hit.entry.category == "denial":
        limit = min(last + _DENIED, len(body.words))
        while last < limit and body.plain[body.ends[last - 1] : body.starts[last]].isspace():
            last += 1
    return body.starts[hit.first], body.ends[last - 1]


@cache
def analyzer() -> Analyzer:
    """VADER with the project's word lists."""
    from reliability.lexicons.vader import Analyzer

    added = {entry.words[0]: entry.weight for group in load("sentiment").entries.values() for entry in group}
    shifters = load("valence_shifters")
    return Analyzer(added, relieving=shifters.words("relieves"), spoiling=shifters.words("spoils"))
