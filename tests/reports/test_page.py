import re
from dataclasses import replace

from reliability.records import Evidence
from reliability.reports import page, views
from reliability.reports.highlight import stretches
from reliability.reports.source_page import Comparison, sources_page


def test_stretches_join_to_the_text_and_carry_their_marks(score):
    cut = list(stretches(score.profile))
    assert "".join(stretch.text for stretch in cut) == score.profile.article.text
    marks = {stretch.text: stretch.marks for stretch in cut}
    assert set(marks["may"]) == {"hedge", "quotation"}
    assert marks["Maria Lopez"] == ("speaker",)
    assert marks["said"] == ("statement",)
    assert marks["Subscribe now"] == ("boilerplate",)


def test_a_page_has_no_script_no_request_and_says_what_it_is_not(score, profiles):
    about = {"version": profiles[1].source}
    html = sources_page(Comparison(profiles, about, {"wire.example": [("typical", score)]}))
    assert "<script" not in html
    assert "default-src 'none'" in html
    assert not re.search(r"""(src|href)\s*=\s*["']?(https?:)?//""", html.replace("xlink:href", ""))
    assert "not whether it is true" in html
    assert "\u202e" not in html


def test_what_articles_say_is_escaped(score, measures):
    html = page.article_page(score, measures, {})
    assert "&lt;b&gt;" in html
    assert "<b>" not in html


def test_text_beyond_the_limit_is_counted(score):
    view = views.marked_text(score, most=10)
    assert "".join(stretch.text for stretch in view.text) == score.profile.article.text[:10]
    assert view.left_out == len(score.profile.article.text) - 10


def test_old_line_ends_stay_line_ends():
    assert page.visible("a\rb\r\nc\x07") == "a\nb\nc"


def test_the_page_of_an_article_is_headed_by_its_title_and_says_how_it_is_written(score, measures):
    html = page.article_page(score, measures, {})
    assert "<h1><bdi>&lt;script&gt;" in html
    assert html.index('id="written"') < html.index('id="predicted"') < html.index('id="text"')
    assert "closer to the writing of highly rated outlets than 64 % of articles" in html
    assert "be other" not in html[: html.index('id="measures"')]


def test_the_headline_is_marked_like_the_text(score, measures):
    title = score.profile.article.title
    passage = Evidence("headline_loaded_words", "title", title.index("Bridge"), title.index(" closed"))
    marked = replace(score, profile=replace(score.profile, evidence=(passage,)))
    html = page.article_page(marked, measures, {})
    assert '<span class="loaded" title="loaded words">Bridge</span>' in html.partition("</h1>")[0]


def test_without_a_title_the_headline_in_the_text_heads_the_page(score, measures):
    body = "The mayor said on Monday that the old bridge may close before the winter begins. " * 8
    article = replace(score.profile.article, text=f"Mayor May Close the Old Bridge\n\n{body}", title="")
    profile = replace(
        score.profile, article=article, evidence=(), attributions=(), quotations=(), boilerplate=()
    )
    html = page.article_page(replace(score, profile=profile), measures, {})
    assert "<title>Mayor May Close the Old Bridge</title>" in html
    assert views.heading(replace(article, text=body)) == article.id
