"""Subjectivity: the writer steps forward as a person, addresses the reader, holds opinions, gives orders."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from reliability.extractors._listed import listed
from reliability.lexicons import load
from reliability.records import Document, Findings, Measure, Passage, Sentence
from reliability.text.counting import Stretch, per_1000, places

_I = "subjectivity_first_person_per_1000_words"
_WE = "subjectivity_we_per_1000_words"
_YOU = "subjectivity_you_per_1000_words"
_OPINION = "subjectivity_opinion_phrases_per_1000_words"
_OBLIGATION = "subjectivity_obligations_per_1000_words"
_IMPERATIVE = "subjectivity_imperatives_per_1000_words"
_QUESTION = "subjectivity_rhetorical_questions_per_1000_words"
_GRAMMAR = "Biber et al. 1999, Longman Grammar of Spoken and Written English; own word list"
_STANCE = "Hyland 2005, Metadiscourse; Wiebe et al. 2004, Learning Subjective Language; own word list"
_MORE = "Higher means more of the writer's own stance."
_PERSONAL = (_I, _WE)
"""Reporters on the spot say I and we too; orders, verdicts and appeals to the reader are comment."""


def _measure(name: str, unit: str, meaning: str, reference: str) -> Measure:
    what = name.removeprefix("subjectivity_")
    return Measure(
        "subjectivity",
        what,
        f"{unit} per 1,000 words",
        f"{meaning}; outside quotations.",
        _MORE,
        reference,
        expected=0 if name in _PERSONAL else -1,
    )


MEASURES = (
    _measure(_I, "words", "I, me, my, mine, myself", _GRAMMAR),
    _measure(_WE, "words", "We, us, our, let's", _GRAMMAR),
    _measure(_YOU, "words", "You, your: addressing the reader", _GRAMMAR),
    _measure(
        _OPINION, "phrases", "Phrases that express an opinion: I think, in my view, make no mistake", _STANCE
    ),
    _measure(_OBLIGATION, "words", "Must, should, ought: saying what should be done", _STANCE),
    _measure(
        _IMPERATIVE, "sentences", "Sentences that start with an order: imagine, don't, look at the", _STANCE
    ),
    _measure(_QUESTION, "sentences", "Rhetorical questions: isn't it, how dare, who cares", _STANCE),
)
_PERSONS = {"i": _I, "we": _WE, "you": _YOU}


def extract(document: Document) -> Findings:
    """Rates outside quotations, by the writer's words; NaN where the writer has none."""
    body = document.body
    openers = [sentence for sentence in body.sentences if not body.quoted[sentence.first]]
    stretches_by_measure: dict[str, Sequence[Stretch]] = {
        **{
            measure: _word_stretches(body, _category("persons", person))
            for person, measure in _PERSONS.items()
        },
        _OPINION: listed("opinion", body),
        _OBLIGATION: _word_stretches(body, _category("directives", "obligation")),
        _IMPERATIVE: list(_imperatives(body, openers)),
        _QUESTION: list(_questions(body, openers)),
    }
    values = {
        name: per_1000(len(stretches), body.writer_words) for name, stretches in stretches_by_measure.items()
    }
    return Findings(values, places(body, *stretches_by_measure.items()))


@cache
def _category(name: str, category: str) -> frozenset[str]:
    """The one-word entries of a category of the word list `name`."""
    return frozenset(
        word
        for word, entries in load(name).entries.items()
        if any(entry.category == category and len(entry.words) == 1 for entry in entries)
    )


def _word_stretches(body: Passage, words: frozenset[str]) -> list[tuple[int, int]]:
    indices = sorted([index for word in words & body.positions.keys() for index in body.positions[word]])
    return [(index, index + 1) for index in indices if _is_writers_word(body, index)]


def _is_writers_word(body: Passage, index: int) -> bool:
    """Whether the word is the writer's; `US` and `World War I` hold no pronoun."""
    if body.quoted[index]:
        return False
    if body.words[index] == "us":
        return body.text[body.starts[index] : body.ends[index]] != "US"
    return not (
        body.words[index] == "i" and index > 0 and body.words[index - 1] in {"war", "phase", "title", "part"}
    )


def _imperatives(body: Passage, openers: Iterable[Sentence]) -> Iterator[tuple[int, int]]:
    """First words of sentences that open with a base verb, where what follows fits an order."""
    sure, unsure = _category("directives", "imperative"), _category("directives", "if_followed")
    followers = _category("directives", "follower")
    words = body.words
    for _, _, first, last in openers:
        if last - first > 1 and (
            words[first] in sure or (words[first] in unsure and words[first + 1] in followers)
        ):
            yield first, first + 1


def _questions(body: Passage, openers: Iterable[Sentence]) -> Iterator[tuple[int, int]]:
    """The writer's questions that hold a word or phrase of rhetorical questions."""
    if "?" not in body.plain:
        return
    marks = [
        sentence
        for sentence in openers
        if "?" in body.plain[body.ends[sentence.last - 1] : sentence.end]
        and not body.quoted[sentence.last - 1]
    ]
    if not marks:
        return
    signs = [hit.first for hit in listed("rhetorical_questions", body)]
    for sentence in marks:
        place = bisect_left(signs, sentence.first)
        if place < len(signs) and signs[place] < sentence.last:
            yield sentence.first, sentence.last
