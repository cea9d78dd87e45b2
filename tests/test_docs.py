import doctest
import importlib.util
import re
import tomllib
from pathlib import Path

import pytest

import reliability

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def refresh():
    spec = importlib.util.spec_from_file_location("refresh", ROOT / "docs" / "refresh.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_generated_parts_are_fresh(refresh, capsys):
    assert refresh.main(["--check"]) == 0, f"run `make docs` (docs/refresh.py): {capsys.readouterr().out}"


def test_every_link_to_a_file_leads_somewhere():
    for page in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")):
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_the_version_is_the_same_everywhere():
    hatch = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]
    stated = (ROOT / hatch["version"]["path"]).read_text(encoding="utf-8")
    assert f'\n__version__ = "{reliability.__version__}"\n' in stated
    assert f"\nversion: {reliability.__version__}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")


def test_the_examples_of_public_functions_work():
    failed, tried = doctest.testmod(reliability)
    assert tried
    assert not failed


def test_every_page_is_listed_once():
    nav = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("nav:")[2]
    listed = re.findall(r"[\w/-]+\.md", nav)
    pages = {page.relative_to(ROOT / "docs").as_posix() for page in ROOT.glob("docs/**/*.md")}
    measures = {page for page in pages if page.startswith("measures/")}
    assert sorted(set(listed)) == sorted(listed)
    assert not pages - measures - set(listed)
