import pytest

from reliability.evaluation import excluded_articles, outlet_articles
from reliability.evaluation.build import or_non_commercial

ROWS = """collection,period,topic,licence,may_fit
open,2019,politics,MIT,yes
closed,2020,health,none stated,no
shared,2020,health,CC BY-NC-SA 4.0,no
"""


@pytest.fixture
def data(tmp_path):
    (tmp_path / "outlets").mkdir()
    (tmp_path / "outlets" / "collections.csv").write_text(ROWS, encoding="utf-8")
    return tmp_path


def test_the_file_says_which_collections_may_be_fitted_on(data):
    known = outlet_articles.collections(data)
    assert [name for name, row in known.items() if outlet_articles.may_fit(row)] == ["open"]
    assert [name for name, row in known.items() if or_non_commercial(row)] == ["open", "shared"]


@pytest.mark.parametrize(
    ("date", "year"), [("2019-04-01", "2019"), ("May 3, 2025", "2025"), ("", ""), (None, "")]
)
def test_the_year_of_an_article_is_kept(date, year):
    row = {
        "domain": "d",
        "collection": "open",
        "lean": None,
        "date": date,
        "title": "",
        "text": "t",
        "url": "",
    }
    assert outlet_articles.article(row).fields["year"] == year


def test_what_is_left_out_is_named_with_the_reason(data):
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    names = ["open"] * 3 + ["shared", "stray"]
    columns = {"collection": names, "domain": [f"{name}.example" for name in names], "text": ["a"] * 5}
    parquet.write_table(pyarrow.table(columns), data / "outlets" / "articles.parquet")
    (data / "outlets" / "ratings.csv").write_text("domain,pc1\nopen.example,0.5\n", encoding="utf-8")
    assert [row["collection"] for row in outlet_articles.rows(data)] == ["open"] * 3 + ["shared"]
    lines = list(excluded_articles.lines(data, 3))
    assert "Left out, not in outlets/collections.csv: stray (1 article)." in lines
    assert "In outlets/collections.csv without an article: closed." in lines
    assert any("never fitted on" in line and "shared (1 article)" in line for line in lines)
    assert "Left out, outlet not in outlets/ratings.csv: 2 of 5 articles." in lines
    assert any(line.startswith("Tested together") and "open (3 articles)" in line for line in lines)
