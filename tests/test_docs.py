import importlib.util
import re
import tomllib
from pathlib import Path

import pytest
import yaml

import reliability
from reliability.cli import main

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def refresh():
    spec = importlib.util.spec_from_file_location("refresh", ROOT / "docs" / "refresh.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_generated_parts_are_fresh(refresh, capsys):
    assert refresh.main(["--check"]) == 0, f"run `make docs` (docs/refresh.py): {capsys.readouterr().out}"


PAGES = (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("models/*.md"))
_LINK = re.compile(r"\]\(([^)#:\s]*)(?:#([^)]+))?\)")


def without_code(page):
    return re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)


def anchors(page):
    """The anchors of the headings of `page`, as GitHub and mkdocs make them."""
    headings = re.findall(r"^#+ (.+)$", without_code(page), re.MULTILINE)
    plain = (re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).lower() for heading in headings)
    return {re.sub(r"\s", "-", re.sub(r"[^\w\s-]", "", heading).strip()) for heading in plain}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(page):
    for target, anchor in _LINK.findall(without_code(page)):
        linked = page.parent / target if target else page
        assert linked.exists(), f"{page.name} links to {target}"
        assert not anchor or anchor in anchors(linked), f"{page.name} links to {target}#{anchor}"


def test_the_labels_of_the_pictures_are_on_the_pages(tmp_path, monkeypatch, capsys):
    spec = importlib.util.spec_from_file_location("pictures", ROOT / "docs" / "pictures.py")
    pictures = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(pictures)
    monkeypatch.chdir(ROOT)
    for name, picture in pictures.PICTURES.items():
        page = tmp_path / f"{name}.html"
        assert main([*picture.command, str(page)]) == 0
        labelled = pictures.labelled(page.read_text(encoding="utf-8"), picture.labels)
        assert labelled.count('<b class="label">') == len(picture.labels)
    capsys.readouterr()


def test_pictures_are_small_and_used():
    pages = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    for picture in (ROOT / "docs" / "pictures").iterdir():
        assert picture.name in pages
        assert picture.stat().st_size < (150_000 if picture.name == "report.png" else 250_000)


def test_the_readme_is_short():
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) <= 120


def test_the_version_is_the_same_everywhere():
    hatch = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]
    stated = (ROOT / hatch["version"]["path"]).read_text(encoding="utf-8")
    assert f'\n__version__ = "{reliability.__version__}"\n' in stated
    assert f"\nversion: {reliability.__version__}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")


def test_the_citation_is_complete():
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    wanted = {
        "cff-version",
        "message",
        "title",
        "abstract",
        "type",
        "version",
        "license",
        "authors",
        "keywords",
    }
    assert not wanted - citation.keys()
    assert all(author.get("name") or author.get("family-names") for author in citation["authors"])
    assert "doi" not in citation, "the software has no DOI yet"


def test_every_page_is_listed_once():
    nav = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("nav:")[2]
    listed = re.findall(r"[\w/-]+\.md", nav)
    pages = {page.relative_to(ROOT / "docs").as_posix() for page in ROOT.glob("docs/**/*.md")}
    measures = {page for page in pages if page.startswith("measures/")}
    assert sorted(set(listed)) == sorted(listed)
    assert not pages - measures - set(listed)
