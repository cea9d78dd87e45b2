import textwrap

import pytest

from reliability.records import Article
from reliability.text import read

PARAGRAPHS = """\
Council Votes on the Old Bridge
The council of Northfield voted on Monday to close the old bridge until engineers have examined every \
one of its forty piers, a decision that surprised the shopkeepers on both banks of the river.
What Comes Next
“We have waited for a year and can wait for another,” the mayor, Maria Lopez, told reporters. According to \
a report of the U.S. Transport Institute the work will cost $1.2 million and end on Jan. 6 of next year.\
""".splitlines()


def shape(text):
    body = read(Article(text=text)).body
    return [body.words[s.first : s.last] for s in body.sentences], body.quoted


@pytest.mark.parametrize("width", [50, 64, 72, 80, 100])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_wrapping_changes_nothing(width, gap):
    wrapped = gap.join(textwrap.fill(paragraph, width) for paragraph in PARAGRAPHS)
    assert shape(wrapped) == shape("\n\n".join(PARAGRAPHS))


def test_a_short_word_that_was_wrapped_is_not_a_list_item():
    text = "The trouble is that when you said what you said the whole world heard\nit. Nobody laughed."
    assert len(read(Article(text=text)).paragraphs) == 1


def test_a_wrapped_line_ends_with_a_space_in_plain_text():
    text = "The mayor of the old town and of the villages\naround it left. It was late on the evening."
    assert read(Article(text=text)).body.plain == text.lower().replace("\n", " ")


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028", "\u2029", "\x85"])
def test_any_line_end_is_one(end):
    assert shape(end.join(PARAGRAPHS)) == shape("\n".join(PARAGRAPHS))


def test_list_items_stay_apart():
    text = "The list:\n- bread from the old mill\n- milk from the hills above\n- honey from the far side"
    assert len(read(Article(text=text)).paragraphs) == 4


def test_doubled_spaces_change_nothing():
    text = " ".join(PARAGRAPHS)
    assert shape(text.replace(" ", "  ")) == shape(text)
