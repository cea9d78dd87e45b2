"""The contract of the API: what is answered is what the library gives, and errors name the record."""

# ruff: noqa: E501

import http.client
import json

import pytest

import reliability
from reliability.reports.rows import article_row, source_row

pytest.importorskip("fastapi", reason="needs the extra web")


def test_score_gives_what_the_library_gives(service, article, model_path):
    reply = service.post("/v1/score", article)
    assert reply.status == 200
    expected = json.loads(json.dumps(article_row(reliability.score(article, model=model_path))))
    assert reply.json == {"contract": 1, "articles": [expected]}


def test_a_list_is_scored_in_order(service, article):
    others = [{**article, "id": name} for name in "bac"]
    rows = service.post("/v1/score", others).json["articles"]
    assert [row["article"] for row in rows] == ["b", "a", "c"]
    assert [row["note"] for row in rows] == [None, "duplicate", "duplicate"]


def test_an_article_too_short_is_declined_not_refused(service):
    reply = service.post("/v1/score", {"text": "Short."})
    assert reply.status == 200
    (row,) = reply.json["articles"]
    assert (row["status"], row["reliability"]) == ("declined", None)


def test_explain_has_passages_at_their_positions(service, article):
    told = service.post("/v1/explain", article).json
    assert told["text"] == article["text"]
    assert told["evidence"]
    for passage in told["evidence"]:
        part = article["title"] if passage["part"] == "title" else article["text"]
        assert part[passage["start"] : passage["end"]] == passage["text"]


def test_compare_gives_what_the_library_gives(service, article, model_path):
    articles = [{**article, "source": name, "id": name} for name in ("daily.example", "herald.example")]
    reply = service.post("/v1/compare", articles)
    scores = reliability.score_all(articles, model=model_path)
    profiles = reliability.compare(scores, model=model_path)
    for told, profile in zip(reply.json["sources"], profiles, strict=True):
        row = source_row(profile)
        assert told == {name: row.get(name) for name in told}
        assert row.keys() <= told.keys()
    assert len(reply.json["articles"]) == 2


def test_stories_are_grouped_as_the_library_does(service, model_path):
    texts = {
        "daily.example": (
            "At least 14 people were killed when the ferry Ilsa Grey sank off Port Mendle near the Kesten reef in "
            'heavy seas, rescuers said. "We heard a bang and then everybody was in the water," said Tomas Rehl. '
            "The coast guard searched near the Kesten reef until dark with a helicopter."
        ),
        "herald.example": (
            "Eleven people were killed as the ferry Ilsa Grey sank near the Kesten reef off Port Mendle in heavy "
            'seas. Tomas Rehl said: "We heard a bang and then everybody was in the water." Mayor Inga Solt told '
            "reporters that the ferry had been inspected. Solt will speak again, and coast guard boats wait."
        ),
    }
    articles = [{"text": text, "source": source, "id": source} for source, text in texts.items()]
    (found,) = service.post("/v1/stories", articles).json["stories"]
    (story,) = reliability.stories(reliability.score_all(articles, model=model_path)).stories
    assert found["id"] == story.id
    assert [version["source"] for version in found["versions"]] == ["daily.example", "herald.example"]
    assert {"name": "Tomas Rehl", "sources": ["daily.example", "herald.example"]}.items() <= next(
        speaker for speaker in found["speakers"] if speaker["name"] == "Tomas Rehl"
    ).items()
    assert {use["source"] for use in found["quotations"][0]["uses"]} == set(texts)
    (conflict,) = found["figures"]
    assert [figure["value"] for figure in conflict["figures"]] == [11, 14]
    assert ("name", "Inga Solt") in {(content["kind"], content["words"]) for content in found["only"]}
    assert found["missing"] == []


def test_measures_are_listed(service):
    listed = service.ask("GET", "/v1/measures").json["measures"]
    assert [each["name"] for each in listed] == [measure.name for measure in reliability.measures()]


@pytest.mark.parametrize("path", ["/v1/score", "/v1/explain", "/v1/compare", "/v1/stories", "/v1/measures"])
def test_answers_have_the_types_that_are_described(service, article, path):
    from reliability.web.answer_types import AnswerTypes

    types = AnswerTypes(reliability.measures())
    reply = service.ask("GET", path) if path == "/v1/measures" else service.post(path, article)
    getattr(types, path.removeprefix("/v1/")).model_validate(reply.json, strict=True)


