import pytest

from reliability.ingest import Options
from reliability.ingest.article_builder import build_article
from reliability.ingest.file_location import FileLocation
from reliability.ingest.reader_results import Row
from reliability.records import Article, Failure

PLACE = FileLocation("gazette/a.jsonl", "in/gazette/a.jsonl", "gazette", "gazette")
TOP = FileLocation("a.jsonl", "in/a.jsonl", "", "in")


def made(record, place=TOP, number=3, **options):
    return build_article(Row({"text": "Some text.", **record}, number), place, Options(**options))


@pytest.mark.parametrize("name", ["Content", "BODY", "fullText", "article_text", "maintext", "articleBody"])
def test_common_names_of_the_text(name):
    article = build_article(Row({name: "Some text."}, 1), TOP, Options())
    assert (article.text, article.fields) == ("Some text.", {})


@pytest.mark.parametrize(
    ("record", "attribute", "value"),
    [
        ({"doc_id": 17}, "id", "17"),
        ({"doc_id": 17.0}, "id", "17"),
        ({"id": float("nan"), "uuid": "x"}, "id", "x"),
        ({"id": True}, "id", "a.jsonl#3"),
        ({"id": 10**5000}, "id", "a.jsonl#3"),
        ({"id": float("inf")}, "id", "a.jsonl#3"),
        ({"_id": {"$oid": "5f"}}, "id", "5f"),
        ({"headline": " A\nheadline "}, "title", "A headline"),
        ({"link": "https://a.example/b"}, "url", "https://a.example/b"),
        ({"publishedAt": "2026-01-05"}, "published", "2026-01-05"),
        ({"date": "", "pub_date": "2026-01-05"}, "published", "2026-01-05"),
        ({"outlet": "The  Gazette"}, "source", "The Gazette"),
        ({"source": {"id": None, "name": "The Gazette"}}, "source", "The Gazette"),
        ({"source": "www.CNN.com"}, "source", "cnn.com"),
        ({"Domain": "www.CNN.com"}, "source", "cnn.com"),
        ({"source": "CNN", "domain": "www.cnn.com"}, "domain", "cnn.com"),
        ({"source": "CNN", "url": "https://edition.cnn.com/x"}, "domain", "cnn.com"),
        ({"url": "http://10.0.0.1/x"}, "source", "10.0.0.1"),
        ({"url": "http://10.0.0.1/x"}, "domain", ""),
        ({"title": "\x1b[31mred"}, "title", "\\x1b[31mred"),
    ],
)
def test_names_understood(record, attribute, value):
    assert getattr(made(record), attribute) == value


def test_order_of_sources():
    record = {"source": "Record", "url": "https://url.example/"}
    assert made(record, PLACE).source == "Record"
    assert made({"url": record["url"]}, PLACE).source == "url.example"
    assert made({}, PLACE).source == "gazette"
    alone = made({})
    assert (alone.id, alone.source, alone.notes) == ("a.jsonl#3", "a.jsonl#3", ("no_source",))


@pytest.mark.parametrize(
    ("source_from", "place", "source"),
    [
        ("record", PLACE, "Record"),
        ("url", PLACE, "url.example"),
        ("folder", PLACE, "gazette"),
        ("folder", TOP, "in"),
        ("file", PLACE, "a"),
        ("file", FileLocation("x/CNN.com.jsonl.gz", "in/x/CNN.com.jsonl.gz", "x", "x"), "cnn.com"),
    ],
)
def test_source_from_overrides(source_from, place, source):
    record = {"source": "Record", "url": "https://url.example/"}
    assert made(record, place, source_from=source_from).source == source


def test_source_from_is_the_only_place():
    article = made({"source": "Record"}, PLACE, source_from="url")
    assert (article.source, article.notes) == ("gazette/a.jsonl#3", ("no_source",))


def test_columns_may_be_named():
    record = {"text": "Wrong.", "Lead Text": "Right.", "who": "W"}
    article = build_article(Row(record), TOP, Options(text_column="lead_text", source_column="who"))
    assert (article.text, article.source) == ("Right.", "W")
    assert article.fields == {"text": "Wrong."}


@pytest.mark.parametrize(
    ("record", "options", "problem"),
    [
        ({"a": "b", "c": "d"}, {}, "no field holds the text; fields found: 'a', 'c'"),
        ({"text": " \n"}, {}, "'text' is empty"),
        ({"text": 5}, {}, "the text is not a string ('text' is of type int)"),
        ({"text": "Some."}, {"text_column": "lead"}, "no field 'lead'; fields found: 'text'"),
        ({"text": "Long text."}, {"max_bytes": 5}, "its text is longer than 5 characters"),
    ],
)
def test_records_without_text_are_failures(record, options, problem):
    failure = build_article(Row({"id": "x", "source": "S", **record}, 3), TOP, Options(**options))
    assert isinstance(failure, Failure)
    assert problem.split("; fields found")[0] in failure.problem
    assert failure.problem.startswith("record 3: ")
    assert (failure.id, failure.source, failure.path) == ("x", "S", "in/a.jsonl")
    assert failure.advice


def test_unclear_dates_are_left_out_with_a_note():
    article = made({"date": "01/02/2026", "source": "S"})
    assert (article.published, article.notes) == ("", ("date_unclear",))


def test_other_fields_travel_as_bounded_strings():
    record = {"lean": "left", "n": 5, "ok": True, "tags": ["a", "b"], "none": None, "long": "x" * 9999}
    article = made({"source": "S", "publisher": "P", **record})
    assert article.fields.pop("long") == "x" * 200
    assert article.fields == {"lean": "left", "n": "5", "ok": "true", "tags": '["a", "b"]', "publisher": "P"}
    assert len(made({f"field{n}": n for n in range(500)}).fields) == 64


def test_text_is_never_altered():
    text = "\ufeff A\r\n\ttext \u200b\ud800\x00 "
    assert made({"text": text}).text == text


def test_html_is_taken_where_there_is_no_text(page):
    article = build_article(Row({"text": "", "html": page}, 1), TOP, Options())
    assert isinstance(article, Article)
    assert "cracks in two of the seven pillars" in article.text
    assert (article.title, article.source, article.published) == (
        "Bridge stays closed",
        "The Harbour Gazette",
        "2026-01-05",
    )
