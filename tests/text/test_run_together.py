import pytest

from reliability.evaluation import text_changes
from reliability.records import Article
from reliability.text import read

PROSE = (
    "The council of the old town met on Monday to vote on the plan for the pier, which has stood there since "
    "the harbour was built, and the members heard the clerk for an hour before they left the hall. "
)
MORE = (
    "A builder from the next village has offered to mend it by the autumn, and the owners of the boats have "
    "asked for a place where they can keep them until then, which the mayor finds hard to give."
)
THIRD = (
    "The next meeting is on the last day of the month, and everybody who lives in the town may speak there."
)
TURNS = [
    (
        "ANN ROE",
        "The council met on Monday. What did the members say about the pier and about its costs, Rep. Lund?",
    ),
    (
        "REP. BO LUND",
        "They said that the pier was safe, and I do not believe it. Nobody here does believe it now.",
    ),
    (
        "ANN ROE",
        "And the clerk? Does she believe it, or has she left the office for good because of the vote?",
    ),
    ("REP. BO LUND", "She has left it. “It is a shame,” she told us when the members came out of the hall —"),
    (
        "ANN ROE",
        "Thank you. We go on with the weather for the weekend, which will be cold and wet, they say.",
    ),
]
TRANSCRIPT = "\n\n".join(f"{name}: {said}" for name, said in TURNS)


def document(text):
    return read(Article(text=text, title="A headline"))


def left_out(text):
    return [text[start:end] for start, end in document(text).boilerplate]


def test_turns_of_a_transcript_are_known_without_line_breaks():
    whole, joined = document(TRANSCRIPT), document(text_changes.remove_line_breaks(TRANSCRIPT))
    said = [said for _, said in TURNS]
    assert [whole.article.text[start:end] for start, end in whole.quotations] == said
    assert [joined.article.text[start:end] for start, end in joined.quotations] == said


def test_a_long_speech_between_few_labels_is_no_transcript():
    text = " ".join(f"{name}: {PROSE * 8}" for name, _ in TURNS)
    assert len(document(text).paragraphs) == 1


@pytest.mark.parametrize("row", ["Share on Facebook Share on Twitter", "Facebook | Twitter | Email | Print"])
def test_a_row_of_buttons_in_a_long_paragraph_is_left_out(row):
    assert left_out(f"{PROSE}{row} {MORE}") == [row]


@pytest.mark.parametrize(
    "row",
    [
        "He posted it on Facebook, Twitter and Instagram, with a copy.",
        "The email to print and share it went on.",
    ],
)
def test_names_of_services_in_prose_are_no_buttons(row):
    assert left_out(f"{PROSE}{row} {MORE}") == []


def test_a_credit_in_a_long_paragraph_takes_its_caption_with_it():
    caption = "Mayor Ann Lee speaks to members of the council in the hall on Monday. (AP Photo/Bo Karl)"
    assert left_out(f"{PROSE}{caption} {MORE}") == [caption]


def test_a_short_sentence_of_the_page_is_left_out_of_a_text_without_line_breaks():
    assert [one.strip() for one in left_out(f"{PROSE}Subscribe here. {MORE}")] == ["Subscribe here."]
    assert left_out(f"{PROSE}Subscribe here. {MORE}\n\n{THIRD}") == []
