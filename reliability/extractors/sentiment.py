"""Sentiment: how favourably or unfavourably the writer's own sentences are worded (VADER, used with care)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from itertools import compress
from typing import TYPE_CHECKING

from reliability.extractors._context import sentence_of
from reliability.extractors._listed import listed
from reliability.extractors._loaded import is_opinionated, loaded
from reliability.extractors._word_facts import IS_NAMED, WordFact
from reliability.lexicons import Hit, load
from reliability.records import Document, Findings, Measure, Passage, Sentence
from reliability.text.characters import disguised, foreign, unmasked
from reliability.text.counting import places, share
from reliability.text.names import names

if TYPE_CHECKING:
    from reliability.lexicons.vader import Analyzer

_REFERENCE = "Hutto and Gilbert (2014) VADER, with the changes of docs/measures/sentiment.md"
MEASURES = (
    Measure(
        "sentiment",
        "mean",
        "−1 to 1",
        "Mean polarity of the sentences in the article's own voice.",
        "Higher means a more positive tone; below 0, the tone is negative.",
        _REFERENCE,
    ),
    Measure(
        "sentiment",
        "strength",
        "0 to 1",
        "Mean absolute polarity of the sentences in the article's own voice.",
        "Higher means more evaluative wording, in either direction.",
        _REFERENCE,
    ),
    Measure(
        "sentiment",
        "negative_share",
        "share, 0 to 1",
        "Sentences in the article's own voice that are clearly negative (polarity below −0.2).",
        "Higher means more negative sentences.",
        _REFERENCE,
    ),
    Measure(
        "sentiment",
        "positive_share",
        "share, 0 to 1",
        "Sentences in the article's own voice that are clearly positive (polarity above 0.2).",
        "Higher means more positive sentences.",
        _REFERENCE,
    ),
    Measure(
        "sentiment",
        "charged_sentences_share",
        "share, 0 to 1",
        "Sentences in the article's own voice whose tone is charged: they hold a verdict, an insult or "
        "mockery or, in an article full of loaded words, any loaded word.",
        "Higher means more sentences that judge rather than report good or bad events.",
        "list loaded_wording; Wiebe et al. (2005) Annotating expressions of opinions and emotions",
    ),
)
_MEAN, _STRENGTH, _NEGATIVE, _POSITIVE, _CHARGED = (measure.name for measure in MEASURES)
_CLEAR = 0.2
"""Polarity beyond which a sentence is clearly positive or negative."""
_VERDICT = 1.2
"""Weight of a verdict in `loaded_wording.tsv`."""
_LOADED = 0.8
"""Least weight of an entry of `loaded_wording.tsv`."""
_COMPOUND_WEIGHT = 0.4
"""Chosen on editorial sentences rated by people; see docs/measures/sentiment.md."""
_LONGEST = 4000
"""Code points of a sentence that are looked at, so that a text without stops takes no longer."""
_RELIEVED = 3
"""Words after a relief among which something falls."""
_DENIED = 3
"""Words after a denial that may name what is denied: "no evidence of voter fraud"."""


def extract(document: Document) -> Findings:
    """Return the polarity of sentences in the article's own voice; NaN without any.

    Evidence: the sentences whose tone is charged.
    """
    body = document.body
    sentences = [s for s in body.sentences if 2 * body.quoted.count(1, s.first, s.last) <= s.last - s.first]
    values = list(_polarities(document, sentences).values())
    charged = _charged_sentences(body, sentences)
    whole = len(sentences)
    return Findings(
        {
            _MEAN: share(sum(values), whole),
            _STRENGTH: share(sum(map(abs, values)), whole),
            _NEGATIVE: share(sum([value < -_CLEAR for value in values]), whole),
            _POSITIVE: share(sum([value > _CLEAR for value in values]), whole),
            _CHARGED: share(len(charged), whole),
        },
        places(body, (_CHARGED, [sentence[2:] for sentence in charged])),
    )


def _charged_sentences(body: Passage, sentences: list[Sentence]) -> list[Sentence]:
    """Sentences with a verdict, insult or mockery; in an opinionated article, with any loaded word."""
    hits = loaded(body)
    least = _LOADED if is_opinionated(body, hits) else _VERDICT
    charged = {sentence_of(body, hit.first).first for hit in hits if hit.entry.weight >= least}
    return [sentence for sentence in sentences if sentence.first in charged]


def _polarities(document: Document, sentences: list[Sentence]) -> dict[Sentence, float]:
    """Polarity, −1 to 1, of the sentences that hold a charged word of the writer's."""
    vader = analyzer()
    charged = _charged_words(document.body)
    if not charged:
        return {}
    text = own_words(document)
    return {
        sentence: polarity(vader, text[sentence.start : min(sentence.end, sentence.start + _LONGEST)])
        for sentence in sentences
        if (place := bisect_left(charged, sentence.first)) < len(charged) and charged[place] < sentence.last
    }


