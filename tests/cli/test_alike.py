"""Comparing like with like: genres, agency copy, periods."""

import csv
import io
import json

import pytest

REPORT = "The council said on Monday that buses would run. Mayor Ida Brandt told reporters that it was safe. "
ARGUMENT = (
    "Why should our town pay? I do not believe it, we should not accept it, and it is not fair. Who is "
    "asked? We are not, and my street is not. It is not wise to shut a bridge, and it is not honest to "
    "call that a repair. I have seen the plan, and I am not impressed. What are they afraid of? We must "
    "not be silent, for our silence is what they are waiting for. Is that what we are here for? I "
    "should hope not. My neighbours are angry, and so am I. "
)


@pytest.fixture
def mixed(tmp_path, story):
    """Two outlets of reports, one of opinion; some by an agency; dated, and sorted by a desk."""
    path = tmp_path / "mixed.jsonl"
    records = []
    for source, text in (("wire", story + REPORT), ("post", story + REPORT), ("club", ARGUMENT)):
        for number in range(6):
            body = text + f"The next bus is the {number}."
            if source == "post" and number < 2:
                body = f"KELD (AP) — {body}"
            date = f"2026-0{1 + number // 3}-1{number}" if source != "club" else ""
            records.append({"source": source, "text": body, "date": date, "desk": "news" if number else ""})
    path.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    return path


def rows(text):
    return list(csv.DictReader(io.StringIO(text)))


def test_genre_and_agency_are_columns(run, mixed, tiny):
    found = rows(run("score", mixed, "--model", tiny)[1])
    assert [(row["source"], row["genre"]) for row in found[::6]] == [
        ("wire", "report"), ("post", "report"), ("club", "opinion")
    ]  # fmt: skip
    assert [row["agency"] for row in found].count("AP") == 2
    assert ["agency_copy" in row["note"] for row in found].count(True) == 2


@pytest.mark.parametrize("more", [[], ["--workers", "1"]])
def test_agency_copy_is_left_out_and_counted(run, mixed, tiny, more):
    _, out, err = run("score", mixed, "--model", tiny, "--without-agency", *more)
    assert len(rows(out)) == 16
    assert "16 articles" in err
    assert "2 agency articles left out" in err


def test_rows_of_agency_copy_are_kept_for_the_next_run(run, mixed, tiny, tmp_path):
    output = tmp_path / "out.csv"
    run("score", mixed, "--model", tiny, "--without-agency", "-o", output)
    assert len(rows(output.read_text(encoding="utf-8"))) == 16
    _, _, err = run("score", mixed, "--model", tiny, "--resume", "-o", output)
    assert len(rows(output.read_text(encoding="utf-8"))) == 18
    assert "18 rows reused" in err


def test_compare_warns_about_differences_and_notes_them(run, mixed, tiny):
    _, out, err = run("compare", mixed, "--model", tiny)
    assert err.count("Sources differ in genre: ") == 1
    assert "--like-with-like" in err
    assert "genre_differs" in next(row for row in rows(out) if row["source"] == "club")["note"]


def test_like_with_like_compares_on_the_genres_of_most(run, mixed, tiny):
    _, out, err = run("compare", mixed, "--model", tiny, "--like-with-like")
    assert "compared on the same mix of genres for each source (report 100 %)." in err
    assert "Left out, because they have too few: club." in err
    assert "in genre" not in err
    found = {row["source"]: row for row in rows(out)}
    assert found["wire"]["reliability"]
    assert (found["club"]["reliability"], found["club"]["note"]) == ("", "other_genres")


def test_without_agency_from_articles_and_from_scores(run, mixed, tiny, tmp_path):
    table = tmp_path / "scores.csv"
    run("score", mixed, "--model", tiny, "-o", table)
    direct = run("compare", mixed, "--model", tiny, "--without-agency", "--like-with-like")
    earlier = run("compare", "--scores", table, "--model", tiny, "--without-agency", "--like-with-like")
    assert direct[1] == earlier[1]
    assert {row["source"]: row["articles"] for row in rows(direct[1])}["post"] == "4"


