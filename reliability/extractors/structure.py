"""Sentences and words as a whole: their length, variety, language, and whether they are prose at all."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress
from math import nan, sqrt

from reliability.extractors._english import english_flags, english_share
from reliability.extractors._word_facts import IS_NAMED
from reliability.records import Document, Findings, Measure, Passage, Sentence
from reliability.text.counting import share
from reliability.text.initials import capitals_and_digits
from reliability.text.names import names

_SEGMENT = 50  # words; Johnson (1944), Studies in language behavior
_STEP = 25
_SHORT, _LONG = 8, 29  # words; "very easy" and "very difficult" in Flesch (1949), The Art of Readable Writing
_LEAST_WORDS = 3  # fewer make no sentence of prose
_FULL_SENTENCE = 8  # words; a sentence without a mark at its end needs as many, and small words among them
_MOST_NAMES_AND_FIGURES = 0.7  # share of a sentence; results, tables and lists have more
_LEAST_SMALL_WORDS = 0.15  # share of a sentence; lists have fewer
_LONGEST = 60  # words; longer sentences are mostly several run together, or lists
_MARKS = frozenset(".!?…:;。！？।")
_NOT = bytes([1]) + bytes(255)
_NAME = ""  # in place of a word of a person's name, which keeps its capital
_FLESCH = "Flesch (1949), The Art of Readable Writing"


def _measure(name: str, unit: str, meaning: str, higher: str, reference: str) -> Measure:
    return Measure("structure", name, unit, meaning, f"Higher means {higher}.", reference)


MEASURES = (
    _measure("words_per_sentence", "words", "Mean length of the sentences of prose, each counted up to "
             f"{_LONGEST} words.", "longer sentences", _FLESCH),
    _measure("sentence_length_variation", "standard deviation / mean",
             "How much the length of sentences varies.",
             "more uneven sentences", "Biber & Conrad (2009), Register, Genre, and Style"),
    _measure("short_sentences_share", "share of sentences", f"Sentences of at most {_SHORT} words.",
             "more short sentences", _FLESCH),
    _measure("long_sentences_share", "share of sentences", f"Sentences of {_LONG} words or more.",
             "more long sentences", _FLESCH),
    _measure("lexical_diversity", "share of words",
             f"Mean share of different words in segments of {_SEGMENT} "
             "words outside quotations, without names of people. It is independent of the text's length.",
             "less repetition",
             "Johnson (1944), mean segmental type-token ratio; Covington & McFall (2010)"),
    _measure("english_share", "share of words",
             "Words in English passages, recognised by their function words.",
             "more of the text is in English",
             "Cavnar & Trenkle (1994); small words as in Grefenstette (1995)"),
    _measure("prose_share", "share of words", "Words in sentences rather than in lists, tables or results.",
             "more running text", "Own rule: a mark at the end or small words within, few names and figures"),
)  # fmt: skip


def extract(document: Document) -> Findings:
    """Every measure of the body; NaN where it has no words, or no sentences of prose."""
    body = document.body
    if not body.words:
        return Findings({measure.name: nan for measure in MEASURES})
    english = english_flags(body)
    # Names and figures belong to no language.
    neutral = capitals_and_digits(body) if names(body).defined else bytes(len(body.words))
    prose = [sentence for sentence in body.sentences if _is_prose(body, sentence, english, neutral)]
    lengths = [min(sentence.last - sentence.first, _LONGEST) for sentence in prose]
    mean = share(sum(lengths), len(lengths))
    values = {
        "words_per_sentence": mean,
        "sentence_length_variation": _variation(lengths),
        "short_sentences_share": share(sum([length <= _SHORT for length in lengths]), len(lengths)),
        "long_sentences_share": share(sum([length >= _LONG for length in lengths]), len(lengths)),
        "lexical_diversity": _diversity(body),
        "english_share": english_share(body, english, neutral),
        "prose_share": sum([sentence.last - sentence.first for sentence in prose]) / len(body.words),
    }
    return Findings({f"structure_{name}": value for name, value in values.items()})


def _variation(lengths: Sequence[int]) -> float:
    """Standard deviation / mean."""
    if not lengths:
        return nan
    mean = sum(lengths) / len(lengths)
    return sqrt(max(sum(length * length for length in lengths) / len(lengths) - mean * mean, 0)) / mean


def _is_prose(body: Passage, sentence: Sentence, english: bytes, neutral: bytes) -> bool:
    length = sentence.last - sentence.first
    if length < _LEAST_WORDS:
        return False
    small = english.count(1, sentence.first, sentence.last)
    ended = _ended(body, sentence)
    if length > _LONGEST or not ended:
        return length >= _FULL_SENTENCE and small >= _LEAST_SMALL_WORDS * length
    return small > 0 or neutral.count(1, sentence.first, sentence.last) <= _MOST_NAMES_AND_FIGURES * length


def _ended(body: Passage, sentence: Sentence) -> bool:
    return not _MARKS.isdisjoint(body.text[body.ends[sentence.last - 1] : sentence.end])


def _diversity(body: Passage) -> float:
    """NaN with fewer of the writer's words than one segment, persons' names left out."""
    words = [*body.words]
    for name in compress(body.positions, IS_NAMED.of_types(body)):
        for position in body.positions[name]:
            words[position] = _NAME
    if body.writer_words < len(words):
        words = [*compress(words, body.quoted.translate(_NOT))]
    shares = [
        _variety(words[start : start + _SEGMENT]) for start in range(0, len(words) - _SEGMENT + 1, _STEP)
    ]
    return share(sum(shares), len(shares))


def _variety(words: Sequence[str]) -> float:
    """The share of different words, names left out."""
    names = words.count(_NAME)
    common = len(words) - names
    return (len(set(words)) - (names > 0)) / common if common else 1.0
