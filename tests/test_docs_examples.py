"""The examples in README.md and docs/, run page by page in a folder with the sample corpus."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

from reliability.cli import main

ROOT = Path(__file__).parents[1]
FOLDERS = ("docs", "docs/howto")
PAGES = (
    "README.md",
    *(f"{folder}/{page.name}" for folder in FOLDERS for page in sorted((ROOT / folder).glob("*.md"))),
)
BLOCK = re.compile(r"(<!-- not run: [^>]+ -->\n)?^```(python)?\n(.*?)^```$", re.DOTALL | re.MULTILINE)
OTHERS = ("pip", "make", "python", "apt", "java", "RELIABILITY_DATA=")


def examples(page):
    """The blocks of `page` that are run, in order: whether they are Python, and what they say."""
    text = (ROOT / page).read_text(encoding="utf-8")
    return [(block[2] == "python", block[3]) for block in BLOCK.finditer(text) if not block[1]]


def shell(block):
    """The commands of a block that are ours."""
    lines = block.replace("\\\n", " ").splitlines()
    return [shlex.split(line, comments=True)[1:] for line in lines if line.startswith("reliability ")]


def runs(page):
    return any(python or shell(block) for python, block in examples(page))


@pytest.fixture
def desk(tmp_path, monkeypatch, story):
    """A folder with what the examples name."""
    monkeypatch.chdir(tmp_path)
    for folder in ("my-news-folder", "seeds/corpus"):
        shutil.copytree(ROOT / "seeds" / "corpus", folder)
    Path("article.txt").write_text(story, encoding="utf-8")
    Path("ratings.csv").write_text(
        "domain,rating\nharbour-wire.example,90\nplain-speaking.example,30\nvelm-blast.example,20\n"
    )
    Path("lede.toml").write_text('[score]\ntext-column = "text"\n')
    return tmp_path


@pytest.mark.parametrize("page", [page for page in PAGES if runs(page)])
def test_examples_run(page, desk, capsys):
    names = {}
    for python, block in examples(page):
        if python:
            exec(compile(block, page, "exec"), names)
        else:
            for command in shell(block):
                assert main(command) == 0, f"{command}: {capsys.readouterr().err}"
    capsys.readouterr()