def polarity(vader: Analyzer, sentence: str) -> float:
    """VADER's `compound`, which counts charged words, mixed with `pos − neg`, which weighs them by length."""
    shares = vader.polarity(sentence)
    return _COMPOUND_WEIGHT * shares.compound + (1 - _COMPOUND_WEIGHT) * (shares.positive - shares.negative)


def _charged_words(body: Passage) -> list[int]:
    """Indices of the writer's words that have a polarity, in order."""
    flags = body.quoted
    return sorted(
        [
            index
            for positions in compress(body.positions.values(), _HAS_POLARITY.of_types(body))
            for index in positions
            if not flags[index]
        ]
    )


def _has_polarity(word: str) -> bool:
    return word in analyzer().lexicon


_HAS_POLARITY = WordFact(_has_polarity)


def own_words(document: Document) -> str:
    """The body in plain typography, same length, spaces over quotations, names and terms of `not_feelings`.

    Other words of persons' names are rows of x. Lower case: in news, capitals are acronyms and headings more
    often than emphasis.
    """
    body = document.body
    plain = unmasked(body) if disguised(foreign(body.plain)) else body.plain
    terms = [(*span, " ") for hit in listed("not_feelings", body) if (span := _hidden_span(body, hit))]
    quotations = [(*span, " ") for span in document.quotations]
    pieces: list[str] = []
    shown = 0
    for start, end, filler in sorted([*quotations, *_hidden_names(body), *terms]):
        if end > shown:
            pieces += (plain[shown:start], filler * (end - max(shown, start)))
            shown = end
    return _without_dashes("".join((*pieces, plain[shown:])))


def _hidden_names(body: Passage) -> Iterator[tuple[int, int, str]]:
    """Names with a space, the title "Miss" included, which VADER takes for longing; surnames in headings."""
    starts, ends, recognised = body.starts, body.ends, names(body)
    miss = {position + 1 for position in body.positions.get("miss", ())}
    for name in recognised.spans:
        yield starts[name.first - (name.first in miss)], ends[name.last - 1], " "
    for positions in compress(body.positions.values(), IS_NAMED.of_types(body)):
        for position in positions:
            if not recognised.is_name(position):
                yield starts[position], ends[position], "x"


def _without_dashes(plain: str) -> str:
    """`plain` with spaces for the dashes between words, which VADER takes for words; same length."""
    return plain.replace("—", " ").replace("–", " ").replace(" - ", "   ").replace(" -- ", "    ")


def _hidden_span(body: Passage, hit: Hit) -> tuple[int, int] | None:
    """Return a term's span; for a denial ("no evidence of fraud", "nobody was hurt") with what it denies.

    None if what "nobody" does is not bad: "nobody likes it" is not a denial.
    """
    last = hit.last
    if hit.entry.category in ("denial", "nobody"):
        last = _clause_end(body, last, _DENIED)
        if hit.entry.category == "nobody" and not _is_unfavourable(body, hit.last, last):
            return None
    if hit.entry.category == "relief":
        last = next(
            (
                index + 1
                for index in range(last, _clause_end(body, last, _RELIEVED))
                if body.words[index] in _falling()
            ),
            0,
        )
    return (body.starts[hit.first], body.ends[last - 1]) if last else None


def _clause_end(body: Passage, index: int, reach: int) -> int:
    """Where the words that follow directly end, at most `reach` of them."""
    limit = min(index + reach, len(body.words))
    while index < limit and body.plain[body.ends[index - 1] : body.starts[index]].isspace():
        index += 1
    return index


def _is_unfavourable(body: Passage, first: int, last: int) -> bool:
    lexicon, topics = analyzer().lexicon, _topics()
    return any(word in topics or lexicon.get(word, 0.0) < 0 for word in body.words[first:last])


@cache
def _falling() -> frozenset[str]:
    return load("not_feelings").words("falling")


@cache
def analyzer() -> Analyzer:
    """VADER with the project's word lists."""
    from reliability.lexicons.vader import Analyzer

    added = {entry.words[0]: entry.weight for group in load("sentiment").entries.values() for entry in group}
    shifters = load("valence_shifters")
    relieving, spoiling = shifters.words("relieves"), shifters.words("spoils")
    return Analyzer(added, relieving, spoiling, without=_topics())


@cache
def _topics() -> frozenset[str]:
    """Words of topics, which have no tone: reward, guilty, emergency, dead."""
    return load("topic_words").words("topic")
