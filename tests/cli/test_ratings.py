import csv
import io

import pytest

from reliability.cli import main
from reliability.evaluation import given_ratings, rating_agreement
from reliability.records import SourceProfile


@pytest.fixture
def outlets(tmp_path, story):
    """Four outlets with domains, the first the gloomiest."""
    folder = tmp_path / "news"
    for number, name in enumerate(("aa", "bb", "cc", "dd")):
        file = folder / f"{name}.example" / "one.txt"
        file.parent.mkdir(parents=True)
        file.write_text(story + "It is a wonderful success. " * number, encoding="utf-8")
    return folder


@pytest.fixture
def ratings(tmp_path):
    path = tmp_path / "theirs.csv"
    path.write_text(
        "domain,trust,who,worry\nhttps://www.aa.example/,10,us,9\nbb.example,20,us,\ncc.example,30,them,2\n"
        "dd.example,40,them,NA\nelsewhere.example,1,us,5\n"
    )
    return path


def table(run, *arguments):
    status, out, err = run("compare", *arguments)
    assert status == 0, err
    return {row["source"]: row for row in csv.DictReader(io.StringIO(out))}, err


def test_ratings_are_the_last_columns_and_change_no_score(run, outlets, tiny, ratings):
    alone, _ = table(run, outlets, "--model", tiny)
    beside, _ = table(run, outlets, "--model", tiny, "--ratings", ratings)
    assert list(beside["aa.example"])[-2:] == ["rating_trust", "rating_worry"]
    assert [beside[f"{name}.example"]["rating_trust"] for name in ("aa", "dd")] == ["10.0", "40.0"]
    assert beside["bb.example"]["rating_worry"] == ""
    plain = {
        source: {name: cell for name, cell in row.items() if not name.startswith("rating_")}
        for source, row in beside.items()
    }
    assert plain == alone


def test_agreement_is_reported_on_standard_error(run, outlets, tiny, ratings):
    _, err = table(run, outlets, "--model", tiny, "--ratings", ratings)
    assert "rating_trust: Spearman 1.00 over 4 sources." in err
    assert "rating_worry: 2 of the sources scored here have one, too few to compare." in err


def test_ratings_of_none_of_the_sources_are_reported_in_one_line(run, outlets, tiny, ratings):
    ratings.write_text("domain,trust,worry\nelsewhere.example,1,5\n", encoding="utf-8")
    _, err = table(run, outlets, "--model", tiny, "--ratings", ratings)
    assert "No source here has a rating: of 1 rated outlets (elsewhere.example)" in err
    assert "none is among the 4 here (aa.example, bb.example, cc.example, dd.example)" in err
    assert "too few" not in err


def test_what_did_not_join_is_listed(run, outlets, tiny, ratings):
    ratings.write_text(
        "source,domain,trust,level\nAa,aa.example,1,HIGH\nThe Bb,,2,LOW\nAa,aa.example,3,HIGH\nCc,,4,LOW\n"
    )
    _, err = table(run, outlets, "--model", tiny, "--ratings", ratings)
    assert "1 of 4 sources have a rating. Without one: bb.example, cc.example, dd.example." in err
    assert "Ratings in words are left out: level." in err
    assert "Rated more than once, with different numbers; the first is used: aa.example, aa." in err


def test_all_joined_is_said_too(run, outlets, tiny, ratings):
    _, err = table(run, outlets, "--model", tiny, "--ratings", ratings)
    assert "4 of 4 sources have a rating." in err


def test_the_dictionary_knows_them(outlets, tiny, ratings, tmp_path, capsys):
    dictionary = tmp_path / "columns.csv"
    arguments = ["compare", outlets, "--model", tiny, "--ratings", ratings, "--dictionary", dictionary]
    assert main([str(each) for each in arguments]) == 0
    capsys.readouterr()
    assert "rating_worry" in dictionary.read_text()


@pytest.mark.parametrize("content", ["", "domain,who\na.example,us\n", "town,trust\na,1\n"])
def test_a_table_without_ratings_is_refused(run, outlets, tiny, tmp_path, content):
    path = tmp_path / "bad.csv"
    path.write_text(content)
    status, _, err = run("compare", outlets, "--model", tiny, "--ratings", path)
    assert status == 2
    assert "need a column domain" in err


def test_the_page_shows_them_and_what_they_say(run, outlets, tiny, ratings, tmp_path):
    page = tmp_path / "page.html"
    table(run, outlets, "--model", tiny, "--ratings", ratings, "--report", page)
    html = page.read_text(encoding="utf-8")
    assert "Compared with ratings by others" in html
    assert "Spearman 1.00 over 4 sources." in html
    assert "<details><summary>4 sources, starting with those whose two ranks differ most" in html


@pytest.mark.parametrize("content", ["Domain;Score\nA.example;3\n", "url\tscore\nhttps://a.example/x\t3\n"])
def test_tables_of_others_are_read_as_they_are(tmp_path, content):
    path = tmp_path / "theirs.csv"
    path.write_text("\ufeff" + content, encoding="utf-8")
    ratings = given_ratings.read(path)
    assert [dict(rating).popitem()[1] for rating in ratings.by_domain.values()] == [3.0]


def told(*pairs):
    profiles = [
        SourceProfile(name, name, 1, 1, 200, (), "m", "0", {}, {}, reliability=score)
        for name, score, _ in pairs
    ]
    ratings = given_ratings.Ratings(("x",), {name: {"x": rating} for name, _, rating in pairs})
    return list(rating_agreement.lines(profiles, ratings))[-1]


def test_a_source_of_several_periods_counts_once():
    def part(name, year, score, articles):
        return SourceProfile(name, name, articles, articles, 9, (), "m", "0", {}, {}, reliability=score,
                             period=year)  # fmt: skip

    parts = [part("a.example", "2020", 90, 1), part("a.example", "2021", 60, 2), part("b.example", "", 50, 1)]
    ratings = given_ratings.Ratings(("x",), {f"{name}.example": {"x": 1.0} for name in "ab"})
    (beside,) = rating_agreement.compare(parts, ratings)
    found = {row.source: row.reliability for row in beside.rows}
    assert found == {"a.example": 70, "b.example": 50}


def test_where_they_differ_most_comes_first():
    line = told(("a.example", 90, 1), ("b.example", 80, 4), ("c.example", 70, 3), ("d.example", 60, 2))
    assert "Farthest apart in rank: a.example (score 90, rating 1);" in line


def test_ties_and_turned_scales():
    assert "Spearman -1.00" in told(("a.example", 3, 1), ("b.example", 2, 2), ("c.example", 1, 3))
    assert "lower is better" in told(("a.example", 3, 1), ("b.example", 2, 2), ("c.example", 1, 3))
    assert "Spearman 0.87" in told(("a.example", 3, 2), ("b.example", 2, 1), ("c.example", 1, 1))
    assert "have the same" in told(("a.example", 3, 2), ("b.example", 2, 2), ("c.example", 1, 2))


def test_sources_of_the_same_rank_are_not_named():
    assert told(("a.example", 3, 9), ("b.example", 2, 8), ("c.example", 1, 7)).endswith("over 3 sources.")
    assert "c.example" not in told(("a.example", 3, 8), ("b.example", 2, 9), ("c.example", 1, 7))
