"""Words and paragraphs that lines break."""

import textwrap

import pytest

from reliability.records import Article
from reliability.text import read

LINES = """\
The harbour board of Northfield decided on
Monday that its oldest crane must be taken
down before winter, because a new inspec-
tion found cracks in both of its arms.

"Nobody should have to work below it,"
the chair of the board, Ann Roe, told re-
porters. The left-wing members want the
work to be done by the town's own staff.
"""


def words(text):
    return read(Article(text=text)).body.words


def shape(text):
    body = read(Article(text=text)).body
    return [body.words[s.first : s.last] for s in body.sentences], body.quoted


def plain(text):
    return text.replace("inspec-\ntion", "inspection\n").replace("re-\nporters.", "reporters.\n")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\n\n", "\r\n\r\n", "\n\n\n", " \n \n", "\n    "])
@pytest.mark.parametrize("sign", ["-", "¬", "\u00ad", "\u2010"])
def test_a_word_broken_at_a_line_end_is_one_word(sign, end):
    broken = LINES.replace("inspec-", f"inspec{sign}").replace("re-\n", f"re{sign}\n")
    assert shape(broken.replace("\n", end)) == shape(plain(LINES))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\n\n"])
@pytest.mark.parametrize(
    "compound", ["left-wing", "vice-president", "state-owned", "US-led", "Anglo-Saxon", "covid-19"]
)
def test_a_compound_wrapped_at_its_hyphen_keeps_it(compound, end):
    text = (
        f"The members of the council wanted to see the {compound.replace('-', '-' + end)} plan of last year."
    )
    assert compound.lower() in words(text)


def test_a_compound_that_the_text_writes_elsewhere_keeps_its_hyphen():
    text = "The tax-lawyer left early that day, although no tax-\nlawyer had ever left that early before."
    assert words(text).count("tax-lawyer") == 2


def test_a_prefix_keeps_its_hyphen_in_a_text_that_breaks_no_words():
    assert words("It was a pro-\nlabour town, well -\nor not.")[3:] == (
        "pro-labour",
        "town",
        "well",
        "or",
        "not",
    )


PARAGRAPHS = """\
The council of Northfield voted on Monday to close the old bridge until engineers have examined every one of \
its forty piers, a decision that surprised the shopkeepers on both banks.
"We have waited for a year and can wait for another," the mayor, Maria Lopez, told reporters on the steps of \
the town hall. According to her the work will cost $1.2 million.
The shopkeepers said that nobody had asked them, and that they would go to court if the bridge stays closed \
until the summer. A lawyer for the town declined to comment.\
""".splitlines()


@pytest.mark.parametrize("width", [38, 50, 64, 80])
@pytest.mark.parametrize("spacing", ["\n\n", "\r\n\r\n", "\n\n\n", "\n \n"])
@pytest.mark.parametrize("gap", [1, 2])
def test_lines_with_blank_lines_between_them_are_one_paragraph(width, spacing, gap):
    lines = [textwrap.fill(paragraph, width).replace("\n", spacing) for paragraph in PARAGRAPHS]
    assert shape((spacing * gap).join(lines)) == shape("\n\n".join(PARAGRAPHS))


def test_a_page_that_ends_in_mid_sentence_goes_on_after_blank_lines():
    lines = "\n\n".join(textwrap.fill(paragraph, 60) for paragraph in PARAGRAPHS).split("\n")
    assert lines[1][-1].isalpha()
    assert lines[2][0].islower()
    broken = "\n".join(lines[:2]) + "\n\n\f\n" + "\n".join(lines[2:])
    assert shape(broken) == shape("\n\n".join(PARAGRAPHS))


def test_short_paragraphs_stay_apart():
    text = "\n\n".join(
        (
            "Bridge of Northfield to stay closed",
            "by Ann Roe",
            "The council voted on Monday.",
            "It was a close vote.",
            "iPhones were banned from the room.",
            "The mayor said so.",
        )
    )
    assert len(read(Article(text=text)).paragraphs) + 2 >= 5
    assert ("the", "mayor", "said", "so") in shape(text)[0]


def test_a_list_with_blank_lines_between_its_items_stays_apart():
    items = "\n\n".join(f"- bread from the mill number {n} in the valley" for n in range(8))
    assert len(read(Article(text=f"The list:\n\n{items}")).paragraphs) >= 8