@pytest.mark.parametrize(
    ("by", "expected"),
    [("month", ["2026-01", "2026-02", ""]), ("year", ["2026", ""]), ("desk", ["news", ""]),
     ("week", ["2026-W02", "2026-W03", "2026-W07", ""]), ("genre", ["opinion", "report"])],
)  # fmt: skip
def test_by_gives_a_row_a_source_and_period(run, mixed, tiny, by, expected):
    _, out, err = run("compare", mixed, "--model", tiny, "--by", by)
    found = rows(out)
    assert list(found[0])[:2] == ["source", "period"]
    assert list(dict.fromkeys(row["period"] for row in found)) == expected
    assert len({(row["source"], row["period"]) for row in found}) == len(found)
    assert err.count("their period is empty") == ("" in expected)


def test_a_column_added_to_a_table_of_scores_is_a_field(run, mixed, tiny, tmp_path):
    table, more = tmp_path / "scores.csv", tmp_path / "more.csv"
    run("score", mixed, "--model", tiny, "-o", table)
    with table.open(encoding="utf-8") as before, more.open("w", encoding="utf-8") as after:
        for number, line in enumerate(before):
            after.write(line.rstrip("\n") + (",desk\n" if number == 0 else ",news\n"))
    _, out, _ = run("compare", "--scores", more, "--model", tiny, "--by", "desk")
    assert {row["period"] for row in rows(out)} == {"news"}


@pytest.mark.parametrize("by", ["month", "week", "year"])
def test_dates_that_a_spreadsheet_rewrote_are_ignored(run, mixed, tiny, tmp_path, by):
    table = tmp_path / "scores.csv"
    run("score", mixed, "--model", tiny, "-o", table)
    found = rows(table.read_text(encoding="utf-8"))
    with table.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, list(found[0]))
        writer.writeheader()
        writer.writerows({**row, "published": "01/05/2026 10:00"} for row in found)
    status, out, err = run("compare", "--scores", table, "--model", tiny, "--by", by)
    assert status == 0
    assert {row["period"] for row in rows(out)} == {""}
    assert "their period is empty" in err


def test_an_unknown_field_is_reported_with_the_known_ones(run, mixed, tiny):
    _, _, err = run("compare", mixed, "--model", tiny, "--by", "desks")
    assert "no article has this field" in err
    assert "compared as a whole" in err
    assert "desk" in err.partition("Available:")[2]


def test_articles_without_an_agency_are_reported(run, mixed, tiny):
    _, _, err = run("compare", mixed, "--model", tiny, "--by", "agency")
    assert "16 of 18 articles have no agency that wrote them" in err


def test_pairs_charts_table_and_page_know_periods(run, mixed, tiny, tmp_path):
    pairs, charts, page = tmp_path / "pairs.csv", tmp_path / "charts", tmp_path / "page.html"
    status, out, _ = run(
        "compare", mixed, "--model", tiny, "--by", "month", "--pairs", pairs, "--charts", charts,
        "--report", page, "--format", "table", "--dictionary", tmp_path / "columns.csv",
    )  # fmt: skip
    assert status == 0
    written = rows(pairs.read_text(encoding="utf-8"))
    styles = [row["period"] for row in written if row["measure"] == "style"]
    assert styles == ["2026-01", "2026-02"]
    assert sorted(path.name for path in charts.iterdir()) == ["timeline.png", "timeline.svg"]
    assert "2026-02" in out
    assert max(map(len, out.splitlines())) <= 80
    assert "2026-02" in page.read_text(encoding="utf-8")
    columns = rows((tmp_path / "columns.csv").read_text(encoding="utf-8"))
    assert columns[1]["column"] == "period"
