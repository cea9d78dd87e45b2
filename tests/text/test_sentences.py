import pytest

from reliability.records import Article
from reliability.text import read


def sentences(text):
    return [text[s.start : s.end] for s in read(Article(text=text)).body.sentences]


@pytest.mark.parametrize(
    "parts",
    [
        ["It rained.", "The mayor left."],
        ["He met Mr. Smith and Sen. Jane Doe.", "They spoke."],
        ["U.S. President Jane Doe spoke to J. K. Smith.", "He came from the U.S.", "The trip took long."],
        ["It rose 3.5 percent on Jan. 6 to $1.2 million.", "Nobody knew."],
        ["“We do not know.”", "The mayor left."],
        ["“We do not know,” said the mayor of St. Paul.", "“It is late.”"],
        ["Why?", "Because!", "“Really?” she asked."],
        ["He waited … and then left.", "So...", "The end came."],
        ["It met at 9 a.m. Tuesday in Washington, D.C.", "The vote failed."],
        ["(It was late.)", "Then it ended."],
        ["Acme Inc. shares fell.", "Acme Inc.", "But others rose."],
    ],
)
def test_splits_news_prose(parts):
    assert sentences(" ".join(parts)) == parts


def test_splits_where_a_line_break_was_lost():
    assert sentences("It came to an end.Next she left.") == ["It came to an end.", "Next she left."]
    assert sentences("It stood on example.Com and stayed.") == ["It stood on example.Com and stayed."]
