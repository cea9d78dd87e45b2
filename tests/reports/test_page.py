import re

import pytest

from reliability.records import (
    Article,
    ArticleProfile,
    ArticleScore,
    Attribution,
    Evidence,
    Measure,
    Profiles,
    SourceProfile,
    Span,
)  # fmt: skip
from reliability.reports import charts, page
from reliability.reports.highlight import stretches

HOSTILE = "<script>alert(1)</script>"
TEXT = "“We may close it,” Maria Lopez said. A <b>disastrous</b> \u202eplan.\nSubscribe now"
MEASURES = [Measure("hedging.hedges_per_1000_words", "per 1,000 words", "meaning", "more", "Hyland")]


def place(word):
    return TEXT.index(word), TEXT.index(word) + len(word)


@pytest.fixture
def score():
    article = Article(TEXT, id="x", title=f"{HOSTILE} Bridge closed", source="wire.example")
    profile = ArticleProfile(
        article, 12, (), {"hedging.hedges_per_1000_words": 4.25},
        evidence=(
            Evidence("hedging.hedges_per_1000_words", "text", *place("may")),
            Evidence("loaded_wording.loaded_words_per_1000_words", "text", *place("disastrous")),
        ),
        attributions=(Attribution((Span(*place("said")),), (Span(*place("Maria Lopez")),), (), "person"),),
        furniture=(Span(*place("Subscribe now")),),
        quotations=(Span(*place("“We may close it,”")),),
    )  # fmt: skip
    return ArticleScore(
        profile, "scored", (), "default", "0", 70.2, (50, 90), 20, (3, 40), 62.0,
        {f"a.m{i}": 1.0 for i in range(20)} | {"hedging.hedges_per_1000_words": -11.8},
    )  # fmt: skip


@pytest.fixture
def profiles():
    def source(name, reliability, group):
        interval = (reliability - 10, reliability + 10)
        return SourceProfile(
            name, name, 3, 3, 900, (), "default", "0", {}, {"hedging": 40.0}, reliability, interval,
            100 - reliability, (20, 60), {"a.b": -3.0}, group=group,
        )  # fmt: skip

    return Profiles([source("wire.example", 80.0, "a"), source(HOSTILE, 30.0, "b")])


def test_stretches_join_to_the_text_and_carry_their_marks(score):
    cut = list(stretches(score.profile))
    assert "".join(stretch.text for stretch in cut) == TEXT
    marks = {stretch.text: stretch.marks for stretch in cut}
    assert set(marks["may"]) == {"hedging", "quotation"}
    assert marks["Maria Lopez"] == ("source",)
    assert marks["Subscribe now"] == ("furniture",)


def test_a_page_has_no_script_no_request_and_says_what_it_is_not(score, profiles):
    html = page.sources_page(profiles, {"wire.example": [("typical", score)]}, MEASURES, {"version": HOSTILE})
    assert "<script" not in html
    assert "default-src 'none'" in html
    assert not re.search(r"""(src|href)\s*=\s*["']?(https?:)?//""", html.replace("xlink:href", ""))
    assert "not whether it is true" in html
    assert "\u202e" not in html


def test_what_articles_say_is_escaped(score):
    html = page.article_page(score, MEASURES, {})
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
