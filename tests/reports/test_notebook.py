from dataclasses import replace

import pytest

from reliability.reports import notebook
from reliability.results import Profiles, Scores


def shown(record):
    html = record._repr_html_()
    assert "<script" not in html
    assert html.count("<div") == html.count("</div>")
    return html


def test_a_score_shows_what_moved_it_and_its_text(score):
    html = shown(score)
    assert "Bridge closed" in html
    assert "What moved the predicted reliability" in html
    assert 'class="quotation hedge"' in html or 'class="hedge quotation"' in html


def test_a_profile_shows_its_text_and_measures(score):
    html = shown(score.profile)
    assert "hedging_hedges_per_1000_words" in html
    assert "What moved" not in html
    assert "Subscribe now" in html


def test_a_source_shows_how_it_writes(profiles):
    html = shown(profiles[1])
    assert "&lt;script&gt;" in html
    assert 'class="dots"' in html


def test_lists_show_tables_and_count_what_they_leave_out(profiles, score, monkeypatch):
    assert shown(profiles).count("<tr ") == 3
    monkeypatch.setattr(notebook, "MOST_ROWS", 1)
    assert "… and 1 more" in shown(profiles)
    assert "… and 1 more" in shown(Scores([score, score]))


@pytest.mark.parametrize("many", [Profiles(), Scores()])
def test_an_empty_list_shows_an_empty_table(many):
    assert "<table" in shown(many)


def test_what_was_not_scored_says_so(score):
    nan = float("nan")
    none = replace(
        score, status="declined", reliability=nan, baseline=nan, notes=("too_short",), contributions={}
    )
    assert "declined" in shown(none)
    assert "too short" in shown(none)


def test_the_look_keeps_to_itself(score):
    style = shown(score).partition("<style>")[2].partition("</style>")[0]
    assert style.startswith(".reliability{")
    assert style.count("{") == style.count("}")
    assert ":root" not in style
