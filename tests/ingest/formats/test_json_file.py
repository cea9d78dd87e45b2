import pytest

from reliability.records import Failure


def test_a_record(reading):
    (found,) = reading("a.json", {"text": "One.", "images": [{"src": "x"}]})
    assert (found.id, found.text) == ("a.json", "One.")


@pytest.mark.parametrize(
    "content",
    [
        [{"text": "One."}, {"text": "Two."}],
        {"status": "ok", "articles": [{"content": "One."}, {"content": "Two."}]},
        {"content": [{"text": "One."}, {"text": "Two."}]},
    ],
)
def test_lists_of_records(reading, content):
    found = reading("a.json", content)
    assert [(item.id, item.text) for item in found] == [("a.json#1", "One."), ("a.json#2", "Two.")]


def test_json_lines_under_the_ending_of_json(reading):
    found = reading("a.json", '{"text": "One."}\n{"text": "Two."}\n')
    assert [(item.id, item.text) for item in found] == [("a.json#1", "One."), ("a.json#2", "Two.")]


def test_what_is_no_record_fails_alone(reading):
    one, two = reading("a.json", ["text", {"text": "Two."}])
    assert isinstance(one, Failure)
    assert two.id == "a.json#2"


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("", "it is empty"),
        ("{", "it is not valid JSON: Expecting property name enclosed in double quotes (column 2)"),
        ("[" * 200_000, "it is not valid JSON: it is nested too deeply"),
        ("5", "it holds neither a record nor a list of records"),
        ({"a": [{"text": "b"}], "c": [{"text": "d"}]}, "no field holds the text; there is 'a', 'c'"),
        (b'{"text": "\xe9\xe2\x80\x9c"}', "it is broken UTF-8 at byte 10"),
    ],
)
def test_what_cannot_be_read_is_told(reading, content, problem):
    (found,) = reading("a.json", content)
    assert (found.problem, found.id) == (problem, "a.json")


def test_lone_surrogates_stay_in_the_text(reading):
    (found,) = reading("a.json", '{"text": "a \\ud800", "title": "b \\ud800"}')
    assert (found.text, found.title) == ("a \ud800", "b \\ud800")
