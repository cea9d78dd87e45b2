"""One hostile article through every command and format: nothing of it gets through as anything but text."""

# ruff: noqa: E501
import csv
import html.parser
import io
import json
import os
import re
import unicodedata

import pytest

NAME = "=HYPERLINK(1)\x1b]0;owned\x07<script>alert(1)</script>"
"""A formula, a terminal's title, a script; as id, source, title, date, field."""
MARKUP = "<script>alert(1)</script><img src=x onerror=alert(2)><a href='javascript:alert(3)'>so-called</a>{{7*7}}{%x%}"
SECRET = "/etc/passwd"
FORMATS = {"csv": ".csv", "jsonl": ".jsonl"}


@pytest.fixture
def folder(tmp_path, story):
    """Two sources of hostile articles, one of them in a file with a hostile name."""
    records = [
        {
            "text": f"{story}“{MARKUP}” officials said. \x1b[31mRed\x1b[0m \x9b31m \u202emay{n} {story}", "id": f"{NAME}{n}", "source": f"{NAME}{n % 2}",
            "title": f"@SUM(A1) {MARKUP} \x1b[2J {SECRET}", "url": "javascript:alert(4)", "published": NAME, NAME: NAME, "path": f"../../..{SECRET}",
        }
        for n in range(6)
    ]  # fmt: skip
    inside = tmp_path / "news"
    inside.mkdir()
    (inside / "a.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records) + "{\x1b[31m\n")
    try:
        (inside / "\x1b[31m<b>=1+1\n.json").write_text("{")
    except OSError:
        (inside / "broken.json").write_text("{")
    return inside


def harmless_line_by_line(text):
    """Nothing that a terminal would obey."""
    unsafe = [c for c in text if unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t"]
    assert not unsafe, sorted(map(hex, map(ord, set(unsafe))))
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", text)


class Markup(html.parser.HTMLParser):
    """Every tag and attribute of a page."""

    def __init__(self):
        super().__init__()
        self.tags, self.attributes = set(), []

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes += attrs


def harmless_page(text):
    """No script, no image, no handler, no address but inside the page."""
    found = Markup()
    found.feed(text)
    assert not found.tags & {"script", "img", "iframe", "object", "embed", "link", "base", "form", "b"}
    for name, value in found.attributes:
        assert not name.startswith("on")
        if name in ("href", "src", "action", "xlink:href"):
            assert value.startswith(("#", "https://", "http://"))
    assert "\x1b" not in text
    assert "{{7*7}}" in text or "7*7" not in text  # shown, not run


def no_formula(text):
    """No cell that a spreadsheet would run."""
    for row in csv.reader(io.StringIO(text)):
        for cell in row:
            assert not re.match(r"[=@\t\r]|[+-](?![\d.])", cell), cell


def test_terminal(run, folder, tiny):
    for name in ("score", "compare"):
        status, out, err = run(name, folder, "--model", tiny, "--format", "table")
        assert status == 3
        harmless_line_by_line(out + err)


def test_csv_and_json_lines(run, folder, tiny, tmp_path):
    for name in ("score", "compare"):
        _, out, err = run(name, folder, "--model", tiny, "--format", "csv")
        no_formula(out)
        harmless_line_by_line(err)
        _, out, err = run(name, folder, "--model", tiny, "--format", "jsonl")
        assert all(json.loads(line) for line in out.splitlines())
        harmless_line_by_line(out)


@pytest.mark.parametrize("ending", [".csv", ".jsonl", ".parquet"])
def test_files(run, folder, tiny, tmp_path, ending):
    if ending == ".parquet":
        pytest.importorskip("pyarrow")
    output, evidence, pairs, sources = (tmp_path / f"{name}{ending}" for name in ("o", "e", "p", "s"))
    _, out, err = run("score", folder, "--model", tiny, "-o", output, "--evidence", evidence)
    run("compare", folder, "--model", tiny, "-o", sources, "--pairs", pairs)
    harmless_line_by_line(out + err)
    assert sorted(
        path.name for path in tmp_path.iterdir() if path.suffix == ending and path.stem in "oeps"
    ) == sorted(path.name for path in (output, evidence, pairs, sources))
    if ending == ".csv":
        for path in (output, evidence, pairs, sources):
            no_formula(path.read_text(encoding="utf-8"))
    _status, out, err = run("compare", "--scores", output, "--model", tiny)
    no_formula(out)
    harmless_line_by_line(err)


def test_pages(run, folder, tiny, tmp_path):
    report = tmp_path / "report.html"
    _status, out, err = run("compare", folder, "--model", tiny, "--report", report)
    harmless_page(report.read_text(encoding="utf-8"))
    harmless_line_by_line(err)
    _, out, err = run(
        "explain", folder / "a.jsonl", "--id", ids(run, folder, tiny)[0], "--model", tiny, "--format", "html"
    )
    assert "Officials" in out
    harmless_page(out)


def ids(run, folder, tiny):
    _, out, _ = run("score", folder, "--model", tiny, "--format", "jsonl")
    return [found for line in out.splitlines() if "HYPERLINK" in (found := json.loads(line)["article"])]


def test_explanations(run, folder, tiny):
    wanted = ids(run, folder, tiny)[0]
    _, out, err = run("explain", folder / "a.jsonl", "--id", wanted, "--model", tiny)
    harmless_line_by_line(out + err)
    _, out, err = run("explain", folder / "a.jsonl", "--id", wanted, "--model", tiny, "--format", "json")
    assert json.loads(out)
    harmless_line_by_line(err)
    status, out, err = run("explain", folder / "a.jsonl", "--model", tiny)
    assert status == 2
    harmless_line_by_line(out + err)


def test_charts(run, folder, tiny, tmp_path):
    run("compare", folder, "--model", tiny, "--charts", tmp_path / "charts")
    drawn = list((tmp_path / "charts").glob("*.svg"))
    assert drawn
    for path in drawn:
        harmless_page(path.read_text(encoding="utf-8"))


def test_boilerplate_and_train(run, folder, tiny, tmp_path):
    status, out, err = run("boilerplate", folder, "-o", tmp_path / "lines.json")
    harmless_line_by_line(out + err)
    assert json.loads((tmp_path / "lines.json").read_text())
    (tmp_path / "ratings.csv").write_text(f'source,reliability,bias\n"{NAME}",90,10\n')
    status, out, err = run("train", folder, tmp_path / "ratings.csv", "-o", tmp_path / "model.json")
    assert status in (1, 2)
    harmless_line_by_line(out + err)


def test_no_name_of_an_article_becomes_a_path(run, folder, tiny, tmp_path):
    before = set(tmp_path.rglob("*"))
    run("score", folder, "--model", tiny, "-o", tmp_path / "o.csv")
    run("compare", folder, "--model", tiny, "--charts", tmp_path / "charts", "--report", tmp_path / "r.html")
    new = {os.fspath(path.relative_to(tmp_path)) for path in tmp_path.rglob("*")} - {
        os.fspath(path.relative_to(tmp_path)) for path in before
    }
    assert all(
        re.fullmatch(
            r"(o\.csv|\.reliability(/o\.csv[.a-z]+|/\.gitignore)?|r\.html|charts(/[a-z_]+\.(svg|png))?)", name
        )
        for name in new
    ), new
