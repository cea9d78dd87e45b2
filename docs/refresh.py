"""Refresh the generated parts of README.md and docs/, which are between `<!-- begin: NAME -->` and its end.

`python docs/refresh.py` writes them; `--check` only lists the pages that are out of date (exit status 1).
A part named `figures CHECK PREFIX` is a table of the figures of a check whose names begin with the prefix.
"""

from __future__ import annotations

import inspect
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import reliability
from reliability.cli import COMMANDS, app
from reliability.cli.config import keys
from reliability.extractors import extractors
from reliability.ingest.column_names import NAMES
from reliability.records import NOTES
from reliability.reports import columns, figures

ROOT = Path(__file__).parents[1]
BLOCK = re.compile(r"(<!-- begin: ([a-z][^>\n]*) -->\n).*?(<!-- end: \2 -->)", re.DOTALL)
TRUSTED = (
    (
        "of the statements that the program marked: the share that a reader also marked",
        "marks: statements, precision",
        "version 0.1: 0.44",
    ),
    (
        "of the statements that both readers marked: the share that the program also marked",
        "marks: statements, recall",
        "version 0.1: 0.91",
    ),
    (
        "of the hedges that the program marked: the share that a reader also marked",
        "marks: hedges, precision",
        "version 0.1: 0.19",
    ),
    (
        "of the loaded words that the program marked: the share that a reader also marked",
        "marks: loaded, precision",
        "version 0.1: 0.26",
    ),
    (
        (
            "rank correlation (Spearman) of predicted reliability with experts' ratings, for outlets from "
            "article collections that the model had not seen"
        ),
        "outlets: reliability: new collections, mean, Spearman",
        "",
    ),
)
"""The figures of the README: meanings, names, and an earlier value as the baseline (the marks of version 0.1
on the same articles). A figure without one has the first baseline of its check."""


def main(arguments: Sequence[str]) -> int:
    """Write or check every page."""
    stale = [page for page in pages() if refreshed(text := read(page)) != text]
    if "--check" not in arguments:
        for page in stale:
            (ROOT / page).write_text(refreshed(read(page)), encoding="utf-8")
    sys.stdout.write("".join(f"{page}\n" for page in stale))
    return int("--check" in arguments and bool(stale))


def pages() -> list[str]:
    """Return README.md and every page of docs/ that has a generated part."""
    names = ["README.md", *sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob("docs/**/*.md"))]
    return [name for name in names if BLOCK.search(read(name))]


def read(page: str) -> str:
    """Return the text of a page."""
    return (ROOT / page).read_text(encoding="utf-8")


def refreshed(text: str) -> str:
    """Return `text` with each generated part refreshed."""
    return BLOCK.sub(lambda block: f"{block[1]}{part(block[2])}\n{block[3]}", text)


def part(name: str) -> str:
    """Return the generated part of that name."""
    kind, _, figure = name.partition(" ")
    if kind != "figures":
        return PARTS[name]()
    check, _, prefix = figure.partition(" ")
    rows = [row for row in _figures() if row["check"] == check and row["name"].startswith(prefix)]
    return _figure_table(rows)


def _commands() -> str:
    rows = []
    for command in app.registered_commands:
        name = getattr(command.callback, "__name__", "")
        summary = (command.callback.__doc__ or "").partition("\n")[0]
        rows.append((f"`reliability {name}`", summary))
    return table(("command", "what it does"), rows)


def _options() -> str:
    parts = []
    for name, command in COMMANDS.items():
        rows = [
            (f"`{key.name}`", key.takes, _default(key.default), key.option.help or "")
            for key in keys(command).values()
        ]
        parts.append(f"### `[{name}]`\n\n{table(('key', 'takes', 'default', 'what it does'), rows)}\n")
    return "\n" + "\n".join(parts)


def _default(value: object) -> str:
    text = json.dumps(value, default=lambda choice: choice.value) if isinstance(value, str | int) else ""
    return f"`{text}`" if text else "required" if value is inspect.Parameter.empty else ""


def _measures() -> str:
    rows = (
        (f"`{measure.name}`", measure.meaning, measure.unit, measure.direction)
        for measure in reliability.measures()
    )
    return table(("measure", "meaning", "unit", "direction"), rows)


