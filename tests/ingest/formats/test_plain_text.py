import pytest

from reliability.records import Article, Failure


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.TXT", "a.markdown"])
def test_a_file_is_an_article_and_its_text_is_the_file(reading, name):
    text = "A headline\r\n\r\nSome “text”.\r"
    (found,) = reading(name, text)
    assert (found.text, found.id, found.source, found.notes) == (text, name, name, ("no_source",))


def test_marks_are_removed(reading):
    (found,) = reading("a.txt", "\ufeffText.".encode("utf-16-le"))
    assert found.text == "Text."


FRONT = '---\ntitle: "Bridge: closed"\nDate: 2026-01-05\nsource: www.CNN.com\ntags: [a, b]\n---\nSome text.\n'


def test_front_matter_is_read_and_stays_in_the_text(reading):
    (found,) = reading("a.md", FRONT)
    assert found.text == FRONT
    assert (found.title, found.published, found.source) == ("Bridge: closed", "2026-01-05", "cnn.com")
    assert found.fields == {"tags": '["a", "b"]'}


def test_front_matter_needs_its_end(reading):
    (found,) = reading("a.md", "---\ntitle: T\nno end\n")
    assert (found.title, found.source) == ("", "a.md")


def test_named_columns_do_not_concern_texts(reading):
    (found,) = reading("a.txt", "Some text.", text_column="lead")
    assert found.text == "Some text."


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
    (found,) = reading("cnn/a.txt", content)
    assert isinstance(found, Failure)
    assert (found.id, found.source, found.code) == ("cnn/a.txt", "cnn", code)
    assert str(found).count("\n") == 0


def test_size_is_bounded(reading):
    (found,) = reading("a.txt", "x" * 101, max_bytes=100)
    assert found.problem == "it is larger than 100 bytes"
    (found,) = reading("a.txt", "x" * 100, max_bytes=100)
    assert isinstance(found, Article)
