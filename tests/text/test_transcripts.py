# ruff: noqa: E501

import pytest

from reliability import text
from reliability.records import Article
from reliability.text.segmentation.transcripts import is_transcript

RADIO = """MARA HOLT, HOST:

Good morning. The council votes today, and I am joined by Tom Ilk. Welcome.

TOM ILK: Thank you. I think we waited too long.

HOLT: Why now?

(SOUNDBITE OF BELL)

ILK: The bridge is not safe. My "neighbours" are scared.

It has been closed twice.

UNIDENTIFIED PERSON #1: They should ask us.

Copyright 2026 Harbour Radio. All rights reserved.
"""


def spoken(article):
    return [article[span.start : span.end] for span in text.read(Article(article)).quotations]


def test_the_words_after_labels_are_quotations():
    assert spoken(RADIO) == [
        "Good morning. The council votes today, and I am joined by Tom Ilk. Welcome.",
        "Thank you. I think we waited too long.",
        "Why now?",
        'The bridge is not safe. My "neighbours" are scared.',
        "It has been closed twice.",
        "They should ask us.",
    ]


@pytest.mark.parametrize("article", ["Q: One?\n\nA: Yes.\n\nQ: Two?\n\nA: No.", RADIO.upper()])
def test_interviews_and_captions_are_transcripts(article):
    assert is_transcript(article)


@pytest.mark.parametrize(
    "article",
    [
        "Key facts: one.\n\nPrice: two.\n\nWhere: three.\n\nWhen: four.",
        "The bridge is closed.\n\nHolt: no.\n\nHe left.\n\nIlk: yes.\n\nShe left.\n\nHolt: so.\n\nRain.\n\nIlk: so.\n\nSun.",
        "One: two: three: four: five.",
    ],
)
def test_lists_and_articles_are_not(article):
    assert not is_transcript(article)
