"""Feeds, mail, captions and files whose name does not say what they hold."""

# ruff: noqa: E501

import pytest

from reliability.ingest import Options, read
from reliability.records import Failure

STORY = "The town council voted on Monday to close the old bridge.\n\n“It is not safe,” Mara Holt said.\n"
PAGE = "<!DOCTYPE html><html><body><article>" + f"<p>{STORY}</p>" * 4 + "</article></body></html>"
RSS = (
    "<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><title>Paper</title><item><title>A</title>"
    "<link>https://p.example/1</link><description>Short.</description><content:encoded><![CDATA[<p>One.</p><p>Two.</p>]]>"
    "</content:encoded></item><item><title>B</title><link>https://p.example/2</link><description>&lt;p&gt;Only a teaser […]&lt;/p&gt;"
    "</description></item></channel></rss>"
)
MAIL = (
    "From: Harbour Gazette <news@harbour.example>\nTo: a@b.example\nSubject: =?utf-8?q?Morning_brief?=\n"
    "Date: Mon, 5 Jan 2026 10:00:00 +0000\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n<p>It rained.</p><p>All day.</p>\n"
)


def items(tmp_path, name, content):
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    return list(read([path]))


@pytest.mark.parametrize(
    "name", ["a", "a.php", "a.aspx", "a.html?id=3", "a.html@id=3", "a.html.1", "a.shtml", "a.txt"]
)
def test_pages_are_recognised_by_content(tmp_path, name):
    (article,) = items(tmp_path, name, PAGE)
    assert "<p>" not in article.text
    assert "Mara Holt" in article.text


@pytest.mark.parametrize("name", ["feed.rss", "feed.xml", "feed", "feed.txt"])
def test_feeds_with_full_text_and_summary(tmp_path, name):
    full, summary = items(tmp_path, name, RSS)
    assert (full.text, full.source, full.title, full.notes) == ("One.\n\nTwo.", "p.example", "A", ())
    assert (summary.text, summary.notes) == ("Only a teaser […]", ("summary_only",))


def test_json_feed(tmp_path):
    first, second = items(
        tmp_path, "feed.json",
        '{"version": "https://jsonfeed.org/version/1.1", "authors": [{"name": "x"}], "items": [{"url": "https://p.example/1", '
        '"content_text": "One."}, {"url": "https://p.example/2", "content_text": "Two."}]}',
    )  # fmt: skip
    assert (first.text, second.text, first.source) == ("One.", "Two.", "p.example")


def test_mail_and_mailbox(tmp_path):
    (article,) = items(tmp_path, "a.eml", MAIL)
    assert (article.text, article.title, article.source, article.published[:10]) == (
        "It rained.\n\nAll day.", "Morning brief", "Harbour Gazette", "2026-01-05",
    )  # fmt: skip
    box = f"From a@b Mon Jan  5 10:00:00 2026\n{MAIL}\nFrom c@d Tue Jan  6 10:00:00 2026\n{MAIL}"
    assert [item.id for item in items(tmp_path, "b.mbox", box)] == ["b.mbox#1", "b.mbox#2"]


WEBVTT = (
    "WEBVTT\n\n00:01.000 --> 00:03.000\n<v Ann Roe>Good morning.\n\n00:03.500 --> 00:05.000\n<v Ann Roe>Welcome.\n\n"
    "00:05.500 --> 00:07.000\n<v Tom Ilk>Thank you.\n"
)
SUBRIP = (
    "1\n00:00:01,000 --> 00:00:03,000\n>> Ann Roe: Good morning.\n\n2\n00:00:03,500 --> 00:00:05,000\n<i>Welcome.</i>\n\n"
    "3\n00:00:05,500 --> 00:00:07,000\n>> Tom Ilk: Thank you.\n"
)


@pytest.mark.parametrize(
    ("name", "content"), [("a.vtt", WEBVTT), ("a.srt", SUBRIP), ("a", WEBVTT), ("b.txt", SUBRIP)]
)
def test_captions(tmp_path, name, content):
    (article,) = items(tmp_path, name, content)
    assert article.text == "Ann Roe: Good morning. Welcome.\n\nTom Ilk: Thank you."


def test_semeval(tmp_path):
    xml = '<articles><article id="0001" published-at="2026-01-05" title="A"><p>One.</p><p>Two <a href="x">links</a>.</p></article></articles>'
    (article,) = items(tmp_path, "a.xml", xml)
    assert (article.id, article.title, article.published, article.text) == (
        "0001",
        "A",
        "2026-01-05",
        "One.\n\nTwo links.",
    )


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("a.xml", "<?xml version='1.0'?><urlset><url/></urlset>", "it is a sitemap"),
        ("a.xml", "<?xml version='1.0'?><catalog/>", "it is XML of an unknown kind"),
        (
            "a.csv",
            "1012345678\t20260105101500\t20260105103000\t1\ta.example\thttps://a.example/x\n",
            "it is a GDELT table",
        ),
        ("a.docx", "Text.", "it is not a Word document"),
        ("a.pdf", "Text.", "it is not a PDF"),
        ("a.rtf", "Text.", "it is not rich text"),
        ("a.php", "<?php echo 1; ?>", "it is a program"),
    ],
)
def test_what_is_declined(tmp_path, name, content, problem):
    (failure,) = items(tmp_path, name, content)
    assert isinstance(failure, Failure)
    assert failure.problem.startswith(problem)
    assert "ename" not in failure.advice


def test_skipped_files_are_counted_and_listed(tmp_path):
    for name in ("a.txt", "b.odt", "c.odt", "d.png", "e.xlsx"):
        (tmp_path / name).write_text("Text.")
    reading = read([tmp_path])
    assert len(list(reading)) == 1
    assert reading.skipped.summary() == "4 files skipped: 2 .odt, 1 .png, 1 .xlsx"
    assert reading.skipped.with_articles == 3
    assert [path.rpartition("/")[2] for path in reading.skipped.listed()] == [
        "b.odt",
        "c.odt",
        "d.png",
        "e.xlsx",
    ]


def test_a_format_may_be_named(tmp_path):
    (tmp_path / "a.odd").write_text(STORY)
    (article,) = read([tmp_path / "a.odd"], options=Options(format_in="txt"))
    assert article.text == STORY
