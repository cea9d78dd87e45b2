"""One process or several: the same bytes everywhere."""

import json

import pytest


@pytest.fixture
def inputs(corpus, story, tmp_path):
    """Articles that change each other's rows: repeated ids, names and texts; and some that fail."""
    other = tmp_path / "other"
    (other / "daily").mkdir(parents=True)
    (other / "daily" / "0.txt").write_text(story)
    (other / "empty.txt").write_text("")
    (other / "picture.jpg").write_bytes(b"\xff\xd8\xff")
    records = [
        {"id": str(number % 5), "source": "s" if number % 2 else None, "text": story + "More. " * number}
        for number in range(30)
    ]
    records += [{"id": "last"}, {"id": "7", "source": "s", "text": story, "desk": "city"}]
    (other / "table.jsonl").write_text("\n".join(map(json.dumps, records)) + "\nno record")
    (tmp_path / "nothing").mkdir()
    return [corpus, other, tmp_path / "nothing", corpus / "daily" / "0.txt"]


def _without_time(text):
    return [line.partition(" in ")[0] if " scored, " in line else line for line in text.splitlines()]


@pytest.fixture
def results(run, inputs, tiny, tmp_path):
    """Everything that a command leaves: tables, finished rows, messages, exit status."""

    def score(name, *options):
        folder = tmp_path / name
        folder.mkdir(exist_ok=True)
        table, passages = folder / "out.csv", folder / "passages.csv"
        status, out, err = run(
            "score", *inputs, "--model", tiny, "-o", table, "--evidence", passages, *options
        )
        rows = folder / ".reliability" / "out.csv.rows"
        files = [path.read_bytes() for path in (table, passages, rows)]
        return status, out, _without_time(err), files

    return score


def test_articles_that_change_each_others_rows(results):
    alone = results("alone")
    assert alone[0] == 3
    assert b"id_repeated" in alone[3][0]
    assert b"near_duplicate" in alone[3][0]
    assert results("together", "--workers", "2") == alone


def test_rows_of_one_process_serve_several(results):
    alone = results("alone")
    resumed = results("alone", "--resume", "--workers", "2")
    assert resumed[3] == alone[3]
    assert "rows reused" not in alone[2][-1]
    assert results("alone", "--resume")[3] == alone[3]


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_rows_on_standard_output(run, inputs, tiny, form):
    alone, together = (
        run("score", *inputs, "--model", tiny, "--show", form, "--workers", str(workers))
        for workers in (1, 2)
    )
    assert together[:2] == alone[:2]


def test_duplicates_are_left_out_of_rows_from_workers(results):
    alone = results("alone", "--drop-duplicates")
    assert results("together", "--drop-duplicates", "--workers", "2") == alone
    assert b"duplicate" not in alone[3][0].partition(b"\n")[2]
