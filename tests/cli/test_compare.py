import csv
import io

import pytest

from reliability.reports import table_file


def test_one_row_a_source_best_first(run, corpus, tiny):
    status, out, _ = run("compare", corpus, "--model", tiny)
    found = list(csv.DictReader(io.StringIO(out)))
    assert status == 0
    assert [(row["source"], row["articles"], row["scored"]) for row in found] == [
        ("daily", "3", "3"),
        ("herald", "3", "3"),
    ]
    assert float(found[0]["reliability"]) > float(found[1]["reliability"])


@pytest.mark.parametrize("ending", table_file.READ)
def test_earlier_scores_give_the_same_as_the_whole_pipeline(run, corpus, tiny, tmp_path, ending):
    (corpus / "=bad name").mkdir()
    (corpus / "=bad name" / "short.txt").write_text("The bridge is closed.")
    (corpus / "daily" / "broken.json").write_text("{")
    scores = tmp_path / f"scores{ending}"
    run("score", corpus, "--model", tiny, "-o", scores)
    direct = run("compare", corpus, "--model", tiny)
    earlier = run("compare", "--scores", scores, "--model", tiny)
    assert earlier[1] == direct[1]
    assert (direct[0], earlier[0]) == (3, 0)


def test_a_table_for_people(run, corpus, tiny):
    _, out, _ = run("compare", corpus, "--model", tiny, "--format", "table")
    assert "█" in out
    assert max(map(len, out.splitlines())) <= 80


@pytest.mark.parametrize(
    "arguments", [[], [".", "--scores", "x.csv"], ["--scores", "x.csv"], ["--scores", "x.txt"]]
)
def test_wrong_usage(run, tiny, arguments):
    status, out, err = run("compare", "--model", tiny, *arguments)
    assert (status, out) == (2, "")
    assert err.strip()


def test_a_table_without_our_columns_is_refused_by_name(run, tiny, tmp_path):
    (tmp_path / "other.csv").write_text("article,source\na,b\n")
    status, _, err = run("compare", "--model", tiny, "--scores", tmp_path / "other.csv")
    assert status == 2
    assert "'words'" in err


@pytest.mark.parametrize(("column", "cell"), [("words", ""), ("words", "many"), ("hedging_hedges", "inf")])
def test_an_invalid_number_is_reported_with_its_row(run, corpus, tiny, tmp_path, column, cell):
    table = tmp_path / "scores.csv"
    run("score", corpus, "--model", tiny, "-o", table)
    found = list(csv.DictReader(io.StringIO(table.read_text(encoding="utf-8"))))
    name = next(each for each in found[0] if each.startswith(column))
    with table.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, list(found[0]))
        writer.writeheader()
        writer.writerows([found[0], {**found[1], name: cell}])
    status, _, err = run("compare", "--model", tiny, "--scores", table)
    assert status == 2
    assert "row 2: " in err
    assert "is not a number" in err


def test_ranks_and_letters_are_empty_where_unscored(run, corpus, tiny):
    (corpus / "brief").mkdir()
    (corpus / "brief" / "short.txt").write_text("The bridge is closed.")
    _, out, _ = run("compare", corpus, "--model", tiny)
    found = list(csv.DictReader(io.StringIO(out)))
    names = ("reliability_rank_low", "reliability_rank_high", "reliability_group")
    assert [[row[name] for name in names] for row in found] == [
        ["1", "2", "A"],
        ["1", "2", "A"],
        ["", "", ""],
    ]


def test_every_pair_is_written_higher_first(run, corpus, tiny, tmp_path):
    pairs = tmp_path / "pairs.csv"
    status, _, _ = run("compare", corpus, "--model", tiny, "--pairs", pairs)
    with pairs.open() as file:
        found = list(csv.DictReader(file))
    assert status == 0
    assert [row["measure"] for row in found] == ["style", "hedging", "sentiment", "reliability"]
    assert {(row["first"], row["second"], row["apart"]) for row in found} == {("daily", "herald", "no")}
    for row in found:
        assert float(row["low"]) <= 0 <= float(row["difference"]) <= float(row["high"])
        assert 0.5 <= float(row["probability"]) < 1


