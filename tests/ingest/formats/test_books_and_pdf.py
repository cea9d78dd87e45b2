"""PDF, EPUB and NITF."""

# ruff: noqa: E501

import zipfile

import pytest

from reliability.ingest import read
from reliability.records import Failure

FIRST = "The town council voted on Monday to close the old bridge until spring."
SAID = "It is not safe, Mara Holt said, and nobody listened to us for a year."


def items(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content)
    return list(read(path))


def pdf(*pages):
    """A file with one page for each list of (x, y, line), each line a text object of its own."""
    objects_of = "BT /F1 10 Tf 1 0 0 1 {} {} Tm ({}) Tj ET"
    bodies = [" ".join(objects_of.format(*piece) for piece in page).encode("latin-1") for page in pages]
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode(),
               b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]  # fmt: skip
    for number, body in enumerate(bodies):
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents {5 + 2 * number} 0 R/Resources<</Font<</F1 3 0 R>>>>>>".encode()
        )
        objects.append(b"<</Length %d>>stream\n" % len(body) + body + b"\nendstream")
    out, starts = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        starts.append(len(out))
        out += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    table = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode() + b"".join(
        f"{start:010d} 00000 n \n".encode() for start in starts
    )
    return (
        out + table + f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(out)}\n%%EOF".encode()
    )


def lines(text, x=50, top=700):
    return [(x, top - 14 * number, line) for number, line in enumerate(text.split("\n"))]


@pytest.fixture(autouse=True)
def _pypdf():
    pytest.importorskip("pypdf")


def test_lines_of_a_pdf_are_joined_and_hyphens_removed(tmp_path):
    wrapped = "The town council voted on Monday to close the old\nbridge until engi-\nneers have examined every one of its many piers.\nCrews worked through the night to open another way."
    (article,) = items(tmp_path, "a.pdf", pdf(lines(wrapped)))
    assert "until engineers have examined" in article.text
    assert "the old bridge until" in article.text
    assert "lines_joined" in article.notes


def test_running_headers_and_page_numbers_of_a_pdf_are_left_out(tmp_path):
    towns = ("Northfield", "Osk", "Velm", "Harbour")
    pages = [
        [
            (50, 780, "THE GAZETTE"),
            *lines(
                f"The council of {town} voted on Monday.\nIn {town} it is not safe, Holt said.\nNobody in {town} knew."
            ),
            (300, 20, f"Page {number}"),
        ]
        for number, town in enumerate(towns, 1)
    ]
    (article,) = items(tmp_path, "a.pdf", pdf(*pages))
    assert "GAZETTE" not in article.text
    assert "Page" not in article.text
    assert article.text.count("council of") == 4


def test_columns_of_a_pdf_are_read_one_after_the_other(tmp_path):
    left = [
        f"left {word} of the first column"
        for word in ("one", "two", "three", "four", "five", "six", "seven", "eight")
    ]
    right = [line.replace("left", "right").replace("first", "second") for line in left]
    rows = [
        piece
        for number, pair in enumerate(zip(left, right, strict=True))
        for piece in ((50, 700 - 14 * number, pair[0]), (320, 700 - 14 * number, pair[1]))
    ]
    (article,) = items(tmp_path, "a.pdf", pdf(rows))
    assert article.text.index("left eight") < article.text.index("right one")


def test_a_scanned_pdf_is_declined_with_advice(tmp_path):
    (failure,) = items(tmp_path, "a.pdf", pdf([]))
    assert isinstance(failure, Failure)
    assert "no text layer" in failure.problem
    assert "ocrmypdf" in failure.advice


def test_a_page_named_pdf_is_refused(tmp_path):
    (failure,) = items(tmp_path, "a.pdf", b"<html>Sign in</html>")
    assert "not a PDF" in failure.problem


def epub(path, package="OEBPS/content.opf", side="toc"):
    chapter = "<html xmlns='http://www.w3.org/1999/xhtml' xmlns:epub='http://www.idpf.org/2007/ops'><head><title>t</title></head><body{}><h1>{}</h1><p>{}</p><p>{}</p></body></html>"
    folder = package.rpartition("/")[0]
    place = f"{folder}/" if folder else ""
    names = ["front.xhtml", "a%20b.xhtml", "c.xhtml"]
    items = "".join(
        f'<item id="i{number}" href="{name}" media-type="application/xhtml+xml"/>'
        for number, name in enumerate(names)
    )
    spine = "".join(f'<itemref idref="i{number}"/>' for number in (0, 2, 1))
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("mimetype", "application/epub+zip")
        book.writestr(
            "META-INF/container.xml",
            f'<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="{package}"/></rootfiles></container>',
        )
        book.writestr(
            package,
            f'<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The week</dc:title><dc:publisher>Gazette</dc:publisher><dc:date>2026-01-05T00:00:00Z</dc:date></metadata><manifest>{items}</manifest><spine>{spine}</spine></package>',
        )
        book.writestr(f"{place}front.xhtml", chapter.format(f" epub:type='{side}'", "Contents", "One", "Two"))
        book.writestr(f"{place}a b.xhtml", chapter.format("", "Bridge", FIRST, SAID))
        book.writestr(f"{place}c.xhtml", chapter.format("", "Storm", SAID, FIRST))


@pytest.mark.parametrize("package", ["OEBPS/content.opf", "content.opf"])
@pytest.mark.parametrize("side", ["toc", "cover", "frontmatter titlepage"])
def test_documents_of_a_book_are_articles_in_reading_order(tmp_path, package, side):
    epub(tmp_path / "a.epub", package, side)
    items = list(read(tmp_path / "a.epub"))
    assert [(item.title, item.source, item.published) for item in items] == [
        ("Storm", "Gazette", "2026-01-05"), ("Bridge", "Gazette", "2026-01-05"),
    ]  # fmt: skip
    assert items[1].text.endswith(f"{FIRST}\n\n{SAID}")


def test_a_book_without_its_documents_is_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.epub", "w") as book:
        book.writestr("mimetype", "application/epub+zip")
    (failure,) = read(tmp_path / "a.epub")
    assert isinstance(failure, Failure)
    assert "EPUB" in failure.problem


NITF = """<?xml version="1.0"?><nitf><head><title>Bridge closes</title><docdata><date.issue norm="20260105T101500"/></docdata>
<pubdata name="Harbour Gazette" ex-ref="https://gazette.example/a" date.publication="20260105"/></head><body><body.head><hedline>
<hl1>Council closes bridge</hl1></hedline><byline>By Mara Quill</byline></body.head><body.content>%s</body.content></body></nitf>"""
LEAD = f"<block class='lead_paragraph'><p>{FIRST}</p></block>"


@pytest.mark.parametrize("name", ["a.xml", "a.nitf", "a"])
@pytest.mark.parametrize(
    "body",
    [f"{LEAD}<block class='full_text'><p>{FIRST}</p><p>{SAID}</p></block>", f"<p>{FIRST}</p><p>{SAID}</p>"],
)
def test_nitf(tmp_path, name, body):
    (article,) = items(tmp_path, name, (NITF % body).encode())
    assert article.text == f"{FIRST}\n\n{SAID}"
    assert (article.title, article.source, article.published) == (
        "Council closes bridge",
        "Harbour Gazette",
        "2026-01-05",
    )
    assert article.url == "https://gazette.example/a"
