import json
from itertools import pairwise
from textwrap import fill

import pytest

from reliability.records import Article
from reliability.text import read
from reliability.text.boilerplate.recurring import normal, recurring

LEAD = (
    "The council of Northfield voted on Monday to close the old bridge until engineers have examined every "
    "one of its forty piers, the mayor said."
)
MORE = (
    "“We have waited for a year and can wait for another,” Maria Lopez told reporters. Shopkeepers on both "
    "banks fear for the summer, which brings most of what they earn."
)
LAST = "The work is expected to end in the autumn of next year, according to the institute."


def marked(text, **fields):
    document = read(Article(text=text, **fields))
    return [text[span.start : span.end].strip() for span in document.boilerplate]


def prose(text, **fields):
    document = read(Article(text=text, **fields))
    return " ".join(document.body.words)


PLAIN = prose("\n\n".join([LEAD, MORE, LAST]), title="Council Closes the Bridge")

LINES = [
    "Home » World » Northfield",
    "By Jane Doe",
    "by Jane Doe Senior News Editor",
    "Published: January 5, 2026 10:30 AM",
    "Tue, October 20, 2020",
    "5 min read",
    "Advertisement",
    "Story Continued Below",
    "Share this article",
    "Facebook Twitter WhatsApp Email",
    "Share on Facebook",
    "32 Comments",
    "Leave a Comment",
    "Adblock Detected",
    "Please support us by disabling your AdBlocker extension for our website.",
    "This site uses Akismet to reduce spam. Learn how your comment data is processed.",
    "Your email address will not be published. Required fields are marked *",
    "Save my name, email, and website in this browser for the next time I comment.",
    "Sign up for our newsletter and never miss a story.",
    "We use cookies to improve your experience. By continuing you agree to our privacy policy.",
    "Read more: The Ferry That Nobody Wanted",
    "Copyright 2026 The Northfield Herald. All rights reserved.",
    "© 2026 Northfield Herald",
    "The ferry leaves the northern bank on Sunday. (Photo by Jane Doe/Getty Images)",
    "The mayor speaks at the town hall, 03 January 2026. EPA / Jane Doe",
    "— Maria Lopez (@northfieldmayor) January 5, 2026",
    "Frequently Asked Questions",
    "Follow her on Twitter.",
    "editor@northfield.example",
    "John Doe contributed to this report.",
]


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("place", [0, 1, 2, 3])
def test_lines_of_the_page_are_boilerplate_anywhere(line, place):
    paragraphs = [LEAD, MORE, LAST]
    paragraphs.insert(place, line)
    assert prose("\n\n".join(paragraphs), title="Council Closes the Bridge") == PLAIN


@pytest.mark.parametrize(
    "line",
    [
        "WASHINGTON (AP) — The council voted on Monday.",
        "The mayor shared the article on Facebook and Twitter.",
        "“Sign up for our newsletter,” the mayor told them.",
        "She read more books about cookies than anybody, and used an email address of her own.",
        "Related costs are expected to rise.",
        "What Comes Next",
        "Comments by the mayor were not welcome.",
        "Why did it happen?",
        "In May the council will vote.",
        "The newspaper's copyright was never in doubt.",
        "Subscribe to that view and you will be poor, he said.",
    ],
)
def test_prose_and_headings_are_not(line):
    assert marked("\n\n".join([LEAD, line, MORE, LAST]), title="Council Closes the Bridge") == []


BOX = [
    "You may also like",
    "Ferry Runs Again After a Year",
    "Five Bridges That Nobody Wanted",
    "Leave a Reply",
    "Your email address will not be published. Required fields are marked *",
    "Comment *",
    "Name *",
    "Email *",
    "Website",
    "Post Comment",
]


def test_related_links_and_a_comment_form_below_the_text():
    text = "\n".join([LEAD, MORE, LAST, *BOX])
    assert prose(text, title="Council Closes the Bridge") == PLAIN
    assert text[read(Article(text=text)).boilerplate[0].start :].startswith(BOX[0])