def test_openapi_describes_every_measure_with_unit_and_direction(service):
    described = service.ask("GET", "/v1/openapi.json").json
    fields = described["components"]["schemas"]["ArticleRow"]["properties"]
    for measure in reliability.measures():
        assert measure.unit in fields[measure.name]["description"]
        assert measure.direction in fields[measure.name]["description"]
    for path, methods in described["paths"].items():
        for method in methods.values():
            assert method["description"], path


WRONG = [
    ([{"text": "A text."}, {"txt": "Another."}], 2, "txt"),
    ([{"text": "A text."}, {"text": "A."}, {"text": 3}], 3, "text"),
    ([{"text": "A text."}, {"title": "No text"}], 2, "text"),
    ([{"text": "A text."}, {"html": "<html><body></body></html>"}], 2, "no article"),
    ([1], 1, ""),
    ({"text": "  "}, 1, "empty"),
]


@pytest.mark.parametrize(("content", "record", "named"), WRONG, ids=lambda value: str(value)[:40])
def test_a_wrong_record_is_named(service, content, record, named):
    reply = service.post("/v1/score", content)
    assert reply.status == 422
    assert reply.headers["content-type"] == "application/problem+json"
    problem = reply.json
    assert (problem["status"], problem["record"]) == (422, record)
    assert problem["type"].startswith("urn:reliability:problem:")
    assert named in problem["detail"]


@pytest.mark.parametrize(
    "body", [b"", b"{", b"null", b'"text"', b"[[[[", b"\xff\xfe", b'{"text": "\\ud800"}', b"[" * 100_000]
)
def test_what_is_not_an_article_is_a_problem(service, body):
    reply = service.ask("POST", "/v1/score", body, content_type="application/json")
    assert reply.status == 422
    assert reply.json["detail"]


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/v1/score", 405),
        ("GET", "/v1/nothing", 404),
        ("POST", "/healthz", 405),
        ("POST", "/v1/score", 415),
    ],
)
def test_other_errors_are_problems_too(service, method, path, status):
    reply = service.ask(method, path, b"x", content_type="text/plain")
    assert (reply.status, reply.json["status"]) == (status, status)
    assert reply.headers["content-type"] == "application/problem+json"


def test_too_much_is_refused(service, article):
    large = service.ask("POST", "/v1/score", b" " * (25 * 2**20), content_type="application/json")
    assert (large.status, large.json["type"]) == (413, "urn:reliability:problem:too-large")
    many = service.post("/v1/score", [{"text": "A."}] * 41)
    assert (many.status, many.json["type"]) == (413, "urn:reliability:problem:too-many-articles")


def test_a_stream_answers_every_line_in_order(service, article):
    lines = [json.dumps({**article, "id": f"n{number}"}) for number in range(30)]
    lines[7], lines[9] = "{", ""
    body = "\n".join(lines).encode()
    reply = service.ask("POST", "/v1/score-stream", body, content_type="application/x-ndjson")
    rows = [json.loads(line) for line in reply.text.splitlines()]
    assert len(rows) == 29  # an empty line is none
    assert rows[7]["record"] == 8
    assert rows[7]["status"] == 422
    assert [row["article"] for row in rows[:7]] == [f"n{number}" for number in range(7)]
    assert rows[-1]["article"] == "n29"


def test_a_stream_answers_while_it_is_still_being_sent(service, article):
    connection = http.client.HTTPConnection("127.0.0.1", service.port, timeout=30)
    connection.putrequest("POST", "/v1/score-stream")
    connection.putheader("Content-Type", "application/x-ndjson")
    connection.putheader("Transfer-Encoding", "chunked")
    connection.endheaders()
    line = json.dumps(article).encode() + b"\n"
    connection.send(b"%x\r\n%s\r\n" % (len(line), line))
    answer = connection.getresponse()
    assert json.loads(answer.readline())["article"] == "a"  # nothing more was sent yet
    connection.send(b"%x\r\n%s\r\n0\r\n\r\n" % (len(line), line))
    assert json.loads(answer.readline())["article"] == "a"
    assert answer.read() == b""
    connection.close()


def test_health_and_metrics(service, article):
    assert service.ask("GET", "/healthz").json == {"status": "ok", "version": reliability.__version__}

    def measured():
        lines = service.ask("GET", "/metrics").text.splitlines()
        return float(next(line.split()[1] for line in lines if line.startswith("reliability_articles_total")))

    before = measured()
    service.post("/v1/score", [article, article])
    assert measured() == before + 2
