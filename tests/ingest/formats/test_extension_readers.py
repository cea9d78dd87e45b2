"""Readers from elsewhere, by path and of packages."""

import json
from types import SimpleNamespace

import pytest

from reliability import ingest
from reliability.errors import ExtensionError
from reliability.ingest.formats import _extension_readers, formats
from reliability.records import Failure

LINES = """
from reliability.ingest import Row
ENDINGS = (".lines", ".txt")
def read(stream, options):
    for number, line in enumerate(stream.read().decode().splitlines(), 1):
        yield Row({"text": line, "source": "lines"}, number)
"""


@pytest.fixture(autouse=True)
def fresh(monkeypatch):
    """No reader is named before or after."""
    monkeypatch.setattr(_extension_readers, "_named", {})


def named(tmp_path, code):
    path = tmp_path / "reader.py"
    path.write_text(code, encoding="utf-8")
    ingest.use_readers(path)


def test_a_reader_by_path_reads_its_endings_and_goes_before_ours(tmp_path):
    named(tmp_path, LINES)
    for name in ("a.lines", "b.txt"):
        (tmp_path / name).write_text("One.\nTwo.\n", encoding="utf-8")
        assert [item.text for item in ingest.read(tmp_path / name)] == ["One.", "Two."]
    assert formats()[".csv"].name == "csv_table"
    assert ".lines.gz" not in formats()


def test_a_reader_may_hold_data_classes(tmp_path):
    story = "from __future__ import annotations\nfrom dataclasses import dataclass\n"
    story += "@dataclass\nclass A:\n    b: str\n"
    named(tmp_path, story + "ENDINGS = ('.wire',)\ndef read(stream, options): yield from ()\n")
    assert ".wire" in formats()


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        ("1 / 0", "ZeroDivisionError"),
        ("ENDINGS = ('.x',)", "must have ENDINGS"),
        ("ENDINGS = ('x',)\ndef read(stream, options): yield", "must have ENDINGS"),
        ("ENDINGS = '.x'\ndef read(stream, options): yield", "must have ENDINGS"),
    ],
)
def test_an_invalid_reader_is_refused(tmp_path, code, problem):
    with pytest.raises(ExtensionError, match=problem):
        named(tmp_path, code)


def test_a_reader_is_a_python_file_that_is_there(tmp_path):
    for name in ("missing.py", "reader.txt"):
        with pytest.raises(ExtensionError, match="Python file"):
            ingest.use_readers(tmp_path / name)


@pytest.mark.parametrize(
    ("code", "problem"), [("yield 1 / 0", "ZeroDivisionError"), ("yield {'text': 'x'}", "gave a dict")]
)
def test_where_a_reader_fails_the_rest_goes_on(tmp_path, code, problem):
    named(tmp_path, f"ENDINGS = ('.x',)\ndef read(stream, options):\n    {code}\n")
    (tmp_path / "a.x").write_text("x", encoding="utf-8")
    (tmp_path / "b.txt").write_text("It may rain.", encoding="utf-8")
    first, *_, last = ingest.read([tmp_path / "a.x", tmp_path / "b.txt"])
    assert isinstance(first, Failure)
    assert problem in first.problem
    assert last.text == "It may rain."


def test_a_package_may_not_take_our_endings(monkeypatch):
    module = SimpleNamespace(ENDINGS=(".csv",), read=lambda stream, options: iter(()))
    point = SimpleNamespace(name="other", value="other", dist=None, load=lambda: module)
    monkeypatch.setattr(_extension_readers, "entry_points", lambda group: [point])
    with pytest.raises(ExtensionError, match=r"wants to read \.csv, which this package reads"):
        list(_extension_readers.installed({".csv"}))


def test_the_command_line_names_one(tmp_path, monkeypatch, capsys):
    from reliability.cli import main

    monkeypatch.chdir(tmp_path)
    (tmp_path / "reader.py").write_text(LINES, encoding="utf-8")
    (tmp_path / "a.lines").write_text("One.\nTwo.\n", encoding="utf-8")
    assert main(["score", "a.lines", "--format", "jsonl"]) == 1
    assert '"status": "failed"' in capsys.readouterr().out
    assert main(["score", "a.lines", "--format", "jsonl", "--reader", "reader.py"]) == 1
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(row["source"], row["words"], row["status"]) for row in rows] == [("lines", 1, "declined")] * 2
