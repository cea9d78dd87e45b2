"""What is remembered of words between articles has a bound, however many different words there are."""

from importlib import import_module

from reliability import pipeline
from reliability.extractors import readability
from reliability.records import Article

word_classes = import_module("reliability.extractors._attribution.word_classes")
_BOUND = 300


def _article(number: int) -> Article:
    return Article(" ".join(f"Zorb{number}x{place}ly told voters so." for place in range(100)))


def test_forgets_words_once_there_are_many(monkeypatch):
    monkeypatch.setattr(readability, "_DISTINCT_WORDS", _BOUND)
    monkeypatch.setattr(word_classes, "_DISTINCT_WORDS", _BOUND)
    readability._known.clear()
    word_classes.classes.clear()
    values = [pipeline.profile(_article(number)).values for number in range(8)]
    assert len(readability._known) <= 2 * _BOUND
    assert len(word_classes.classes) <= _BOUND
    assert repr(values[0]) == repr(pipeline.profile(_article(0)).values)
