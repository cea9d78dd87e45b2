import pytest

from reliability.evaluation import outlet_articles
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
