import errno
import re
import shutil
import subprocess
import zipfile

import pytest

from reliability.errors import InputError
from reliability.reports import table_file, workbook
from reliability.reports.columns import Column

pytest.importorskip("xlsxwriter")
COLUMNS = (
    Column("title", "text", "title"),
    Column("words", "whole", "words"),
    Column("style", "number", "style"),
)
ROWS = [
    {"title": "=HYPERLINK(1)", "words": 12, "style": 1.5},
    {"title": "http://a.example/?x=1", "words": None, "style": None},
    {"title": "007", "words": 3, "style": -2.0},
]


@pytest.fixture
def book(tmp_path):
    path = tmp_path / "table.xlsx"
    with table_file.writer(path, COLUMNS, main=COLUMNS[:1]) as put:
        for row in ROWS:
            put(row)
    return path


def parts(path):
    with zipfile.ZipFile(path) as file:
        return {name: file.read(name).decode("utf-8") for name in file.namelist() if name.endswith(".xml")}


def test_three_sheets_the_first_one_page_wide(book):
    found = parts(book)
    assert [f'name="{name}"' in found["xl/workbook.xml"] for name in ("main", "all", "columns")] == [True] * 3
    first, second = (found[f"xl/worksheets/sheet{n}.xml"] for n in (1, 2))
    assert 'fitToHeight="0"' in first
    assert 'orientation="landscape"' in first
    assert "<t>style</t>" not in first
    assert "<t>style</t>" in second
    assert "<v>1.5</v>" in second


def test_text_is_never_a_formula_a_link_or_a_number(book):
    for name, content in parts(book).items():
        if "worksheets" in name:
            assert "<f>" not in content
            assert "hyperlink" not in content.lower().replace("=hyperlink(1)", "")
    assert "007" in parts(book)["xl/worksheets/sheet1.xml"]


def test_too_long_a_text_and_too_many_rows_are_refused(tmp_path, monkeypatch):
    path = tmp_path / "table.xlsx"
    with pytest.raises(InputError, match="column title: 32,768 characters"):
        write(path, [{"title": "x" * 32_768}])
    assert not path.exists()
    monkeypatch.setattr(workbook, "MOST_ROWS", 4)
    write(path, ROWS[:2])
    with pytest.raises(InputError, match="at most 4 rows"):
        write(path, [*ROWS, *ROWS])


def write(path, rows):
    with table_file.writer(path, COLUMNS) as put:
        for row in rows:
            put(row)


def test_a_workbook_is_not_read(book):
    with pytest.raises(InputError, match="workbooks can be written but not read"):
        list(table_file.read(book))


@pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")
def test_libreoffice_opens_it(book, tmp_path):
    subprocess.run(
        ["soffice", "--headless", "--convert-to", "csv", "--outdir", str(tmp_path), str(book)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    assert "=HYPERLINK(1)" in (tmp_path / "table.csv").read_text(encoding="utf-8")


def test_columns_of_the_first_sheet_are_no_wider_than_their_numbers(tmp_path):
    path = tmp_path / "table.xlsx"
    with table_file.writer(path, COLUMNS, main=COLUMNS) as put:
        put(ROWS[0])
    found = parts(path)
    widths = [
        [
            float(width)
            for width in re.findall(r'<col [^>]*width="([\d.]+)"', found[f"xl/worksheets/sheet{n}.xml"])
        ]
        for n in (1, 2)
    ]
    assert max(widths[0][1:]) < 7 < min(widths[1][1:])
    assert 'textRotation="90"' in found["xl/styles.xml"]
    assert 'indent="1"' in found["xl/styles.xml"]  # text keeps apart from the number on its left


def test_a_full_disk_is_an_error_of_the_system(tmp_path, monkeypatch):
    import xlsxwriter

    whole = xlsxwriter.Workbook.close

    def close(self):
        whole(self)
        raise xlsxwriter.exceptions.FileCreateError(OSError(errno.ENOSPC, "No space left on device"))

    monkeypatch.setattr(xlsxwriter.Workbook, "close", close)
    with (
        pytest.raises(OSError, match="No space left") as caught,
        table_file.writer(tmp_path / "table.xlsx", COLUMNS) as put,
    ):
        put(ROWS[0])
    assert caught.value.errno == errno.ENOSPC
