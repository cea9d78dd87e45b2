"""The CSV as other programs read it: LibreOffice (Debian's libreoffice-calc, headless) and pandas."""

import shutil
import subprocess
from xml.etree import ElementTree

import pytest

from reliability.reports import table_file
from reliability.reports.columns import Column

SOFFICE = shutil.which("soffice")
COLUMNS = (Column("title", "text", "a"), Column("words", "whole", "b"), Column("rate", "number", "c"))
HOSTILE = [
    "=1+1", '=cmd|"/c calc"!A1', '=HYPERLINK("http://x.example","see")', "+1+1", "-1+1", "@SUM(A1:A9)",
    "\t=1+1", "\r=1+1", "\n=1+1", " =1+1", "'=1+1", "＝1+1", "a\n=1+1", 'a,"=1+1";b', "“Ünïcödé” – 東京",
]  # fmt: skip
NAMES = {
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
}


@pytest.fixture(params=[False, True], ids=["plain", "bom"])
def table(request, tmp_path):
    """A CSV with a hostile title and two numbers in each row."""
    path = tmp_path / "t.csv"
    with table_file.writer(path, COLUMNS, bom=request.param) as put:
        for number, title in enumerate(HOSTILE):
            put({"title": title, "words": number, "rate": -0.5 - number})
    return path


def shown(cell):
    """The text that a spreadsheet shows for what is written."""
    return f"'{cell}" if cell.lstrip("'")[:1] in "=+-@\t\r\n＝＋－＠" else cell


@pytest.fixture
def opened(table):
    """The rows of the table's sheet as LibreOffice opens it with UTF-8 chosen: the elements of its cells."""
    if SOFFICE is None:
        pytest.skip("NOT CHECKED: needs LibreOffice (Debian's libreoffice-calc)")
    profile = f"-env:UserInstallation={(table.parent / 'profile').as_uri()}"
    command = [SOFFICE, profile, "--headless", "--infilter=CSV:44,34,76,1", "--convert-to", "fods"]
    done = subprocess.run([*command, "--outdir", table.parent, table], capture_output=True, timeout=120)
    assert done.returncode == 0, done.stderr
    sheet = ElementTree.parse(table.with_suffix(".fods"))
    return sheet.findall(".//table:table-row", NAMES)[: len(HOSTILE) + 1]


def test_in_libreoffice_no_cell_is_a_formula_and_numbers_are_numbers(opened):
    office = f"{{{NAMES['office']}}}"
    kinds = [[cell.get(f"{office}value-type") for cell in row] for row in opened]
    assert kinds == [["string"] * 3] + [["string", "float", "float"]] * len(HOSTILE)
    assert not [cell for row in opened for cell in row if cell.get(f"{{{NAMES['table']}}}formula")]
    values = [[cell.get(f"{office}value") for cell in row[1:]] for row in opened[1:]]
    assert values == [[str(number), str(-0.5 - number)] for number in range(len(HOSTILE))]
    texts = ["\n".join("".join(p.itertext()) for p in row[0].findall("text:p", NAMES)) for row in opened]
    assert (texts[0], texts[-1]) == ("title", HOSTILE[-1])


def test_pandas_reads_texts_and_numbers(table):
    pandas = pytest.importorskip("pandas")
    frame = pandas.read_csv(table)
    assert list(frame.columns) == ["title", "words", "rate"]
    assert [str(kind) for kind in frame.dtypes[1:]] == ["int64", "float64"]
    assert frame.words.sum() == sum(range(len(HOSTILE)))
    assert list(frame.title) == [shown(cell) for cell in HOSTILE]


def test_a_byte_order_mark_is_written_only_on_request(table, request):
    asked = "bom" in request.node.callspec.id
    assert table.read_bytes().startswith(b"\xef\xbb\xbf") == asked
    assert [row["title"] for row in table_file.read(table)] == HOSTILE