def test_the_heading_of_a_box_in_the_middle_is_part_of_it():
    box = ["Our Reporting, Every Morning", "Sign up for our newsletter.", "Enter your email address"]
    assert marked("\n".join([LEAD, *box, MORE, LAST]), title="Council Closes the Bridge") == box


@pytest.mark.parametrize("place", [1, 3])
def test_doubled_spaces_and_wrapping_change_no_boilerplate(place):
    lines = [LEAD, MORE, LAST]
    lines.insert(place, "The ferry leaves the northern bank on Sunday. (Photo by Jane Doe/Getty Images)")
    text = "\n\n".join(lines)
    assert prose(text.replace(" ", "  "), title="A Bridge") == prose(text, title="A Bridge") == PLAIN
    assert prose("\n\n".join(fill(line, 50) for line in lines), title="A Bridge") == PLAIN


def test_works_without_line_breaks():
    lines = [
        LEAD,
        "Story Continued Below",
        MORE,
        "Sign up for our free newsletter today.",
        LAST,
        "You May Also Like",
        "Leave a Comment",
        "This site uses Akismet to reduce spam. Learn how your comment data is processed.",
    ]
    assert prose(" ".join(lines), title="Council Closes the Bridge") == PLAIN


@pytest.mark.parametrize("join", ["\n", "\n\n", " "])
def test_a_headline_and_a_summary_at_the_end_repeat_the_lead(join):
    headline = "Northfield Council Closes Old Bridge Until Engineers Examined Piers"
    summary = (
        "The council of Northfield closed the old bridge on Monday until engineers have examined all of its "
        "forty piers, a mayor said."
    )
    filler = [
        f"Item {n} on the list was the repair of house number {n * 7} in street {n * 3}." for n in range(20)
    ]
    text = join.join([LEAD, MORE, *filler, headline, summary])
    document = read(Article(text=text, title="x"))
    assert text[document.boilerplate[-1].start :].startswith("Northfield Council")
    assert document.body.words[-1] == str(19 * 3)


def test_a_field_before_the_text_is_boilerplate_and_the_rest_of_its_line_is_not():
    assert marked(f" date 2026-01-05 {LEAD}", title="x") == ["date 2026-01-05"]


@pytest.mark.parametrize("again", ["Council Closes the Bridge", "Council Closes the Bridge | The Herald"])
def test_a_repetition_of_the_records_title_is_boilerplate(again):
    text = "\n".join([again, LEAD, MORE, LAST])
    document = read(Article(text=text, title="Council Closes the Bridge"))
    assert [text[a:b] for a, b in document.boilerplate] == [again]
    assert document.title.part == "title"
    assert document.title.words == ("council", "closes", "the", "bridge")


def test_the_first_line_is_the_headline_where_the_record_has_none():
    text = "\n\n".join(["Home » Local", "Council Closes the Bridge", "By Jane Doe", LEAD, MORE, LAST])
    document = read(Article(text=text))
    assert document.title.part == "text"
    assert document.title.words == ("council", "closes", "the", "bridge")
    assert " ".join(document.body.words) == PLAIN


@pytest.mark.parametrize(
    "text", [LEAD, f"{LEAD}\n\n{MORE}", f"{LEAD} {MORE} {LAST}", "", "One line", "He left."]
)
def test_no_headline_without_one(text):
    document = read(Article(text=text))
    assert document.title.words == ()
    assert document.boilerplate == ()


@pytest.mark.parametrize("join", ["\n\n", " "])
def test_what_is_said_again_word_for_word_counts_once(join):
    text = join.join([LEAD, MORE, *[LEAD] * 5, LAST])
    document = read(Article(text=text, title="Council Closes the Bridge"))
    assert " ".join(document.body.words) == PLAIN
    assert len(document.repeats) == 5
    assert set(document.repeats) <= set(document.boilerplate) or join == " "


