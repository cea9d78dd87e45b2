"""The service in a real browser: Debian's chromium, headless."""

import shutil

import pytest

playwright = pytest.importorskip("playwright.sync_api", reason="needs the package playwright")
CHROMIUM = shutil.which("chromium")
pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="needs a chromium on the path"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
]


@pytest.fixture(scope="module")
def browser():
    with playwright.sync_playwright() as driver:
        flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        started = driver.chromium.launch(executable_path=CHROMIUM, args=flags)
        yield started
        started.close()


@pytest.fixture(params=[True, False], ids=["script", "no script"])
def tab(request, browser, service):
    """The page, opened; it asks no other site and says nothing on the console."""
    context = browser.new_context(java_script_enabled=request.param, viewport={"width": 390, "height": 800})
    opened = context.new_page()
    heard = []
    if request.param:
        opened.on("console", lambda message: heard.append(message.text))
    opened.on(
        "request",
        lambda sent: heard.append(sent.url) if not sent.url.startswith((service.address, "data:")) else None,
    )
    opened.goto(service.address)
    yield opened
    assert [words for words in heard if "status of 422" not in words] == []
    context.close()


@pytest.fixture
def papers(tmp_path, story):
    paths = [tmp_path / f"paper{number}.txt" for number in range(5)]
    for number, path in enumerate(paths):
        path.write_text(story + f"Number {number}.", encoding="utf-8")
    return paths


def check(tab, story):
    tab.get_by_label("Text (plain").fill(story)
    tab.get_by_role("button", name="Check", exact=True).click()
    tab.get_by_text("Nothing was stored").wait_for()


def compare(tab, papers):
    tab.locator("#files").set_input_files(papers)
    tab.get_by_role("button", name="Compare").click()
    tab.get_by_text("Nothing was stored").wait_for()


def wrong(tab, tmp_path):
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    tab.locator("#file").set_input_files(tmp_path / "picture.png")
    tab.get_by_role("button", name="Check", exact=True).click()
    tab.get_by_role("alert").wait_for()


def test_a_pasted_text_is_shown_with_its_marks(tab, story):
    check(tab, story)
    assert tab.locator(".text .hedge").count()
    assert "may" in tab.locator(".text .hedge").first.inner_text()


def test_five_files_become_a_report(tab, papers):
    compare(tab, papers)
    assert tab.locator("main table").first.is_visible()
    assert all(path.name in tab.locator("main").inner_text() for path in papers)


def test_a_wrong_file_gets_a_clear_message(tab, tmp_path):
    wrong(tab, tmp_path)
    assert "picture.png: it is an image" in tab.get_by_role("alert").inner_text()
    tab.get_by_role("link", name="Try again").click()
    assert tab.get_by_role("heading", name="How is it written?").is_visible()


def test_a_result_can_be_downloaded(tab, story):
    check(tab, story)
    for name in ("HTML", "CSV", "JSON"):
        with tab.expect_download() as download:
            tab.locator(".service").get_by_role("link", name=name).click()
        assert download.value.suggested_filename.startswith("article.")


def test_dropped_files_are_taken(browser, service, story):
    opened = browser.new_page()
    opened.goto(service.address)
    opened.evaluate(
        """text => {
          const data = new DataTransfer();
          for (let n = 0; n < 5; n++) data.items.add(new File([text + n], `paper${n}.txt`));
          const form = document.querySelector("#files").form;
          form.dispatchEvent(new DragEvent("drop", {dataTransfer: data, bubbles: true, cancelable: true}));
        }""",
        story,
    )
    opened.get_by_role("button", name="Compare").click()
    opened.get_by_text("Nothing was stored").wait_for()
    assert "paper4.txt" in opened.locator("main").inner_text()
    opened.close()


def test_the_form_works_by_keyboard(browser, service, story):
    opened = browser.new_page()
    opened.goto(service.address)
    opened.keyboard.press("Tab")
    opened.keyboard.insert_text(story)
    for _ in range(4):
        opened.keyboard.press("Tab")
    opened.keyboard.press("Enter")
    opened.get_by_text("Nothing was stored").wait_for()
    opened.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("shown", ["home", "article", "report", "problem", "login"])
def test_pages_fit_and_an_accessibility_checker_finds_nothing_serious(
    browser, service, story, papers, tmp_path, shown, scheme
):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe-playwright-python")
    context = browser.new_context(
        color_scheme=scheme, viewport={"width": 390, "height": 800}, bypass_csp=True
    )
    opened = context.new_page()
    opened.goto(service.address + ("/login" if shown == "login" else "/"))
    acts = {
        "article": lambda: check(opened, story),
        "report": lambda: compare(opened, papers),
        "problem": lambda: wrong(opened, tmp_path),
    }
    acts.get(shown, lambda: None)()
    for details in opened.locator("details").all():
        details.evaluate("element => element.open = true")
    assert opened.evaluate("document.documentElement.scrollWidth") <= 390
    found = axe.Axe().run(opened).response["violations"]
    assert {fault["id"]: fault["help"] for fault in found if fault["impact"] in ("serious", "critical")} == {}
    context.close()


def test_a_token_is_asked_for_and_remembered(browser, start):
    token = "a-token-of-some-length"
    guarded = start("--workers", "1", environment={"RELIABILITY_TOKEN": token})
    opened = browser.new_page()
    opened.goto(guarded.address)
    opened.get_by_label("Token").fill("wrong")
    opened.get_by_role("button", name="Sign in").click()
    assert "not the token" in opened.get_by_role("alert").inner_text()
    opened.get_by_label("Token").fill(token)
    opened.get_by_role("button", name="Sign in").click()
    opened.get_by_role("heading", name="How is it written?").wait_for()
    opened.get_by_role("button", name="Sign out").click()
    opened.get_by_label("Token").wait_for()
    opened.close()
