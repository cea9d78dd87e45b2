import pytest

from reliability.records import Article, Failure


def test_one_record_a_line_numbered_without_blank_lines(reading):
    first, second = reading("a.jsonl", '{"text": "One.", "source": "S"}\r\n\n{"text": "Two.", "id": "x"}')
    assert (first.id, first.text, first.source) == ("a.jsonl#1", "One.", "S")
    assert (second.id, second.source) == ("x", "a.jsonl#2")


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (b'{"text": ', "record 2: line 2 is not valid JSON"),
        (b'["text"]', "record 2: line 2 is not a record"),
        (b'{"text": "\xe9\xe2\x80\x9c"}', "record 2: line 2 cannot be read: it is broken UTF-8"),
        (b"[" * 100_000, "record 2: line 2 is not valid JSON: it is nested too deeply"),
        (b'{"text": ' + b"9" * 5000 + b"}", "record 2: line 2 is not valid JSON"),
        (
            b'{"text": "' + b"x" * 2000 + b'"}',
            "record 2: line 2 cannot be read: it is longer than 1,000 bytes",
        ),
        (b'{"title": "T"}', "record 2: no field holds the text"),
        (b'{"text": null}', "record 2: 'text' is empty"),
        (b"\x00", "record 2: line 2 cannot be read: it holds NUL bytes"),
    ],
)
def test_a_bad_line_fails_and_the_rest_goes_on(reading, line, problem):
    bound = {"max_bytes": 1000} if b"xxx" in line else {}
    items = reading("a.jsonl", b'{"text": "One."}\n' + line + b'\n{"text": "Three."}\n', **bound)
    assert [type(item) for item in items] == [Article, Failure, Article]
    assert items[1].problem.startswith(problem)
    assert items[1].id == "a.jsonl#2"
    assert items[2].id == "a.jsonl#3"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "windows-1252"])
def test_encodings(reading, encoding):
    items = reading("a.jsonl", '{"text": "café"}\n{"text": "naïve"}\n'.encode(encoding))
    assert [item.text for item in items] == ["café", "naïve"]


def test_a_given_encoding(reading):
    (article,) = reading("a.jsonl", '{"text": "żółć"}'.encode("iso-8859-2"), encoding="iso-8859-2")
    assert article.text == "żółć"


def test_utf_16_that_breaks_off(reading):
    items = reading("a.jsonl", '{"text": "One."}\n'.encode("utf-16") + b"x")
    assert [type(item) for item in items] == [Article, Failure]