def test_a_short_sentence_next_to_a_repeat_is_one_too():
    paragraph = f"He left. {LEAD} It was late."
    assert prose("\n\n".join([paragraph, MORE, paragraph, LAST]), title="A Bridge") == prose(
        "\n\n".join([paragraph, MORE, LAST]), title="A Bridge"
    )
    honest = f"{LEAD} It was late. {MORE} It was late. {LAST}"
    assert read(Article(text=honest, title="A Bridge")).repeats == ()


CAUSES = ["rust", "cracks", "ice", "drought", "storms", "debts", "floods", "age", "neglect"]


def padded(end, times=9):
    return " ".join(
        f"The bridge of year {at} had to be closed because of {CAUSES[at]}{end}" for at in range(times)
    )


@pytest.mark.parametrize(
    "end",
    [", according to officials.", " according to officials.", " - according to officials - and vans."],
)
def test_a_phrase_at_the_end_of_clause_after_clause_counts_once(end):
    document = read(Article(text=padded(end), title="A Bridge"))
    assert len(document.repeats) == 8
    assert {document.article.text[a:b].strip() for a, b in document.repeats} == {"according to officials"}
    assert document.body.words.count("officials") == 1


@pytest.mark.parametrize("end", [", he said.", ", according to officials."])
def test_honest_prose_may_say_it_a_few_times(end):
    times = 9 if end == ", he said." else 5
    assert read(Article(text=padded(end, times), title="A Bridge")).repeats == ()


def test_copies_are_as_long_as_they_agree_with_the_first():
    document = read(Article(text=padded(", said people close to the matter."), title="A Bridge"))
    assert document.article.text[slice(*document.repeats[0])] == "said people close to the matter"


def test_boilerplate_is_ordered_and_apart():
    text = "\n".join([*BOX, LEAD, LEAD, *LINES, MORE, *BOX, LAST, LAST])
    spans = read(Article(text=text)).boilerplate
    assert all(a.start < a.end <= b.start for a, b in pairwise(spans))


def test_lines_that_recur_within_a_source_are_found_and_left_out():
    texts = [
        f"The mayor of town {word} spoke.\nThe Herald,  edition {n}\nIt rained on {word}."
        for n, word in enumerate(["Alba", "Bree", "Cole"])
    ]
    articles = [Article(text=text, source="herald") for text in [*texts, texts[0]]]
    lines = recurring([*articles, *(Article(text=text, source="daily") for text in texts[:2])])
    assert lines == {"herald": ("the herald, edition #",)}
    assert json.dumps(lines)
    assert marked(texts[1]) == []
    document = read(Article(text=texts[1]), frozenset(lines["herald"]))
    assert [texts[1][a:b] for a, b in document.boilerplate] == ["The Herald,  edition 1"]


def test_a_line_is_compared_without_case_spaces_and_numbers():
    assert normal("Page 12 of  30 —\tThe “Herald”") == 'page # of # — the "herald"'


def test_question_headings_below_frequently_asked_questions_are_boilerplate():
    prose = "The ferry runs every hour from the old pier, and it takes twenty minutes to the other side.\n\n"
    questions = f"Frequently Asked Questions\n\nWhen does it leave?\n\n{prose}Who runs it?\n\n{prose}"
    text = f"Is it far?\n\n{prose * 2}{questions}"
    marked = [text[start:end] for start, end in read(Article(text=text)).boilerplate]
    assert "When does it leave?" in marked
    assert "Who runs it?" in marked
    assert "Is it far?" not in marked


def test_a_date_line_below_a_byline_is_boilerplate():
    top = "A > B\nHeadline of the day\nBy Ann Writer\ndate 2026-03-15\n\n"
    text = top + "The ferry runs every hour today. " * 9
    marked = [text[start:end] for start, end in read(Article(text=text)).boilerplate]
    assert "By Ann Writer" in marked
    assert "date 2026-03-15" in marked
