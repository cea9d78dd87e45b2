"""How hard the prose is to read: formulas of textstat 0.7.13 on our words, sentences and syllables.

textstat itself reads a text again for each metric and ends a sentence at every full stop. A test checks that
both give the same numbers for texts where they agree on words and sentences. Quotations are included, since
they are part of the sentences whose length is counted. The words of persons' names all count
alike.
"""

from __future__ import annotations

from math import nan, sqrt
from operator import mul
from typing import NamedTuple

from reliability.extractors._word_facts import WordFact
from reliability.lexicons.syllables import easy_words, spelling, syllables
from reliability.records import Document, Findings, Measure, Passage

_FRAGMENT = 2  # textstat's count_sentences ignores sentences of so few words
_BITS = 21  # of each count in a sum of all six; the longest text has two million code points
_MASK = (1 << _BITS) - 1
_SHIFTS = range(5 * _BITS, -1, -_BITS)


def _measure(name: str, unit: str, meaning: str, reference: str, higher: str = "harder to read") -> Measure:
    return Measure("readability", name, unit, meaning, f"Higher means {higher}.", reference)


_TEXTSTAT = "as in textstat 0.7.13"
MEASURES = (
    _measure("flesch_kincaid_grade", "US school grade",
             "School grade, computed from sentence length and syllables per word.",
             "Kincaid, Fishburne, Rogers & Chissom (1975), 0.39 w/s + 11.8 syl/w - 15.59"),
    _measure("flesch_reading_ease", "points, mostly 0-100",
             "Reading ease, computed from sentence length and syllables per word.",
             "Flesch (1948), 206.835 - 1.015 w/s - 84.6 syl/w", "easier to read"),
    _measure("gunning_fog", "years of schooling",
             "Grade, computed from sentence length and hard words of three syllables.",
             "Gunning (1952), 0.4 (w/s + 100 hard/w)"),
    _measure("dale_chall_score", "points, mostly 4-12",
             "Score, computed from sentence length and words that are not on a list of easy words.",
             "Dale & Chall (1948), 15.79 hard/w + 0.0496 w/s, + 3.6365 above 5 %"),
    _measure("smog_index", "years of schooling",
             "Grade, computed from words of three syllables or more per sentence.",
             "McLaughlin (1969), 1.043 sqrt(30 poly/s) + 3.1291"),
    _measure("coleman_liau_index", "US school grade",
             "Grade, computed from letters per word and sentences per word.",
             "Coleman & Liau (1975), 5.8 letters/w - 29.6 s/w - 15.8"),
    _measure("difficult_words_share", "share of words",
             "Words of two syllables or more that are not on the list of easy words.", "Dale & Chall (1948)"),
    _measure("long_words_share", "share of words", "Words of three syllables or more.", "Gunning (1952)"),
    _measure("syllables_per_word", "syllables",
             f"Mean number of syllables per word, counted {_TEXTSTAT}.", "Flesch (1948)"),
    _measure("letters_per_word", "letters",
             "Mean number of letters and digits per word.", "Coleman & Liau (1975)"),
)  # fmt: skip


class Counts(NamedTuple):
    """What the formulas need; of the `hard` words `difficult` have two syllables, `foggy` three."""

    words: int
    sentences: int
    syllables: int
    letters: int
    long: int
    hard: int
    difficult: int
    foggy: int


def extract(document: Document) -> Findings:
    """Every formula on the body; NaN without words."""
    counts = count(document.body)
    if not counts.words:
        return Findings({measure.name: nan for measure in MEASURES})
    return Findings({f"readability_{name}": value for name, value in formulas(counts).items()})


def count(passage: Passage) -> Counts:
    """The counts of `passage`, each distinct word looked at once."""
    total = sum(map(mul, map(len, passage.positions.values()), _PACKED.of_types(passage)))
    whole = sum([last - first > _FRAGMENT for _, _, first, last in passage.sentences])
    return Counts(len(passage.words), max(whole, 1), *[total >> shift & _MASK for shift in _SHIFTS])


def formulas(counts: Counts) -> dict[str, float]:
    """Return the measures of a passage with words; see `MEASURES` for references."""
    words = counts.words
    length, per_word = words / counts.sentences, counts.syllables / words
    hard = counts.hard / words
    return {
        "flesch_kincaid_grade": 0.39 * length + 11.8 * per_word - 15.59,
        "flesch_reading_ease": 206.835 - 1.015 * length - 84.6 * per_word,
        "gunning_fog": 0.4 * (length + 100 * counts.foggy / words),
        "dale_chall_score": 15.79 * hard + 0.0496 * length + (3.6365 if hard > 0.05 else 0),
        "smog_index": 1.043 * sqrt(30 * counts.long / counts.sentences) + 3.1291,
        "coleman_liau_index": 5.8 * counts.letters / words - 29.6 * counts.sentences / words - 15.8,
        "difficult_words_share": counts.difficult / words,
        "long_words_share": counts.long / words,
        "syllables_per_word": per_word,
        "letters_per_word": counts.letters / words,
    }


def _packed(word: str) -> int:
    """A word's syllables and letters, and whether it is long, hard, difficult and foggy, in one integer.

    One sum over the words adds all six.
    """
    packed = 0
    for number in _NAME if word[0].isupper() else _counts(word):
        packed = packed << _BITS | number
    return packed


def _counts(word: str) -> tuple[int, int, bool, bool, bool, bool]:
    """The six counts of a word that is not a person's name."""
    spelled = spelling(word)
    number, hard = syllables(spelled), spelled not in easy_words()
    letters = len(spelled.replace("'", ""))
    return number, letters, number > 2, hard, hard and number > 1, hard and number > 2


_NAME = (2, 6, False, False, False, False)
"""The counts of each word of a person's name: names are familiar words to Dale & Chall
(1948) and never hard to Gunning (1952). Of the surnames of English news the middle one has two syllables and
six letters."""
_PACKED = WordFact(_packed)
