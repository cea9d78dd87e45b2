"""The layers of packages, by looking at every import statement: a package imports lower layers only."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

import reliability

PACKAGE = Path(reliability.__file__).parent
LAYERS = {
    "plain": 0, "named_numbers": 0, "significance": 0,
    "records": 1, "errors": 1, "_version": 1,
    "text": 2, "lexicons": 2,
    "extractors": 3, "stories": 3,
    "ingest": 4, "scoring": 4, "sources": 4, "reports": 4,
    "findings": 4,
    "results": 5, "charts": 5,
    "pipeline": 6,
    "evaluation": 7, "engines": 7, "sklearn": 7, "testing": 7,
    "web": 8, "library": 8,
    "__init__": 9,
    "cli": 10,
    "__main__": 11,
}  # fmt: skip
ONLY_IN = {
    "sklearn": {"scoring", "stories", "evaluation", "sklearn"},
    "typer": {"cli"},
    "fastapi": {"web"},
    "jinja2": {"reports", "web"},
    "altair": {"reports", "web"},
}
INSIDE_FUNCTIONS = {
    "sklearn",
    "textstat",
    "trafilatura",
    "pyarrow",
    "warcio",
    "pyspark",
    "altair",
    "vl_convert",
}
MODULES = sorted(PACKAGE.rglob("*.py"))


class Import(NamedTuple):
    module: str
    function: str
    line: int


def package(path: Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def imports(path: Path) -> Iterator[Import]:
    yield from _imports(ast.parse(path.read_text(encoding="utf-8")), "")


def _imports(node: ast.AST, function: str) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            yield from (Import(alias.name, function, child.lineno) for alias in child.names)
        elif isinstance(child, ast.ImportFrom):
            assert not child.level, "imports are absolute"
            yield from (
                Import(f"{child.module}.{alias.name}", function, child.lineno) for alias in child.names
            )
        elif isinstance(child, ast.Attribute) and isinstance(child.value, ast.Name):
            yield Import(f"{child.value.id}.{child.attr}", function, child.lineno)
        inside = child.name if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef) else function
        if isinstance(child, ast.If) and getattr(child.test, "id", "") == "TYPE_CHECKING":
            inside = "TYPE_CHECKING"  # never runs: the layers hold, the weight does not count
        yield from _imports(child, inside)


def imported_package(statement: Import) -> str | None:
    """Return our package that is imported, also as `reliability.package`; `__init__` for all of it."""
    first, _, rest = statement.module.partition(".")
    name = rest.partition(".")[0]
    if first != "reliability":
        return None
    return name if name in LAYERS else "__init__"


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_package_imports_lower_layers_only(path):
    own = package(path)
    assert own in LAYERS, f"{own} has no layer: put it into the table, here and in docs/architecture.md"
    for statement in imports(path):
        other = imported_package(statement)
        if other and other != own:
            where = f"{name_of(path)}:{statement.line}"
            assert LAYERS[other] < LAYERS[own], f"{where} imports {other} (layer {LAYERS[other]})"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_libraries_stay_in_their_packages(path):
    for statement in imports(path):
        library = statement.module.partition(".")[0]
        where = f"{name_of(path)}:{statement.line}"
        assert package(path) in ONLY_IN.get(library, LAYERS), f"{where} imports {library}"
        asked_for = package(path) == library  # sklearn.py is imported by who wants scikit-learn
        assert statement.function or asked_for or library not in INSIDE_FUNCTIONS, (
            f"{where} imports {library} outside a function"
        )


FAMILIES = {f"reliability.extractors.{path.stem}": path for path in PACKAGE.glob("extractors/[a-z]*.py")}


@pytest.mark.parametrize("path", sorted(FAMILIES.values()), ids=name_of)
def test_no_extractor_imports_another(path):
    for statement in imports(path):
        other = FAMILIES.get(statement.module) or FAMILIES.get(statement.module.rpartition(".")[0])
        assert other in (None, path), f"{name_of(path)}:{statement.line} imports {statement.module}"


@pytest.mark.parametrize("module", ["reliability", "reliability.cli"])
def test_importing_loads_nothing_heavy(module):
    heavy = sorted(INSIDE_FUNCTIONS | {"numpy", "pandas", "vaderSentiment", "jinja2", "nltk"})
    code = f"import sys, {module}; print([name for name in {heavy!r} if name in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=PACKAGE.parent
    )
    assert done.stdout.strip() == "[]"


def test_the_test_sees_what_it_should(tmp_path):
    path = tmp_path / "a.py"
    path.write_text(
        "import reliability\nfrom reliability import cli\ndef f():\n    reliability.scoring.load()\n"
        "    reliability.score('A text.')\nfrom reliability import Scores\n"
    )
    seen = [(imported_package(statement), statement.function) for statement in imports(path)]
    packages = [pair for pair in seen if pair[0]]
    assert packages == [("__init__", ""), ("cli", ""), ("scoring", "f"), ("__init__", "f"), ("__init__", "")]


def test_the_table_in_the_docs_is_this_one():
    text = (Path(__file__).parents[1] / "docs" / "architecture.md").read_text(encoding="utf-8")
    rows = re.findall(r"^ *(\d+)  (.+)$", text, re.MULTILINE)
    assert {name: int(layer) for layer, names in rows for name in names.split()} == LAYERS
