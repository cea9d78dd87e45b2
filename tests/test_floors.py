"""The rooms' floors, kept by looking at every import statement: a room imports lower floors only."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

import reliability

PACKAGE = Path(reliability.__file__).parent
FLOORS = {
    "records": 1, "errors": 1,
    "text": 2, "lexicons": 2,
    "extractors": 3,
    "ingest": 4, "scoring": 4, "sources": 4, "reports": 4,
    "pipeline": 5, "charts": 5,
    "evaluation": 6, "engines": 6, "sklearn": 6, "testing": 6,
    "cli": 7, "__init__": 7,
    "__main__": 8,
}  # fmt: skip
ONLY_IN = {
    "sklearn": {"scoring", "evaluation", "sklearn"},
    "typer": {"cli"},
    "jinja2": {"reports"},
    "altair": {"reports"},
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


def room(path: Path) -> str:
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
            inside = "TYPE_CHECKING"  # never runs: the floors hold, the weight does not count
        yield from _imports(child, inside)


def imported_room(found: Import) -> str | None:
    """The room of ours that is imported, also as `reliability.room` after `import reliability`."""
    first, _, rest = found.module.partition(".")
    name = rest.partition(".")[0]
    return name if first == "reliability" and name in FLOORS else None


def shows_itself(path: Path, found: Import) -> bool:
    """The one exception: a record's `_repr_html_` and `to_…` call `reports`; types may name it."""
    method = found.function in ("_repr_html_", "TYPE_CHECKING") or found.function.startswith("to_")
    return room(path) == "records" and method and imported_room(found) == "reports"


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_room_imports_lower_floors_only(path):
    own = room(path)
    assert own in FLOORS, f"{own} has no floor: put it into the table, here and in docs/architecture.md"
    for found in imports(path):
        other = imported_room(found)
        if other and other != own and not shows_itself(path, found):
            where = f"{name_of(path)}:{found.line}"
            assert FLOORS[other] < FLOORS[own], f"{where} imports {other} (floor {FLOORS[other]})"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_libraries_stay_in_their_rooms(path):
    for found in imports(path):
        library = found.module.partition(".")[0]
        where = f"{name_of(path)}:{found.line}"
        assert room(path) in ONLY_IN.get(library, FLOORS), f"{where} imports {library}"
        asked_for = room(path) == library  # sklearn.py is imported by who wants scikit-learn
        assert found.function or asked_for or library not in INSIDE_FUNCTIONS, (
            f"{where} imports {library} outside a function"
        )


FAMILIES = {f"reliability.extractors.{path.stem}": path for path in PACKAGE.glob("extractors/[a-z]*.py")}


@pytest.mark.parametrize("path", sorted(FAMILIES.values()), ids=name_of)
def test_no_extractor_imports_another(path):
    for found in imports(path):
        other = FAMILIES.get(found.module) or FAMILIES.get(found.module.rpartition(".")[0])
        assert other in (None, path), f"{name_of(path)}:{found.line} imports {found.module}"


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
    )
    found = [(imported_room(each), each.function) for each in imports(path)]
    assert [each for each in found if each[0]] == [("cli", ""), ("scoring", "f")]