def test_pairs_with_one_source_put_it_first(run, corpus, tiny, tmp_path):
    pairs = tmp_path / "pairs.csv"
    run("compare", corpus, "--model", tiny, "--pairs", pairs, "--pairs-with", "herald")
    with pairs.open() as file:
        found = list(csv.DictReader(file))
    assert {(row["first"], row["second"]) for row in found} == {("herald", "daily")}
    assert float(found[0]["difference"]) < 0
    status, _, err = run("compare", corpus, "--model", tiny, "--pairs-with", "herald")
    assert status == 2
    assert "--pairs-with needs --pairs FILE" in err


def test_columns_are_chosen(run, corpus, tiny):
    _, out, _ = run("compare", corpus, "--model", tiny, "--columns", "source,style,style_group")
    assert out.splitlines()[0] == "source,style,style_group"
    status, _, err = run("compare", corpus, "--model", tiny, "--columns", "source,stile")
    assert status == 2
    assert "no column 'stile'" in err


def test_scores_without_the_columns_that_are_needed_are_refused(run, corpus, tiny, tmp_path):
    table = tmp_path / "main.csv"
    run("score", corpus, "--model", tiny, "--columns", "main", "-o", table)
    status, _, err = run("compare", "--scores", table, "--model", tiny)
    assert status == 2
    assert "--columns all" in err


def test_charts_are_drawn_into_a_folder(run, corpus, tiny, tmp_path):
    folder = tmp_path / "drawn" / "charts"
    status, _, _ = run("compare", corpus, "--model", tiny, "--charts", folder)
    assert status == 0
    assert sorted(path.name for path in folder.iterdir()) == [
        f"{name}.{ending}" for name in ("families", "map", "ranking") for ending in ("png", "svg")
    ]
    assert (folder / "map.png").read_bytes()[:4] == b"\x89PNG"
    assert "daily" in (folder / "ranking.svg").read_text(encoding="utf-8")


def test_without_a_scored_source_there_is_no_chart(run, tiny, tmp_path):
    (tmp_path / "short.txt").write_text("The bridge is closed.")
    folder = tmp_path / "charts"
    status, _, err = run("compare", tmp_path / "short.txt", "--model", tiny, "--charts", folder)
    assert status == 1
    assert "no chart" in err
    assert not folder.exists()


def test_charts_need_a_folder(run, corpus, tiny, tmp_path):
    (tmp_path / "charts").write_text("")
    assert run("compare", corpus, "--model", tiny, "--charts", tmp_path / "charts")[0] == 2


@pytest.mark.parametrize("command", ["score", "compare"])
def test_the_dictionary_has_every_column_in_order(run, corpus, tiny, tmp_path, command):
    dictionary = tmp_path / "columns.csv"
    status, out, _ = run(command, corpus, "--model", tiny, "--dictionary", dictionary)
    with dictionary.open(encoding="utf-8") as file:
        found = list(csv.DictReader(file))
    assert status == 0
    assert [row["column"] for row in found] == out.partition("\n")[0].split(",")
    assert all(row["meaning"] and row["type"] in {"text", "whole", "number"} for row in found)


def test_a_folder_of_tables_is_compared_as_one(run, corpus, tiny, tmp_path):
    folder = tmp_path / "scores"
    folder.mkdir()
    assert run("compare", "--scores", folder, "--model", tiny)[0] == 2
    run("score", corpus, "--model", tiny, "-o", tmp_path / "all.csv")
    head, *rows = (tmp_path / "all.csv").read_text().splitlines(keepends=True)
    for part in range(3):
        (folder / f"part-{part}.csv").write_text(head + "".join(rows[part::3]))
    whole = run("compare", "--scores", tmp_path / "all.csv", "--model", tiny, "--format", "csv")
    assert run("compare", "--scores", folder, "--model", tiny, "--format", "csv")[:2] == whole[:2]


def test_two_outputs_of_one_name_are_refused(run, corpus, tiny, tmp_path):
    same = tmp_path / "a.csv"
    status, _, err = run("compare", corpus, "--model", tiny, "-o", same, "--pairs", same)
    assert status == 2
    assert "two outputs" in err
    status, _, err = run("score", corpus, "--model", tiny, "-o", same, "--evidence", same)
    assert status == 2
    assert "two outputs" in err
    assert not same.exists()
