import pytest

from reliability.extractors.shouting import extract
from reliability.records import Article
from reliability.text import read


def found(text, what):
    name = f"shouting_{what}_per_1000_words"
    return [text[e.start : e.end] for e in extract(read(Article(text=text))).evidence if e.measure == name]


@pytest.mark.parametrize(
    ("text", "what", "places"),
    [
        ("What a day!! It rained.", "exclamation_marks", ["!", "!"]),
        ("“Stop!” he said.", "exclamation_marks", []),
        ("He works at Yahoo! in Texas.", "exclamation_marks", []),
        ("Why now? “Why not?” he said.", "question_marks", ["?"]),
        ("They are ALWAYS WRONG about NATO and the FBI.", "capitals", ["ALWAYS", "WRONG"]),
        ("WASHINGTON (AP) - The House met.", "capitals", []),
        ("“NEVER again,” he said.", "capitals", []),
    ],
)
def test_finds(text, what, places):
    assert found(text, what) == places


def test_a_long_row_of_marks_is_read():
    assert extract(read(Article(text="no " + "!" * 2_000))).values
