"""`reliability stories`: the table, what is said of it, and the exit status."""

# ruff: noqa: E501

import csv
import json

FERRY = (
    "The ferry Ilsa Grey sank near the Kesten reef off Port Mendle in heavy seas. Divers searched the wreck until "
    "dark, and the harbour authority of Port Mendle sent two tugs and a crane to the Kesten reef."
)
FERRY_TOO = (
    "Divers are looking for the wreck of the Ilsa Grey, a ferry that went down in heavy seas at the Kesten reef. "
    "Two tugs and a crane of the harbour authority reached the reef off Port Mendle before dark."
)


def given(tmp_path, *records):
    file = tmp_path / "articles.jsonl"
    file.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return file


def record(text, source, published="2026-03-01"):
    return {"text": text, "source": source, "id": source, "published": published}


def test_one_row_per_article(run, tiny, tmp_path):
    file = given(tmp_path, record(FERRY, "a"), record(FERRY_TOO, "b"), record("Short.", "c"))
    output = tmp_path / "stories.csv"
    _, _, err = run("stories", file, "--model", tiny, "-o", output)
    with output.open(encoding="utf-8") as table:
        rows = list(csv.DictReader(table))
    assert rows[0]["story"] == rows[1]["story"] != ""
    assert [row["article"] for row in rows] == ["a", "b", "c"]
    assert rows[2]["story"] == ""
    assert "1 text has fewer than 30 words and cannot be grouped." in err
    assert "no date" not in err


def test_undated_articles_are_warned_of(run, tiny, tmp_path):
    """Reports on one event and on related ones cannot be told apart by words alone."""
    undated = given(tmp_path, record(FERRY, "a", ""), record(FERRY_TOO, "b", ""))
    _, _, err = run("stories", undated, "--model", tiny)
    assert "2 of 2 articles in stories have no date." in err


def test_one_source_shares_nothing(run, tiny, tmp_path):
    file = given(tmp_path, record(FERRY, "a"), record(FERRY_TOO, "a"))
    status, _, err = run("stories", file, "--model", tiny)
    assert status == 1
    assert "None of the 2 articles reports the same event as an article from another source." in err
