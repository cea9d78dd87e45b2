"""The pages over HTTP, without a browser: forms in, pages out."""

# ruff: noqa: E501

import base64
import csv
import io
import json
import re
import zipfile

import pytest


def downloads(page):
    """Files that the page offers, by name."""
    found = re.findall(r'download="([^"]+)" href="data:[^;]+;base64,([^"]*)"', page)
    return {name: base64.b64decode(content) for name, content in found}


def zipped(files, **named):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", **named) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def test_a_pasted_text_is_marked(service, story):
    reply = service.submit([("text", story), ("title", "Bridge <b>closes</b>"), ("source", "daily.example")])
    assert reply.status == 200
    assert 'class="hedge' in reply.text
    assert "Bridge &lt;b&gt;closes" in reply.text
    assert "<b>closes" not in reply.text


def test_downloads_are_in_the_page(service, story):
    files = downloads(service.submit([("text", story)]).text)
    assert {"article.html", "article.csv", "article.xlsx", "article.json"} <= files.keys()
    assert {"xl/workbook.xml"} <= set(zipfile.ZipFile(io.BytesIO(files["article.xlsx"])).namelist())
    (row,) = csv.DictReader(io.StringIO(files["article.csv"].decode("utf-8-sig")))
    assert row["status"] == "scored"
    assert json.loads(files["article.json"])["text"] == story.strip()
    assert files["article.html"].startswith(b"<!doctype html>")
    assert b'action="' not in files["article.html"]


def test_html_may_be_pasted(service, story):
    page = (
        "<html><body><article>"
        + "".join(f"<p>{part}</p>" for part in story.split("\n\n"))
        + "</article></body></html>"
    )
    reply = service.submit([("text", page)])
    assert reply.status == 200
    assert "&lt;p&gt;" not in reply.text.partition("download=")[0]
    assert 'class="hedge' in reply.text


def test_several_files_are_compared(service, story):
    files = [(f"paper{number}.txt", (story + f"Number {number}.").encode()) for number in range(5)]
    reply = service.submit(files=files)
    assert reply.status == 200
    found = downloads(reply.text)
    rows = list(csv.DictReader(io.StringIO(found["sources.csv"].decode("utf-8-sig"))))
    assert len(rows) == 5
    assert {"report.html", "sources.xlsx", "articles.csv", "report.json"} <= found.keys()


def test_sources_of_which_none_is_scored_are_listed_with_the_reason(service):
    reply = service.submit(files=[(f"paper{number}.txt", b"A short text.") for number in range(3)])
    assert reply.status == 200
    assert "fewer than 100 words" in reply.text


def test_several_pastes_are_compared(service, story):
    fields = [
        ("text", story),
        ("title", "One"),
        ("source", "a.example"),
        ("text", ""),
        ("title", ""),
        ("source", ""),
    ]
    reply = service.submit([*fields, ("text", story + "More."), ("title", "Two"), ("source", "b.example")])
    rows = json.loads(downloads(reply.text)["report.json"])
    assert [row["title"] for row in rows["articles"]] == ["One", "Two"]
    assert {row["source"] for row in rows["sources"]} == {"a.example", "b.example"}


@pytest.mark.parametrize("top", ["", "news/", "a/b/c/"])
def test_folders_of_an_archive_name_the_sources(service, story, top):
    content = {
        f"{top}{who}/{number}.txt": story + who * number for who in ("daily", "herald") for number in range(2)
    }
    content |= {f"{top}daily/picture.png": b"\x89PNG", "__MACOSX/._x.txt": b"\0", f"{top}.DS_Store": b"\0"}
    found = downloads(service.submit(files=[("news.zip", zipped(content))]).text)
    assert {row["source"] for row in json.loads(found["report.json"])["sources"]} == {"daily", "herald"}


def test_what_cannot_be_read_is_named_and_the_rest_compared(service, story):
    files = [
        ("a.txt", story.encode()),
        ("b<i>.png", b"\x89PNG\r\n\x1a\n"),
        ("c.txt", (story + "C.").encode()),
    ]
    reply = service.submit(files=files)
    assert reply.status == 200
    assert "1 could not be read" in reply.text
    assert "b&lt;i&gt;.png" in reply.text


@pytest.mark.parametrize(
    ("fields", "files", "said"),
    [
        ([], [], "no text to check"), ([("text", "   ")], [], "no text to check"),
        ([], [("a.png", b"\x89PNG\r\n\x1a\n")], "an image"), ([], [("a.zip", b"PK\x03\x04 broken")], "damaged"),
        ([], [("a.txt", b"")], "it is empty"), ([], [("a.zip", zipped({}))], "no text to check"),
        ([("text", "word " * 500_000)], [], "2,000,000 characters"),
    ],
)  # fmt: skip
def test_what_cannot_be_checked_is_said_on_a_page(service, fields, files, said):
    reply = service.submit(fields, files)
    assert reply.status == 422
    assert reply.headers["content-type"].startswith("text/html")
    assert 'role="alert"' in reply.text
    assert said in reply.text


def test_the_form_needs_no_script_and_says_that_nothing_is_stored(service):
    home = service.ask("GET", "/").text
    assert "Nothing is stored" in home
    assert home.count('method="post"') == 2
    assert "on a page" not in home


OWN_WORDS = {
    "a.example": "Ona Tull, the mayor, told the Wexbury Herald that nobody had warned her of the closure in time. ",
    "b.example": "Engineers of the county said in May that the pillars of the bridge would not last the winter. ",
}


def test_stories_are_offered_with_their_pages(service, story):
    parts = story.strip().split("\n\n")
    texts = {
        "a.example": "\n\n".join([OWN_WORDS["a.example"] * 3, *parts[: len(parts) // 2 + 1]]),
        "b.example": "\n\n".join([OWN_WORDS["b.example"] * 3, parts[0], *parts[len(parts) // 2 :]]),
    }
    fields = [
        pair for who, text in texts.items() for pair in (("text", text), ("title", "Bridge"), ("source", who))
    ]
    page = service.submit(fields).text
    assert "1 story reported by several sources" in page
    side_by_side = downloads(page)["story-1.html"].decode()
    assert 'id="apart"' in side_by_side
    assert "All stories" not in side_by_side
    assert 'id="same-stories"' in page
