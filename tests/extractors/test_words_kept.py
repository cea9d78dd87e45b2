"""What is remembered of words between articles has a bound, however many different words there are."""

from reliability import pipeline
from reliability.extractors import _word_facts
from reliability.records import Article

_BOUND = 300


def _article(number: int) -> Article:
    return Article(" ".join(f"Zorb{number}x{place}ly told voters so." for place in range(100)))


def test_forgets_words_once_there_are_many(monkeypatch):
    monkeypatch.setattr(_word_facts, "_DISTINCT_WORDS", _BOUND)
    _word_facts._table.forget()
    values = [pipeline.profile(_article(number)).values for number in range(8)]
    assert len(_word_facts._table) <= _BOUND
    assert len(_word_facts._table.earlier) <= _BOUND
    assert repr(values[0]) == repr(pipeline.profile(_article(0)).values)


def test_words_in_use_are_found_again_in_the_earlier_table(monkeypatch):
    monkeypatch.setattr(_word_facts, "_DISTINCT_WORDS", _BOUND)
    _word_facts._table.forget()
    for number in range(8):
        pipeline.profile(_article(number))
    facts = _word_facts._table["voters"]
    while "voters" in _word_facts._table:
        pipeline.profile(Article(" ".join(f"Zorb{number}x{place}" for place in range(100))))
        number += 1
    assert _word_facts._table["voters"] is facts
