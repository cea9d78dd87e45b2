import csv
import io
import json

import pytest

from reliability.reports import table_file


def rows(text):
    return list(csv.DictReader(io.StringIO(text)))


def test_one_row_an_article_as_csv_in_a_pipe(run, corpus, tiny):
    status, out, err = run("score", corpus, "--model", tiny)
    found = rows(out)
    assert status == 0
    assert [row["article"] for row in found] == [
        "daily/0.txt", "daily/1.txt", "daily/2.txt", "daily/again.txt",
        "herald/0.txt", "herald/1.txt", "herald/2.txt",
    ]  # fmt: skip
    assert {row["source"] for row in found} == {"daily", "herald"}
    assert {row["status"] for row in found} == {"scored"}
    assert [row["note"] for row in found].count("duplicate") == 1
    assert "7 articles" in err
    assert "7 scored" in err


@pytest.mark.parametrize("ending", table_file.READ)
def test_the_ending_chooses_the_format(run, corpus, tiny, tmp_path, ending):
    output = tmp_path / f"articles{ending}"
    status, out, _ = run("score", corpus, "--model", tiny, "-o", output)
    assert (status, out) == (0, "")
    assert len(list(table_file.read(output))) == 7


def test_a_table_for_people(run, corpus, tiny):
    _, out, _ = run("score", corpus, "--model", tiny, "--format", "table")
    assert "style" in out.splitlines()[0]
    assert max(map(len, out.splitlines())) <= 80


def test_evidence_is_a_row_a_passage(run, corpus, tiny, tmp_path, story):
    evidence = tmp_path / "e.csv"
    run("score", corpus / "daily/0.txt", "--model", tiny, "-o", tmp_path / "a.csv", "--evidence", evidence)
    passages = list(table_file.read(evidence))
    assert passages
    for row in passages:
        assert row["text"] == story[int(row["start"]) : int(row["end"])]


def test_standard_input_is_json_lines(run, tiny, story, monkeypatch):
    lines = "\n".join(json.dumps({"text": story, "id": name, "source": "www.CNN.com"}) for name in "ab")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(lines.encode())))
    status, out, _ = run("score", "-", "--model", tiny)
    assert status == 0
    assert [(row["article"], row["source"]) for row in rows(out)] == [("a", "cnn.com"), ("b", "cnn.com")]


def test_what_cannot_be_read_is_a_line_a_row_and_status_3(run, corpus, tiny):
    (corpus / "daily" / "broken.json").write_text("{")
    status, out, err = run("score", corpus, "--model", tiny)
    failed = [row for row in rows(out) if row["status"] == "failed"]
    assert status == 3
    assert [(row["article"], row["note"], row["words"]) for row in failed] == [
        ("daily/broken.json", "unreadable", "")
    ]
    assert len([line for line in err.splitlines() if "broken.json" in line]) == 1


def test_status_1_when_nothing_can_be_scored(run, tmp_path, tiny):
    (tmp_path / "short.txt").write_text("The bridge is closed.")
    status, out, err = run("score", tmp_path / "short.txt", "--model", tiny)
    assert status == 1
    assert rows(out)[0]["status"] == "declined"
    assert "too_short" in rows(out)[0]["note"]
    assert "too_short 1" in err


@pytest.mark.parametrize(
    "arguments",
    [
        ["score"],
        ["score", "no/such/folder"],
        ["score", ".", "-o", "articles.ods"],
        ["score", ".", "-o", "no/such/folder/articles.csv"],
        ["score", ".", "--model", "no-such-model"],
        ["score", ".", "--source-from", "stars"],
        ["score", ".", "--boilerplate", "no-such-file.json"],
        ["no-such-command"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_status_2_and_said_on_standard_error(run, tiny, arguments):
    model = [] if "--model" in arguments or arguments[0] != "score" else ["--model", tiny]
    status, out, err = run(*arguments, *model)
    assert (status, out) == (2, "")
    assert err.strip()


def test_articles_without_a_source_get_advice(run, tmp_path, tiny, story):
    (tmp_path / "alone.txt").write_text(story)
    _, out, err = run("score", tmp_path / "alone.txt", "--model", tiny)
    assert rows(out)[0]["source"] == "alone.txt"
    assert "--source-from" in err


def test_source_from_overrides(run, corpus, tiny):
    _, out, _ = run("score", corpus, "--model", tiny, "--source-from", "file")
    assert {row["source"] for row in rows(out)} == {"0", "1", "2", "again"}


def test_a_failed_run_leaves_no_half_written_table(run, corpus, tiny, tmp_path, monkeypatch):
    def stop(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("reliability.pipeline.profile", stop)
    status, _, err = run("score", corpus, "--model", tiny, "-o", tmp_path / "out.csv")
    assert status == 130
    assert "--resume" in err
    assert [path.name for path in tmp_path.rglob("*out*")] == ["out.csv.partial"]


def test_near_duplicates_are_noted_and_left_out_on_request(run, tmp_path, tiny):
    story = " ".join(f"The council of town {n} met on Monday and voted on plan {n}." for n in range(30))
    lines = [
        {"id": name, "source": "s", "text": text}
        for name, text in zip("abc", (story, story, story + " End."), strict=True)
    ]
    given = tmp_path / "a.jsonl"
    given.write_text("\n".join(map(json.dumps, lines)))
    status, out, err = run(
        "score", str(given), "--model", tiny, "--columns", "article,note,duplicate_of", "--format", "csv"
    )
    assert status == 0
    assert out.splitlines()[1:] == ["a,,", "b,duplicate,a", "c,near_duplicate,a"]
    assert "1 article has nearly the same text as an earlier one" in err
    status, out, err = run(
        "score", str(given), "--model", tiny, "--columns", "article", "--format", "csv", "--drop-duplicates"
    )
    assert (status, out.splitlines()[1:]) == (0, ["a"])
    assert "1 scored, 0 declined, 0 failed; 2 duplicates left out" in err
