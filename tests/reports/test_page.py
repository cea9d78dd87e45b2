import re
from dataclasses import replace

from reliability.reports import page, views
from reliability.reports.highlight import stretches
from reliability.results import Profiles


def test_stretches_join_to_the_text_and_carry_their_marks(score):
    cut = list(stretches(score.profile))
    assert "".join(stretch.text for stretch in cut) == score.profile.article.text
    marks = {stretch.text: stretch.marks for stretch in cut}
    assert set(marks["may"]) == {"hedging", "quotation"}
    assert marks["Maria Lopez"] == ("source",)
    assert marks["Subscribe now"] == ("boilerplate",)


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


def test_text_beyond_the_limit_is_counted(score, measures):
    view = views.article_view(score, measures, {}, most=10)
    assert "".join(stretch.text for stretch in view.stretches) == score.profile.article.text[:10]
    assert view.left_out == len(score.profile.article.text) - 10


def test_old_line_ends_stay_line_ends():
    assert page.visible("a\rb\r\nc\x07") == "a\nb\nc"


def test_of_many_sources_the_first_and_the_last_are_described(profiles, measures):
    many = Profiles(replace(profiles[0], source=f"s{number}.example") for number in range(300))
    html = page.sources_page(many, {}, measures, {})
    assert html.count("<article ") == page.MOST_SOURCES
    assert "first and the last 100 are described" in html
    assert html.count("s150.example") == 1
