import io
import json
import sys

import pytest


@pytest.fixture
def page(run, corpus, tiny, tmp_path):
    """Write the page of some arguments and give it."""

    def page(*arguments):
        path = tmp_path / "report.html"
        status, _, err = run("compare", *arguments, "--model", tiny, "--report", path)
        assert status == 0, err
        return path.read_text(encoding="utf-8")

    return page


def test_shows_the_typical_the_highest_and_the_lowest_article_of_each_source(page, corpus):
    html = page(corpus)
    assert [html.count(f"<summary>{why}: ") for why in ("Typical", "Highest style", "Lowest style")] == [
        2,
        2,
        2,
    ]
    assert "6 of 6 scored articles are shown" in html
    assert "wonderful" in html


def test_says_what_is_needed_to_repeat_it(page, corpus, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["reliability", "compare", "my news"])
    html = page(corpus)
    assert "reliability compare &#39;my news&#39;" in html
    assert "tiny, checksum" in html
    assert "the same text appears earlier in the same source" in html


def test_from_a_table_of_scores_it_has_no_texts_and_says_so(run, page, corpus, tiny, tmp_path):
    scores = tmp_path / "scores.csv"
    run("score", corpus, "--model", tiny, "-o", scores)
    html = page("--scores", scores)
    assert "cannot be read a second time" in html
    assert "wonderful" not in html
    assert "daily" in html


def test_from_standard_input_it_has_no_texts(page, story, monkeypatch):
    line = json.dumps({"source": "daily", "text": story})
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(line.encode())))
    assert "cannot be read a second time" in page("-")


def test_an_earlier_page_in_the_folder_is_not_an_article(run, corpus, tiny):
    page = corpus / "report.html"
    first = run("compare", corpus, "--model", tiny, "--report", page)
    assert run("compare", corpus, "--model", tiny, "--report", page)[1] == first[1]


def test_a_page_needs_its_ending(run, corpus, tiny, tmp_path):
    status, _, err = run("compare", corpus, "--model", tiny, "--report", tmp_path / "report.pdf")
    assert status == 2
    assert ".html" in err
