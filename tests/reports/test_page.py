import re

import pytest

from reliability.reports import charts, page
from reliability.reports.highlight import stretches


def test_stretches_join_to_the_text_and_carry_their_marks(score):
    cut = list(stretches(score.profile))
    assert "".join(stretch.text for stretch in cut) == score.profile.article.text
    marks = {stretch.text: stretch.marks for stretch in cut}
    assert set(marks["may"]) == {"hedging", "quotation"}
    assert marks["Maria Lopez"] == ("source",)
    assert marks["Subscribe now"] == ("furniture",)


def test_a_page_has_no_script_no_request_and_says_what_it_is_not(score, profiles, measures):
    about = {"version": profiles[1].source}
    html = page.sources_page(profiles, {"wire.example": [("typical", score)]}, measures, about)
    assert "<script" not in html
    assert "default-src 'none'" in html
    assert not re.search(r"""(src|href)\s*=\s*["']?(https?:)?//""", html.replace("xlink:href", ""))
    assert "not whether it is true" in html
    assert "\u202e" not in html


def test_what_articles_say_is_escaped(score, measures):
    html = page.article_page(score, measures, {})
    assert "&lt;b&gt;" in html
    assert "<b>" not in html


def test_the_largest_contributions_and_the_rest_keep_the_sum(score):
    rows = charts.contributions(score.contributions, 5)
    assert len(rows) == 6
    assert sum(row["points"] for row in rows) == pytest.approx(sum(score.contributions.values()))


@pytest.mark.parametrize("draw", [charts.ranking, charts.map, charts.families, charts.timeline])
def test_charts_of_sources_are_drawn(draw, profiles):
    assert charts.svg(draw(profiles), "label").startswith('<svg role="img" aria-label="label"')


def test_chart_of_an_article_is_drawn(score):
    assert charts.png(charts.article(score))[:4] == b"\x89PNG"


def test_records_show_themselves(score, profiles):
    assert "&lt;script&gt;" in profiles._repr_html_()
    assert "Bridge closed" in score._repr_html_()
