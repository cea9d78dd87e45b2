"""The pages in a real browser: Debian's chromium, headless, with the network off."""

import shutil

import pytest

from reliability.reports import page, report_folder, source_page, story_page
from reliability.reports.source_speakers import SpeakerCount
from reliability.results import Scores
from reliability.stories import Story, Version

playwright = pytest.importorskip("playwright.sync_api", reason="needs the package playwright")
CHROMIUM = shutil.which("chromium")
pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="needs a chromium on the path"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
]
WIDTHS = (360, 768, 1440)


@pytest.fixture(scope="module")
def browser():
    with playwright.sync_playwright() as driver:
        flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        started = driver.chromium.launch(executable_path=CHROMIUM, args=flags)
        yield started
        started.close()


@pytest.fixture(params=["sources", "article", "list", "notebook", "story"])
def opened(request, browser, tmp_path, score, profiles, measures):
    """A page opened from a file, with everything it said and asked for."""
    file = tmp_path / "page.html"
    if request.param == "list":
        file = the_list_in_a_folder(tmp_path / "report", score, measures)
    else:
        file.write_text(drawn(request.param, score, profiles, measures), encoding="utf-8")
    context = browser.new_context(offline=True)
    tab = context.new_page()
    heard = []
    tab.on("console", lambda message: heard.append(message.text))
    tab.on("dialog", lambda dialog: (heard.append("dialog"), dialog.dismiss()))
    tab.on("request", lambda sent: heard.append(sent.url) if sent.url != file.as_uri() else None)
    tab.goto(file.as_uri())
    for details in tab.locator("details").all():
        details.evaluate("element => element.open = true")
    yield tab, heard
    context.close()


def drawn(what, score, profiles, measures):
    """The page of that kind."""
    about = {"version": "0"}
    if what == "sources":
        rating = source_page.GivenRating(profiles[1].source, 30.0, 4.0)
        beside = [source_page.OthersRatings("rating_theirs", "Spearman 1.00.", [rating])]
        chosen = {"wire.example": [("typical", score)]}
        heard = {"wire.example": [SpeakerCount("Maria Lopez", "person", 2, 5, 40)]}
        compared = source_page.Comparison(profiles, about, chosen, "How.", beside, speakers=heard)
        return source_page.sources_page(compared)
    if what == "story":
        return story_page.story_page(Story("id", "Bridge closed", (Version(score), Version(score))))
    if what == "article":
        return page.article_page(score, measures, about)
    parts = "".join(each._repr_html_() for each in (profiles, profiles[1], score, Scores([score])))
    head = "<html lang=en><meta name=viewport content='width=device-width'><title>notebook</title>"
    return f"<!doctype html>{head}<main><h1>Notebook</h1>{parts}</main></html>"


def the_list_in_a_folder(folder, score, measures):
    """The page that lists a source's articles."""
    with report_folder.ReportFolder(folder, measures, {}, {"version": "0"}) as report:
        list(report.watched([score]))
        (name,) = report.lists().values()
    return folder / name


def test_loads_alone_and_in_silence(opened):
    tab, heard = opened
    assert "script" in tab.locator("main").inner_text()
    assert heard == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_overflows(opened, width, scheme):
    tab, _ = opened
    tab.emulate_media(color_scheme=scheme)
    tab.set_viewport_size({"width": width, "height": 800})
    assert tab.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_accessibility_checker_finds_no_serious_fault(opened, scheme):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe-playwright-python")
    tab, _ = opened
    tab.emulate_media(color_scheme=scheme)
    found = axe.Axe().run(tab).response["violations"]
    serious = {fault["id"]: fault["help"] for fault in found if fault["impact"] in ("serious", "critical")}
    assert serious == {}


def test_a_switch_hides_its_marks_and_no_others(browser, tmp_path, score, measures):
    file = tmp_path / "page.html"
    file.write_text(page.article_page(score, measures, {}), encoding="utf-8")
    tab = browser.new_context(offline=True).new_page()
    tab.goto(file.as_uri())

    def drawn(kind):
        return tab.locator(f".text .{kind}").first.evaluate("e => getComputedStyle(e).borderBottomStyle")

    assert (drawn("hedge"), drawn("loaded")) == ("dotted", "double")
    tab.locator("input.on-hedge").uncheck()
    assert (drawn("hedge"), drawn("loaded")) == ("none", "double")


def test_radio_buttons_change_the_order(browser, tmp_path, profiles):
    file = tmp_path / "page.html"
    file.write_text(source_page.sources_page(source_page.Comparison(profiles, {})), encoding="utf-8")
    tab = browser.new_context(offline=True).new_page()
    tab.goto(file.as_uri())

    def top(row):
        return tab.locator(".ordered tbody tr").nth(row).bounding_box()["y"]

    assert top(0) < top(1)
    tab.locator("input.by-name").check()
    assert top(0) > top(1)


@pytest.mark.parametrize("width", [360, 390, 700])
def test_the_five_dots_of_a_source_are_on_one_line(browser, tmp_path, profiles, width):
    file = tmp_path / "page.html"
    file.write_text(source_page.sources_page(source_page.Comparison(profiles, {})), encoding="utf-8")
    tab = browser.new_context(offline=True, viewport={"width": width, "height": 800}).new_page()
    tab.goto(file.as_uri())
    row = tab.locator(".ordered tbody tr").first.locator("td.dot")
    tops = {round(row.nth(number).bounding_box()["y"]) for number in range(5)}
    assert len(tops) == 1
