import pytest

from reliability.records import Failure


def test_a_record(reading):
    (article,) = reading("a.json", {"text": "One.", "images": [{"src": "x"}]})
    assert (article.id, article.text) == ("a.json", "One.")


@pytest.mark.parametrize(
    "content",
    [
        [{"text": "One."}, {"text": "Two."}],
        {"status": "ok", "articles": [{"content": "One."}, {"content": "Two."}]},
        {"content": [{"text": "One."}, {"text": "Two."}]},
    ],
)
def test_lists_of_records(reading, content):
    items = reading("a.json", content)
    assert [(item.id, item.text) for item in items] == [("a.json#1", "One."), ("a.json#2", "Two.")]


def test_json_lines_under_the_ending_of_json(reading):
    items = reading("a.json", '{"text": "One."}\n{"text": "Two."}\n')
    assert [(item.id, item.text) for item in items] == [("a.json#1", "One."), ("a.json#2", "Two.")]


def test_an_invalid_record_fails_alone(reading):
    first, second = reading("a.json", ["text", {"text": "Two."}])
    assert isinstance(first, Failure)
    assert second.id == "a.json#2"


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("", "it is empty"),
        ("{", "it is not valid JSON: Expecting property name enclosed in double quotes (column 2)"),
        ("[" * 200_000, "it is not valid JSON: it is nested too deeply"),
        ("5", "it holds neither a record nor a list of records"),
        ({"a": [{"code": 1}], "c": [{"code": 2}]}, "no field holds the text; fields found: 'a', 'c'"),
        (b'{"text": "\xe9\xe2\x80\x9c"}', "it is broken UTF-8 at byte 10"),
    ],
)
def test_what_cannot_be_read_is_reported(reading, content, problem):
    (failure,) = reading("a.json", content)
    assert (failure.problem, failure.id) == (problem, "a.json")


def test_lone_surrogates_stay_in_the_text(reading):
    (article,) = reading("a.json", '{"text": "a \\ud800", "title": "b \\ud800"}')
    assert (article.text, article.title) == ("a \ud800", "b \\ud800")


TEXT = "The board voted for two ferries. " * 30


@pytest.mark.parametrize(
    "content",
    [
        {"response": {"status": "ok", "results": [{"id": "1", "fields": {"bodyText": TEXT}}]}},
        {"hits": {"total": 1, "hits": [{"_id": "1", "_source": {"text": TEXT}}]}},
        [{"id": "1", "content": {"rendered": TEXT}, "excerpt": {"rendered": "x"}}],
        [{"id": "1", "text": [TEXT[:495], TEXT[495:]]}],
        [{"id": "1", "body": [{"type": "p", "text": TEXT}]}],
        {"id": {"0": "1"}, "text": {"0": TEXT}},
        {"columns": ["id", "text"], "index": [0], "data": [["1", TEXT]]},
        {"articles": [{"id": "1", "text": TEXT}], "errors": [{"code": 1}]},
        {"data": [{"id": "1", "attributes": {"body": {"value": TEXT}}}]},
        [{"response": {"results": [{"id": "1", "text": TEXT}]}}],
        {"items": [{"id": "1", "content_text": TEXT}]},
    ],
)
def test_the_shapes_that_news_sites_give(reading, content):
    (article,) = reading("a.json", content)
    assert article.id == "1"
    assert article.text.split() == TEXT.split()


def test_no_list_of_articles_is_left_out(reading):
    items = reading("a.json", {"news": [{"text": "One."}], "sport": [{"text": "Two."}]})
    assert [article.text for article in items] == ["One.", "Two."]


def test_a_path_names_a_field_inside_fields(reading):
    record = {"text": "Summary.", "parts": {"long": {"raw": TEXT}}, "meta": [{"site": "velm.example"}]}
    (article,) = reading("a.json", [record], text_column="parts.long.raw", source_column="meta.0.site")
    assert (article.text, article.source) == (TEXT, "velm.example")


@pytest.mark.parametrize("teaser", ["The board voted… [+1234 chars]", "The board voted.", TEXT[:700] + "…"])
def test_a_teaser_is_replaced_by_the_full_text(reading, teaser):
    (article,) = reading("a.json", [{"text": teaser, "article_body": TEXT}])
    assert article.text == TEXT


def test_a_full_text_does_not_give_way_to_a_longer_one(reading):
    (article,) = reading("a.json", [{"text": TEXT, "raw_text": TEXT + TEXT + "Menu"}])
    assert article.text == TEXT


def test_comments_next_to_an_article_are_not_articles(reading):
    (article,) = reading(
        "a.json", {"article": {"title": "Vote", "body": TEXT}, "comments": [{"body": "No."}]}
    )
    assert article.text == TEXT


def test_records_under_the_name_of_a_text_are_not_joined(reading):
    assert len(reading("a.json", {"content": [{"text": TEXT}, {"text": TEXT + "More."}]})) == 2
