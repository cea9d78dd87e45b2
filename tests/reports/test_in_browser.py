"""The pages in a real browser: Debian's chromium, headless, with the network off."""

import shutil

import pytest

from reliability.reports import page

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


@pytest.fixture(params=["sources", "article"])
def opened(request, browser, tmp_path, score, profiles, measures):
    """A page opened from a file, with everything it said and asked for."""
    if request.param == "sources":
        html = page.sources_page(profiles, {"wire.example": [("typical", score)]}, measures, {"version": "0"})
    else:
        html = page.article_page(score, measures, {"version": "0"})
    file = tmp_path / "page.html"
    file.write_text(html, encoding="utf-8")
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
