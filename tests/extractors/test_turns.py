"""Transcripts: the speakers of the labels make statements."""

from reliability import pipeline
from reliability.records import Article

RADIO = """MARA HOLT, HOST:

Good morning. The council votes today, and I am joined by Tom Ilk, who lives there. Welcome.

TOM ILK (Harbour Council): Thank you. I think we waited too long for this, said nobody ever.

HOLT: Why now?

(SOUNDBITE OF BELL)

ILK: The bridge is not safe. My neighbours say that they are scared.

It has been closed twice since the winter.

UNIDENTIFIED PERSON #1: They should ask us before they close it again.

REPORTER: What does the mayor say about the bridge?

HOLT: That was Tom Ilk of the harbour council in Northfield.
"""


def explained(text):
    profile = pipeline.profile(Article(text))
    return profile, [(speaker.name, speaker.kind, speaker.statements) for speaker in profile.speakers]


def test_labels_name_the_speakers():
    profile, speakers = explained(RADIO)
    assert speakers == [
        ("Mara Holt", "person", 2),
        ("Tom Ilk", "person", 2),
        ("Unidentified Person #1", "unnamed", 1),
        ("Reporter", "unnamed", 1),
    ]
    first = next(iter(profile.statements))
    assert RADIO[first.source[0].start : first.source[0].end] == "MARA HOLT, HOST"
    assert RADIO[first.content[0].start : first.content[0].end].startswith("Good morning")
    assert all(statement.direct for statement in profile.statements)


def test_a_turn_of_several_paragraphs_is_one_statement():
    profile, _ = explained(RADIO)
    assert max(len(statement.content) for statement in profile.statements) == 2


def test_questions_and_answers_have_unnamed_speakers():
    text = "\n\n".join(
        f"{label}: This is what they asked about bridge {n} of the town." for n, label in enumerate("QAQAQA")
    )
    _, speakers = explained(text)
    assert speakers == [("Q", "unnamed", 3), ("A", "unnamed", 3)]


def test_an_article_with_a_list_of_labels_has_no_turns():
    text = (
        "The council met. " * 20
        + "\n\nWhere: the town hall.\n\nWhen: today.\n\nWho: everybody who lives here."
    )
    assert explained(text)[1] == []
