"""`compare --report DIR`: the page, a list a source and a file an article."""

import re

import pytest

from reliability.reports import report_folder

HOSTILE = "<script>alert(1)</script>"


@pytest.fixture
def report(run, corpus, tiny, tmp_path):
    """Write the report of the corpus as a folder and give it."""

    def report(*arguments, folder=tmp_path / "report", status=0):
        found, _, err = run("compare", *(arguments or [corpus]), "--model", tiny, "--report", folder)
        assert found == status, err
        return folder

    return report


def links(page):
    return re.findall(r'href="([^"#]+)"', page.read_text(encoding="utf-8"))


def test_every_article_is_one_or_two_links_away_and_every_link_leads_somewhere(report):
    folder = report()
    pages = list(folder.rglob("*.html"))
    for page in pages:
        assert all((page.parent / link).resolve().is_file() for link in links(page)), page
    lists = [folder / link for link in links(folder / "index.html")]
    articles = {(page.parent / link).resolve() for page in lists for link in links(page)}
    assert len(lists) == 2
    assert len(articles - {folder / "index.html"}) == 7
    assert len(pages) == 1 + 2 + 7


def test_an_article_has_its_text_evidence_and_measures(report):
    texts = [path.read_text(encoding="utf-8") for path in report().glob("articles/*/*.html")]
    assert sum("wonderful" in text for text in texts) == 2
    assert all('class="hedge' in text and "What moved the predicted reliability" in text for text in texts)


def test_nothing_of_an_article_is_in_a_name_or_unescaped(run, corpus, tiny, tmp_path, report, story):
    (corpus / "=x").mkdir()
    (corpus / "=x" / "..;a'b.md").write_text(f"# {HOSTILE}\n\n{story}", encoding="utf-8")
    folder = report(corpus)
    names = {path.name for path in folder.rglob("*")}
    assert all(re.fullmatch(r"index\.html|articles|sources|[\d-]+(\.html)?", name) for name in names)
    assert not any("<script" in page.read_text(encoding="utf-8") for page in folder.rglob("*.html"))


def test_an_earlier_report_is_replaced_and_is_not_an_article(report, corpus):
    folder = report(corpus, folder=corpus / "report")
    (corpus / "daily" / "0.txt").unlink()
    before = len(list(folder.rglob("*.html")))
    report(corpus, folder=corpus / "report")
    assert len(list(folder.rglob("*.html"))) == before - 1
    assert sorted(path.name for path in corpus.iterdir()) == ["daily", "herald", "report"]


def test_a_folder_that_is_not_a_report_is_left_alone(run, corpus, tiny, tmp_path):
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "index.html").write_text("my own page")
    status, _, err = run("compare", corpus, "--model", tiny, "--report", folder)
    assert status == 2
    assert "is not empty" in err
    assert (folder / "index.html").read_text() == "my own page"


def test_from_a_table_of_scores_the_lists_have_no_texts(run, report, corpus, tiny, tmp_path):
    scores = tmp_path / "scores.csv"
    run("score", corpus, "--model", tiny, "-o", scores)
    folder = report("--scores", scores)
    assert not list(folder.glob("articles/*/*"))
    assert len(list(folder.glob("sources/*.html"))) == 2


def test_long_lists_go_on_in_the_next(report, monkeypatch):
    monkeypatch.setattr(report_folder, "MOST_LISTED", 2)
    folder = report()
    names = sorted(path.name for path in folder.glob("sources/*"))
    assert names == ["00001-2.html", "00001.html", "00002-2.html", "00002.html"]
    assert "part 2 of 2" in (folder / "sources" / "00001-2.html").read_text(encoding="utf-8")


def test_after_an_error_there_is_no_folder(tmp_path):
    folder = tmp_path / "report"
    with pytest.raises(RuntimeError), report_folder.ReportFolder(folder, [], {}, {}):
        raise RuntimeError
    assert list(tmp_path.iterdir()) == []
