import pytest

from reliability.extractors.subjectivity import extract
from reliability.records import Article
from reliability.text import read


def found(text, what):
    name = f"subjectivity_{what}_per_1000_words"
    return [text[e.start : e.end] for e in extract(read(Article(text=text))).evidence if e.measure == name]


@pytest.mark.parametrize(
    ("text", "what", "places"),
    [
        ("I told my editor that I’m done.", "first_person", ["I", "my", "I’m"]),
        ("“I resign,” she said.", "first_person", []),
        ("He fought in World War I and moved on.", "first_person", []),
        ("We know what our town owes us.", "we", ["We", "our", "us"]),
        ("The US embassy opened.", "we", []),
        ("You get your money back.", "you", ["You", "your"]),
        ("In my view, frankly, it failed.", "opinion_phrases", ["In my view", "frankly"]),
        ("Congress must act and should pay.", "obligations", ["must", "should"]),
        ("Imagine the cost. Look at the bill. Show business paid.", "imperatives", ["Imagine", "Look"]),
        (
            "Who cares about the cost? When does it open?",
            "rhetorical_questions",
            ["Who cares about the cost"],
        ),
        ("“Who cares?” she asked.", "rhetorical_questions", []),
    ],
)
def test_finds(text, what, places):
    assert found(text, what) == places
