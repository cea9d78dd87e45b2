"""Files as programs other than the usual ones write them."""

# ruff: noqa: E501

import json
import zipfile

import pytest

from reliability.ingest import read
from reliability.ingest.formats import formats
from reliability.records import Failure

FIRST = "The town council voted on Monday to close the old bridge."
SAID = "“It is not safe,” Mara Holt said."
STORY = f"{FIRST}\n\n{SAID}"
PAGE = f"<html><head><title>Bridge</title></head><body><article>{f'<p>{FIRST}</p><p>{SAID}</p>' * 4}</article></body></html>"


def items(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return list(read(path))


def document(tmp_path, body):
    name = tmp_path / "a.docx"
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    with zipfile.ZipFile(name, "w") as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="{main}"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{relations}"><Relationship Id="r1" Type="{office}" Target="word/document.xml"/></Relationships>',
        )
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>',
        )
    return list(read(name))


@pytest.mark.parametrize(
    ("value", "seen"), [("", False), (' w:val="1"', False), (' w:val="0"', True), (' w:val="false"', True)]
)
def test_hidden_text_of_word_documents_is_left_out_and_noted(tmp_path, value, seen):
    hidden = f"<w:p><w:r><w:rPr><w:vanish{value}/></w:rPr><w:t>Buy this.</w:t></w:r></w:p>"
    (article,) = document(
        tmp_path, f"<w:p><w:r><w:t>{FIRST}</w:t></w:r></w:p>{hidden}<w:p><w:r><w:t>{SAID}</w:t></w:r></w:p>"
    )
    assert article.text == (STORY.replace("\n\n", "\n\nBuy this.\n\n") if seen else STORY)
    assert ("hidden_text" in article.notes) is not seen


def test_a_page_saved_by_internet_explorer_is_a_page(tmp_path):
    head = 'From: "Saved by Windows Internet Explorer 8"\nDate: Mon, 5 Jan 2026 10:15:00 -0000\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\nContent-Location: https://gazette.example/a\n\n'
    (article,) = items(tmp_path, "a.mht", head + PAGE)
    assert (article.source, article.url) == ("gazette.example", "https://gazette.example/a")


def test_rich_text_of_old_macintosh_programs(tmp_path):
    (article,) = items(
        tmp_path,
        "a.rtf",
        rb"{\rtf1\mac " + FIRST.encode() + rb"\par \'d2It is not safe,\'d3 Mara Holt said.\par}",
    )
    assert article.text == STORY


def test_a_document_with_a_password_is_refused_with_the_reason(tmp_path):
    (failure,) = items(tmp_path, "a.docx", bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 4000)
    assert isinstance(failure, Failure)
    assert "one with a password" in failure.problem


@pytest.mark.parametrize("begin", ["", "\ufeff", "\n"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_fields_at_the_top_of_a_text_file(tmp_path, begin, end):
    text = f"{begin}Title: Bridge: closed\nDate: 5 January 2026\nSource: Gazette\n\n{STORY}\n".replace(
        "\n", end
    )
    (article,) = items(tmp_path, "a.txt", text)
    assert (article.title, article.published, article.source) == ("Bridge: closed", "2026-01-05", "Gazette")


@pytest.mark.parametrize(
    "top", ["Title: Bridge", "Title: Bridge\nHolt: It is not safe.", "Note: one\nDate: two"]
)
def test_other_lines_with_colons_are_text(tmp_path, top):
    (article,) = items(tmp_path, "a.txt", f"{top}\n\n{STORY}")
    assert (article.title, article.published, article.source) == ("", "", "a.txt")


@pytest.mark.parametrize("between", ["\n", "\n\n", ",\n", " "])
def test_json_values_one_after_another(tmp_path, between):
    record = json.dumps({"text": STORY, "source": "Gazette"}, indent=1)
    results = items(tmp_path, "a.json", between.join([record, record.replace("Gazette", "Herald")]))
    assert [item.source for item in results] == ["Gazette", "Herald"]


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (
            {
                "_id": {"$oid": "5a"},
                "text": STORY,
                "date": {"$date": "2026-01-05T10:15:00Z"},
                "source": "Gazette",
            },
            ("Gazette", "2026-01-05"),
        ),
        (
            {"text": STORY, "date": {"$date": {"$numberLong": "1767608100000"}}, "source": "Gazette"},
            ("Gazette", "2026-01-05"),
        ),
        (
            {"thread": {"site": "gazette.example"}, "text": STORY, "published": "2026-01-05"},
            ("gazette.example", "2026-01-05"),
        ),
        (
            {"title": "Bridge", "paragraphs": STORY.split("\n\n"), "source": "Gazette", "date": "2026-01-05"},
            ("Gazette", "2026-01-05"),
        ),
    ],
)
def test_records_of_other_programs(tmp_path, record, expected):
    (article,) = items(tmp_path, "a.jsonl", json.dumps(record))
    assert (article.text, article.source, article.published[:10]) == (STORY, *expected)


def test_every_format_has_an_ending():
    assert {".txt", ".html", ".csv", ".docx", ".rtf", ".pdf", ".epub", ".eml", ".rss", ".wet", ".srt"} <= set(
        formats()
    )