def _families() -> str:
    rows = []
    for extractor in extractors():
        main = extractor.measures[0]
        rows.append((f"`{extractor.family}`", str(len(extractor.measures)), f"`{main.name}`", main.meaning))
    return table(("family", "measures", "main measure", "meaning"), rows)


def _described(table_columns: Iterable[columns.Column]) -> str:
    rows = ((f"`{column.name}`", column.kind, column.meaning) for column in table_columns)
    return table(("column", "type", "meaning"), rows)


def _notes() -> str:
    return table(("code", "meaning"), ((f"`{code}`", meaning) for code, meaning in NOTES.items()))


def _figures() -> list[figures.Figure]:
    """Return the figures of the last `make figures`."""
    path = ROOT / "benchmarks" / "figures.json"
    if not path.exists():
        return []
    rows: list[figures.Figure] = json.loads(path.read_text(encoding="utf-8"))["figures"]
    return rows


def _figure_table(rows: Sequence[figures.Figure]) -> str:
    return figures.markdown(rows) if rows else "Not measured yet: `make figures` does it, given the data."


def _trusted() -> str:
    """Return the README's few figures."""
    by_name = {figures.full_name(row): row for row in reversed(_figures())}
    rows = [
        (
            meaning,
            f"{row['value']:.2f}",
            _interval(row),
            earlier or _baseline(row),
        )
        for meaning, name, earlier in TRUSTED
        if (row := by_name.get(name))
    ]
    return table(("figure (higher is better)", "value", "95 % interval", "baseline"), rows)


def _interval(row: figures.Figure) -> str:
    return "{:.2f} to {:.2f}".format(*row["interval"])


def _baseline(row: figures.Figure) -> str:
    return f"{row['simple_system']}: {row['simple']:.2f}"


def _names() -> str:
    rows = ((f"`{field}`", ", ".join(f"`{name}`" for name in names)) for field, names in NAMES.items())
    return table(("field", "names understood"), rows)


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table."""
    cells = [header, ["---"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |" for row in cells)


def _demo() -> str:
    """Return the README's command on the sample corpus, with its output."""
    command = ["compare", "seeds/corpus", "--format", "table"]
    return f"```\n$ reliability {' '.join(command)}\n{_printed('-m', 'reliability', *command)}\n```"


def _paragraph() -> str:
    """Return the README's Python example, with its output."""
    code = (ROOT / "docs" / "examples" / "first_steps.py").read_text(encoding="utf-8")
    return f"```python\n{code}```\n\n```\n{_printed(str(ROOT / 'docs' / 'examples' / 'first_steps.py'))}\n```"


def _reasons() -> str:
    """Return the reasons for the reliability of an article of the sample corpus, as `explain` prints them."""
    command = ["explain", "seeds/corpus/harbour-wire.example/01-bridge-closed.txt"]
    printed = _printed("-m", "reliability", *command)
    reasons = printed[printed.index("What moved reliability") : printed.index("What moved bias")].rstrip()
    return f"```\n$ reliability {' '.join(command)}\n[...]\n{reasons}\n```"


def _printed(*arguments: str) -> str:
    """Return what a Python command prints in a terminal of 80 columns."""
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH", ""))))
    environment = {**os.environ, "COLUMNS": "80", "PYTHONPATH": path, "PYTHONIOENCODING": "utf-8"}
    process = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return "\n".join(line.rstrip() for line in process.stdout.rstrip().splitlines())


PARTS: Mapping[str, Callable[[], str]] = {
    "articles": lambda: _described(columns.article_columns(())),
    "commands": _commands,
    "contract": lambda: f"Version {columns.CONTRACT} of the contract.",
    "demo": _demo,
    "families": _families,
    "everything": lambda: _figure_table(_figures()),
    "measures": _measures,
    "moved": _reasons,
    "names": _names,
    "notes": _notes,
    "options": _options,
    "pairs": lambda: _described(columns.PAIR_COLUMNS),
    "paragraph": _paragraph,
    "passages": lambda: _described(columns.PASSAGE_COLUMNS),
    "sources": lambda: _described(columns.source_columns(())),
    "trusted": _trusted,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
