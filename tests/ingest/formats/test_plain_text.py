import pytest

from reliability.records import Article, Failure


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.TXT", "a.markdown"])
def test_a_file_is_an_article_and_its_text_is_the_file(reading, name):
    text = "A headline\r\n\r\nSome “text”.\r"
    (article,) = reading(name, text)
    assert (article.text, article.id, article.source, article.notes) == (text, name, name, ("no_source",))


def test_marks_are_removed(reading):
    (article,) = reading("a.txt", "\ufeffText.".encode("utf-16-le"))
    assert article.text == "Text."


FRONT = '---\ntitle: "Bridge: closed"\nDate: 2026-01-05\nsource: www.CNN.com\ntags: [a, b]\n---\nSome text.\n'


def test_front_matter_is_read_and_stays_in_the_text(reading):
    (article,) = reading("a.md", FRONT)
    assert article.text == FRONT
    assert (article.title, article.published, article.source) == ("Bridge: closed", "2026-01-05", "cnn.com")
    assert article.fields == {"tags": '["a", "b"]'}


def test_front_matter_needs_its_end(reading):
    (article,) = reading("a.md", "---\ntitle: T\nno end\n")
    assert (article.title, article.source) == ("", "a.md")


def test_named_columns_do_not_concern_texts(reading):
    (article,) = reading("a.txt", "Some text.", text_column="lead")
    assert article.text == "Some text."


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "no_text"),
        (b" \n", "no_text"),
        (b"---\ntitle: T\n---\n", "no_text"),
        (b"a\x00\x01", "unreadable"),
        ("“".encode() + b"\xff", "unreadable"),
    ],
)
def test_what_cannot_be_read_is_reported(reading, content, code):
    (failure,) = reading("cnn/a.txt", content)
    assert isinstance(failure, Failure)
    assert (failure.id, failure.source, failure.code) == ("cnn/a.txt", "cnn", code)
    assert str(failure).count("\n") == 0


def test_size_is_bounded(reading):
    (failure,) = reading("a.txt", "x" * 101, max_bytes=100)
    assert failure.problem == "it is larger than 100 bytes"
    (failure,) = reading("a.txt", "x" * 100, max_bytes=100)
    assert isinstance(failure, Article)
