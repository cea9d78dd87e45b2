"""Files in memory are read as files in a folder are."""

# ruff: noqa: E501

import gzip
import json

import pytest

from reliability import ingest
from reliability.ingest.files_in_memory import NamedBytes, read_bytes
from reliability.records import Article, Failure


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("daily/a.txt", b"Officials said so on Tuesday."),
        ("daily/a.jsonl", json.dumps({"text": "One.", "source": "x"}).encode() + b"\n{\n"),
        ("daily/a.csv", b"text,title\nOfficials said so.,Bridge\n"),
        ("daily/a.csv", b"text,date\nOne.,13/02/2026\nTwo.,01/02/2026\n"),
        ("daily/a.txt.gz", gzip.compress(b"Officials said so.")),
        ("daily/a.html", b"<html><body><article><p>Officials said so on Tuesday.</p></article></body></html>"),
        ("daily/a.txt", b"\xff\xfe\x00"), ("daily/a.gz", b"x"), ("daily/a.txt.gz", b"x"), ("daily/empty.txt", b""),
    ],
)  # fmt: skip
def test_memory_and_folder_give_the_same(tmp_path, name, content):
    path = tmp_path / name
    path.parent.mkdir()
    path.write_bytes(content)
    from_disk = [plain(item) for item in ingest.read([tmp_path])]
    from_memory = [plain(item) for item in read_bytes(NamedBytes(name, content))]
    if name == "daily/a.gz":  # skipped in a folder
        assert [item[0] for item in from_memory] == ["Failure"]
    else:
        assert from_memory == from_disk


def plain(item):
    if isinstance(item, Failure):
        return "Failure", item.problem, item.source
    assert isinstance(item, Article)
    return "Article", item.text, item.source, item.title, item.published


@pytest.mark.parametrize("name", ["../../a.txt", "/a.txt", "a\\b.txt", "..", "", "\x1b[31m.txt"])
def test_any_name_will_do(name):
    (item,) = read_bytes(NamedBytes(name, b"Officials said so."))
    assert ".." not in item.id
    assert item.id.isprintable()
