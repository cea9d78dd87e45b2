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


@pytest.mark.parametrize("ending", table_file.ENDINGS)
def test_earlier_scores_give_the_same_as_the_direct_road(run, corpus, tiny, tmp_path, ending):
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


def test_ranks_and_letters_stand_last_and_are_empty_where_unscored(run, corpus, tiny):
    (corpus / "brief").mkdir()
    (corpus / "brief" / "short.txt").write_text("The bridge is closed.")
    _, out, _ = run("compare", corpus, "--model", tiny)
    found = list(csv.DictReader(io.StringIO(out)))
    assert list(found[0])[-3:] == ["rank_low", "rank_high", "group"]
    assert [[row[name] for name in ("rank_low", "rank_high", "group")] for row in found] == [
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
    assert [(row["first"], row["second"], row["apart"]) for row in found] == [("daily", "herald", "no")]
    assert float(found[0]["difference"]) > 0
    assert 0.5 < float(found[0]["probability"]) < 1
    assert float(found[0]["p"]) == pytest.approx(2 * (1 - float(found[0]["probability"])), abs=2e-4)
