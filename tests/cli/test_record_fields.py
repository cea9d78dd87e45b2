"""Ids and covariates of the records are kept at the end of the rows."""

import csv
import io
import json

import pytest


@pytest.fixture
def table(tmp_path, story):
    """A CSV with three columns that are not ours, one of them with the name of ours."""
    path = tmp_path / "articles.csv"
    with path.open("w", newline="", encoding="utf-8") as out:
        lines = csv.writer(out)
        lines.writerow(["case_id", "text", "source", "Status", "=wave"])
        lines.writerow(["0007", story, "a.example", "paid", "1"])
        lines.writerow(["0008", story + "More.", "b.example", "", "=2+2"])
    return path


def rows(text):
    return list(csv.DictReader(io.StringIO(text)))


def test_they_are_the_last_columns_and_unchanged(run, table, tiny):
    status, out, _ = run("score", table, "--model", tiny)
    first, second = rows(out)
    assert status == 0
    assert list(first)[-3:] == ["case_id", "record_Status", "'=wave"]
    assert (first["case_id"], first["status"], first["record_Status"]) == ("0007", "scored", "paid")
    assert (second["record_Status"], second["'=wave"]) == ("", "'=2+2")


@pytest.mark.parametrize("ending", [".csv", ".jsonl", ".parquet"])
def test_files_keep_them_and_compare_finds_them(run, table, tiny, tmp_path, ending):
    scores = tmp_path / f"scores{ending}"
    assert run("score", table, "--model", tiny, "-o", scores)[0] == 0
    for by in ("case_id", "=wave"):
        _, out, _ = run("compare", "--scores", scores, "--by", by, "--model", tiny)
        expected = {"0007", "0008"} if by == "case_id" else {"1", "'=2+2"}
        assert {row["period"] for row in rows(out)} == expected


def test_columns_may_name_them(run, table, tiny, tmp_path):
    status, out, _ = run("score", table, "--model", tiny, "--columns", "case_id,style")
    assert (status, out.splitlines()[0]) == (0, "case_id,style")
    status, out, err = run("score", table, "--model", tiny, "--columns", "case_idd", "-o", tmp_path / "o.csv")
    assert (status, out) == (2, "")
    assert "Did you mean 'case_id'?" in err


def test_the_dictionary_and_the_main_columns(run, table, tiny, tmp_path):
    dictionary = tmp_path / "columns.csv"
    _, out, _ = run("score", table, "--model", tiny, "--columns", "main", "--dictionary", dictionary)
    assert "case_id" not in out
    assert rows(dictionary.read_text())[-3]["column"] == "case_id"


def test_a_file_has_the_fields_of_every_record_a_stream_those_of_the_first(run, tiny, story, tmp_path):
    records = [{"text": story + str(n), "source": "a", f"field{n}": n} for n in range(2)]
    path = tmp_path / "articles.jsonl"
    path.write_text("\n".join(["{", *map(json.dumps, records)]))
    _, out, err = run("score", path, "--model", tiny)
    assert list(rows(out)[0])[-1] == "field0"
    assert "Left out fields that the first article does not have: field1." in err
    _, _, err = run("score", path, "--model", tiny, "-o", tmp_path / "o.csv")
    assert list(rows((tmp_path / "o.csv").read_text())[0])[-2:] == ["field0", "field1"]
    assert "Left out" not in err
