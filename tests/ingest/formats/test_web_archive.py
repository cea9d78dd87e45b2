import gzip

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reliability.ingest import Options, read
from reliability.records import Article, Failure

pytest.importorskip("warcio")


def archive(pages):
    """A WARC of (url, status, content type, body), each record with its own id."""
    records = [("warcinfo", "", "application/warc-fields", b"software: test\r\n")]
    for url, status, kind, body in pages:
        sent = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + body
        records.append(("response", url, "application/http; msgtype=response", sent))
    return b"".join(record(number, *fields) for number, fields in enumerate(records))


def record(number, kind, url, content_type, content):
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
        f"WARC-Target-URI: {url}\r\nWARC-Date: 2026-01-05T00:00:00Z\r\n"
        f"Content-Type: {content_type}\r\nContent-Length: {len(content)}\r\n"
    )
    return head.encode() + b"\r\n" + content + b"\r\n\r\n"


@pytest.fixture
def pages(page):
    return [
        ("https://www.gazette.example/a", "200 OK", "text/html; charset=utf-8", page.encode()),
        ("https://www.gazette.example/i.png", "200 OK", "image/png", b"\x89PNG"),
        ("https://www.gazette.example/b", "302 Found", "text/html", b"moved"),
        ("https://herald.example/c", "200 OK", "text/html; charset=iso-8859-2",
         page.replace("mayor", "mażor").encode("iso-8859-2")),
        ("https://herald.example/d", "200 OK", "text/html", b"<html></html>"),
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_pages_are_articles(reading, pages, name):
    items = reading(name, gzip.compress(archive(pages)) if name.endswith(".gz") else archive(pages))
    assert [item.source for item in items] == ["gazette.example", "herald.example", "herald.example"]
    assert [type(item) for item in items] == [Article, Article, Failure]
    assert items[0].url == "https://www.gazette.example/a"
    assert items[0].id == "urn:uuid:1"
    assert items[0].published == "2026-01-05"
    assert "mażor" in items[1].text
    assert items[2].code == "no_text"


@pytest.mark.parametrize(
    "damage", [lambda data: data[:-700], lambda data: data[: len(data) // 2] + b"x" * 500]
)
def test_cut_or_damaged_archives_keep_what_came_before(reading, pages, damage):
    items = reading("a.warc", damage(archive(pages[:1]) + archive(pages)))
    assert isinstance(items[0], Article)


@pytest.mark.parametrize("length", [b"0", b"99999999999999", b"-5", b"many", b"10"])
def test_lying_lengths_neither_hang_nor_crash(reading, pages, length):
    lines = archive(pages).split(b"\r\n")
    lying = [b"Content-Length: " + length if line.startswith(b"Content-Length: ") else line for line in lines]
    for item in reading("a.warc", b"\r\n".join(lying)):
        assert isinstance(item, (Article, Failure))


def test_pages_are_bounded(reading, pages):
    first, *_ = reading("a.warc", archive(pages), max_bytes=500)
    assert first.problem == "record 1: it is larger than 500 bytes"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(st.integers(0, 3000), st.binary(max_size=6)), min_size=1, max_size=5), st.booleans()
)
def test_any_damage_gives_articles_and_failures(tmp_path, pages, damage, compressed):
    data = bytearray(archive(pages))
    for position, patch in damage:
        data[position : position + len(patch)] = patch
    path = tmp_path / ("a.warc.gz" if compressed else "a.warc")
    path.write_bytes(gzip.compress(bytes(data)) if compressed else bytes(data))
    for item in read([path], options=Options()):
        assert isinstance(item, (Article, Failure))
