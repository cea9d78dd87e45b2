"""One text without a file: from standard input, or typed; and the page in a browser."""

import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest


@pytest.fixture
def stdin(monkeypatch):
    """Put bytes on standard input."""

    def given(content):
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BufferedReader(io.BytesIO(content))))

    return given


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf", b"\n\n", b"[Agency] ", b"\xe2\x80\x9c"])
def test_plain_text_is_explained(run, tiny, story, stdin, mark):
    stdin(mark + story.encode())
    status, out, err = run("explain", "-", "--model", tiny, "--format", "json")
    assert status == 0, err
    assert json.loads(out)["text"].endswith(story)


def test_a_page_is_explained(run, tiny, story, stdin):
    paragraphs = "".join(f"<p>{part}</p>" for part in story.split("\n\n"))
    stdin(f"<html><body><article>{paragraphs}</article></body></html>".encode())
    status, out, _ = run("explain", "-", "--model", tiny, "--format", "json")
    assert status == 0
    assert "<p>" not in json.loads(out)["text"]


@pytest.mark.parametrize("form", ["line", "list"])
def test_json_is_still_json(run, tiny, story, stdin, form):
    record = {"text": story, "id": "x"}
    stdin(json.dumps(record if form == "line" else [record]).encode())
    status, out, _ = run("explain", "-", "--model", tiny, "--format", "json")
    assert status == 0
    assert json.loads(out)["article"] == "x"


def test_a_typed_text_is_explained_and_scored(run, tiny, story):
    status, out, _ = run("explain", "--text", story, "--model", tiny, "--format", "json")
    assert status == 0
    assert json.loads(out)["text"] == story
    status, out, _ = run("score", "--text", story, "--model", tiny, "--format", "jsonl")
    assert status == 0
    assert json.loads(out)["status"] == "scored"


@pytest.mark.parametrize("command", ["explain", "score"])
def test_a_file_and_a_text_are_not_both_taken(run, tmp_path, command):
    assert run(command)[0] == 2
    assert run(command, tmp_path, "--text", "A text.")[0] == 2


def test_the_page_is_opened_in_a_browser(run, tiny, story, tmp_path, monkeypatch):
    opened = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    path = tmp_path / "a.txt"
    path.write_text(story)
    assert run("explain", path, "--open", "--model", tiny)[0] == 0
    assert run("explain", path, "--open", "-o", tmp_path / "page.html", "--model", tiny)[0] == 0
    assert opened[1] == (tmp_path / "page.html").as_uri()
    for address in opened:
        assert Path(address.removeprefix("file://")).read_text("utf-8").startswith("<!doctype html>")
