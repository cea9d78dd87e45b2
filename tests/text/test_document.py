"""Whatever a text holds, its parts lie inside it and in order."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reliability.records import Article
from reliability.text import read

PIECES = st.sampled_from(
    [
        "The mayor of the town said on Monday that it was late.",
        "“",
        "”",
        '"',
        "''",
        " '",
        "' ",
        "\n",
        "\n\n",
        "\r\n",
        "Share on Facebook",
        "Leave a Comment",
        "You may also like",
        "By Jane Doe",
        "(Photo by Jane Doe/Getty Images)",
        "Read more: ",
        " ",
        ". ",
        "U.S. ",
        "\u200b",
        "a\u0301",
        "\u0430b",
        "\ud800",
        "\x00",
        "— A B (@ab) May 5, 2018",
        "date 2026-01-05 ",
        "Home » World » ",
        "A Headline Without End",
        "https://a.example/b",
        "\u2028",
        "İ",
        "---\n",
        "1,000",
        "a: b\n",
        "Related",
        "'em",
        '7" ',
    ]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map("".join))


def check(passage):
    words, starts, ends = passage.words, passage.starts, passage.ends
    assert len(words) == len(starts) == len(ends) == len(passage.quoted)
    assert len(passage.plain) == len(passage.text)
    assert all(0 <= a < b <= len(passage.text) for a, b in zip(starts, ends, strict=True))
    assert all(b <= a for a, b in zip(starts[1:], ends, strict=False))
    assert passage.writer_words == passage.quoted.count(0)
    assert sorted(i for places in passage.positions.values() for i in places) == list(range(len(words)))
    assert all(words[i] == word for word, places in passage.positions.items() for i in places)
    assert [i for s in passage.sentences for i in range(s.first, s.last)] == list(range(len(words)))
    for sentence in passage.sentences:
        assert sentence.start <= starts[sentence.first]
        assert ends[sentence.last - 1] <= sentence.end


@settings(deadline=None)
@given(text=TEXTS, title=TEXTS)
def test_parts_are_inside_ordered_and_apart(text, title):
    document = read(Article(text=text, title=title))
    check(document.body)
    check(document.title)
    for spans in (document.boilerplate, document.quotations, document.paragraphs, document.repeats):
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert all(a.end <= b.start for a, b in pairwise(spans))
    for start in document.body.starts:
        assert not any(span.start <= start < span.end for span in document.boilerplate)


@pytest.mark.parametrize(
    "text",
    [
        '"' * 100_000,
        "a" * 1_000_000,
        "a" + "\u0301" * 5_000,
        "\x00" * 1_000,
        "\ud800",
        "The end. " * 20_000,
        "Sign up for our newsletter " * 5_000,
        "Getty Images " * 5_000,
        "\n" * 50_000,
        "“a " * 20_000,
        " 'a" * 20_000,
    ],
    ids=lambda text: repr(text[:8]),
)
def test_extreme_texts_are_read(text):
    check(read(Article(text=text)).body)
