"""Phrases that must not occur in help, messages, meanings, pages, docstrings and docs.

For the reasons and for what to write instead, see `docs/contributing/style.md`.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer.main

import reliability
from reliability.cli import app
from reliability.records import NOTES
from reliability.reports import columns

ROOT = Path(__file__).parents[1]
NOT_TO_OCCUR = {
    r"furniture(?!`)": "call it boilerplate",
    r"(stands?|standing) for (itself|themselves)": "name the effect: 'is treated as a separate source'",
    r"gives? way to": "use 'is replaced by'",
    r"weigh(s|ed)? alike": "use 'equally weighted'",
    r"(is|are|was|were) told|tells of": "use 'is reported', 'is noted' or 'is shown'",
    r"what (is|are) (no|none)\b": "name the thing: 'ignore invalid dates'",
    r"(?<!there )\b(is|are) none\b": "say what it is not: 'acronyms are not counted'",
    r"\b[Aa] row an? [a-z]+": "use 'one row per …'",
    r"\b[Aa] (column|line|profile|page|file|chart|panel) an? [a-z]+": "use 'one … per …'",
    r"as several, not as one": "use 'expected a list, got one'",
    r"beside it\b": "name both things, or use 'baseline'",
    r"\bthe (whole )?road\b": "call it the pipeline",
    r"\blead measure": "call it the main measure",
    r"\bmend(s|ed)?\b": "use 'fix'",
    r"to be expected\b": "use 'expected' or 'predicted'",
    r"would be expected\b": "use 'would probably'",
    r"over articles a share": "use '0 or 1 per article; a proportion per source'",
}
DATED = {
    "docs/contributing/style.md",
    *(f"docs/decisions/{path.name}" for path in ROOT.glob("docs/decisions/*.md")),
}
"""Pages that quote such phrases, or that are kept as they were written."""


def offences(text: str) -> list[str]:
    return [
        f"{match[0]!r}: {reason}"
        for pattern, reason in NOT_TO_OCCUR.items()
        for match in re.finditer(pattern, text)
    ]


def helps() -> Iterator[tuple[str, str]]:
    """Name and help of each command, and of each of its options."""
    group = typer.main.get_command(app)
    yield "reliability", group.help or ""
    for name, command in group.commands.items():
        yield name, command.help or ""
        for option in command.params:
            yield f"{name} {option.name}", getattr(option, "help", "") or ""


def messages() -> Iterator[tuple[str, str]]:
    """The words of every error that is raised, with file and line."""
    for path in (ROOT / "reliability").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Raise) and node.exc:
                words = [part.value for part in ast.walk(node.exc) if isinstance(part, ast.Constant)]
                text = "…".join(word for word in words if isinstance(word, str))
                yield f"{path.relative_to(ROOT)}:{node.lineno}", text


def docstrings() -> Iterator[tuple[str, str]]:
    """Every docstring, also those of constants, with file and line."""
    for path in (ROOT / "reliability").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
                yield f"{path.relative_to(ROOT)}:{node.lineno}", str(node.value.value)


def templates() -> Iterator[tuple[str, str]]:
    """What pages say."""
    for path in (ROOT / "reliability").rglob("*.html"):
        yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")


def meanings() -> Iterator[tuple[str, str]]:
    """What notes, measures and columns mean."""
    yield from NOTES.items()
    measures = reliability.measures()
    for measure in measures:
        yield measure.name, f"{measure.meaning}. {measure.unit}. {measure.direction}"
    for column in (*columns.article_columns(()), *columns.source_columns((), by=True), *columns.PAIR_COLUMNS):
        yield column.name, column.meaning


@pytest.mark.parametrize(
    "texts", [helps, messages, meanings, docstrings, templates], ids=lambda texts: texts.__name__
)
def test_what_the_program_says(texts):
    wrong = [f"{where}: {offence}" for where, text in texts() for offence in offences(text)]
    assert not wrong, "\n".join(["see docs/contributing/style.md", *wrong])


PAGES = sorted({
    path.relative_to(ROOT).as_posix() for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"))
} - DATED)  # fmt: skip


@pytest.mark.parametrize("page", PAGES)
def test_a_page_of_the_docs(page):
    wrong = offences((ROOT / page).read_text(encoding="utf-8"))
    assert not wrong, "\n".join([f"{page}, see docs/contributing/style.md", *wrong])


def test_the_guard_finds_what_it_should():
    found = offences("The article stands for itself, a row a source.")
    assert [offence.partition(":")[0] for offence in found] == ["'stands for itself'", "'a row a source'"]
