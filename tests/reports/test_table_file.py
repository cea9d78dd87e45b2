import csv
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reliability.errors import InputError
from reliability.reports import spreadsheet, table_file
from reliability.reports.columns import Column

COLUMNS = (Column("name", "text", "a"), Column("words", "whole", "b"), Column("rate", "number", "c"))
ROWS = [
    {"name": '=HYPERLINK("x")', "words": 3, "rate": -1.5},
    {"name": "two\nlines, “marks”", "words": None, "rate": None},
    {"name": None, "words": 0, "rate": 0.0},
]
every_ending = pytest.mark.parametrize("ending", table_file.READ)


def write(path, rows=ROWS):
    with table_file.writer(path, COLUMNS) as put:
        for row in rows:
            put(row)
    return path


@every_ending
def test_what_is_written_is_read_again(tmp_path, ending):
    found = list(table_file.read(write(tmp_path / f"t{ending}")))
    if ending == ".csv":
        found = [
            {
                "name": r["name"],
                "words": r["words"] and int(r["words"]),
                "rate": r["rate"] and float(r["rate"]),
            }
            for r in found
        ]
    assert found == ROWS


@every_ending
def test_a_table_is_whole_or_not_there(tmp_path, ending):
    path = tmp_path / f"t{ending}"
    with pytest.raises(AttributeError):
        write(path, [ROWS[0], "no row"])
    assert list(tmp_path.iterdir()) == []


@every_ending
def test_an_earlier_table_stays_until_the_new_one_is_whole(tmp_path, ending):
    path = write(tmp_path / f"t{ending}")
    before = path.read_bytes()
    with pytest.raises(AttributeError):
        write(path, ["no row"])
    assert path.read_bytes() == before


@every_ending
def test_half_a_character_does_not_stop_the_table(tmp_path, ending):
    path = write(tmp_path / f"t{ending}", [{"name": "x\ud83d", "words": 1, "rate": 1.0}])
    assert next(table_file.read(path))["name"] == "x?"


def test_no_cell_is_a_formula(tmp_path):
    texts = ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "'=1", "a=1", "'quoted'"]
    path = write(tmp_path / "t.csv", [{"name": text, "words": 1, "rate": -2.0} for text in texts])
    with path.open(encoding="utf-8", newline="") as file:
        cells = list(csv.DictReader(file))
    assert not any(cell["name"].startswith(tuple("=+-@\t\r")) for cell in cells)
    assert {cell["rate"] for cell in cells} == {"-2.0"}
    assert [row["name"] for row in table_file.read(path)] == texts


@given(st.text(alphabet="'=+-@\t\ra"))
def test_hiding_a_formula_can_be_undone(text):
    assert spreadsheet.unescaped(spreadsheet.escaped(text)) == text


def test_an_empty_cell_is_a_null(tmp_path):
    lines = write(tmp_path / "t.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(lines[1]) == {"name": "two\nlines, “marks”", "words": None, "rate": None}


def test_an_unknown_ending_is_refused_with_the_choices(tmp_path):
    with pytest.raises(InputError, match=r"\.csv, \.jsonl, \.parquet"):
        write(tmp_path / "t.ods")


@pytest.mark.parametrize("name", ["none.csv", "broken.jsonl", "broken.parquet", "utf16.csv"])
def test_an_unreadable_table_is_refused(tmp_path, name):
    (tmp_path / "broken.jsonl").write_text('{"a": 1}\n{"a"')
    (tmp_path / "broken.parquet").write_text("no")
    (tmp_path / "utf16.csv").write_bytes("name\nx\n".encode("utf-16"))
    with pytest.raises(InputError):
        list(table_file.read(tmp_path / name))
