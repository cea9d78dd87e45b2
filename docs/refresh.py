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
        "share of the statements marked by the program that a reader also marked",
        "marks: statements, precision",
        "version 0.1: 0.44",
    ),
    (
        "share of the statements marked by both readers that the program also marked",
        "marks: statements, recall",
        "version 0.1: 0.91",
    ),
    (
        "share of the hedges marked by the program that a reader also marked",
        "marks: hedges, precision",
        "version 0.1: 0.19",
    ),
    (
        "share of the loaded words marked by the program that a reader also marked",
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
"""The figures of the README: what they say, their names, and a baseline that was measured once (the marks of
version 0.1 on the same articles). A figure without one has the first baseline of its check."""


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
    """Return `text` with each generated part made anew."""
    return BLOCK.sub(lambda block: f"{block[1]}{part(block[2])}\n{block[3]}", text)


def part(name: str) -> str:
    """Return the generated part of that name."""
    kind, _, rest = name.partition(" ")
    if kind != "figures":
        return PARTS[name]()
    check, _, prefix = rest.partition(" ")
    return _table([row for row in _figures() if row["check"] == check and row["name"].startswith(prefix)])


def _commands() -> str:
    rows = []
    for command in app.registered_commands:
        name = getattr(command.callback, "__name__", "")
        first = (command.callback.__doc__ or "").partition("\n")[0]
        rows.append((f"`reliability {name}`", first))
    return table(("command", "what it does"), rows)


def _options() -> str:
    parts = []
    for name, command in COMMANDS.items():
        own = keys(command).values()
        rows = [(f"`{key.name}`", key.takes, _default(key.default), key.option.help or "") for key in own]
        parts.append(f"### `[{name}]`\n\n{table(('key', 'takes', 'default', 'what it does'), rows)}\n")
    return "\n" + "\n".join(parts)


def _default(value: object) -> str:
    shown = json.dumps(value, default=lambda given: given.value) if isinstance(value, str | int) else ""
    return f"`{shown}`" if shown else "required" if value is inspect.Parameter.empty else ""


def _measures() -> str:
    rows = ((f"`{m.name}`", m.meaning, m.unit, m.direction) for m in reliability.measures())
    return table(("measure", "meaning", "unit", "direction"), rows)


def _families() -> str:
    rows = []
    for extractor in extractors():
        main = extractor.measures[0]
        rows.append((f"`{extractor.family}`", str(len(extractor.measures)), f"`{main.name}`", main.meaning))
    return table(("family", "measures", "main measure", "meaning"), rows)


def _articles() -> str:
    return _described(columns.article_columns(()))


def _sources() -> str:
    return _described(columns.source_columns(()))


def _passages() -> str:
    return _described(columns.PASSAGE_COLUMNS)


def _pairs() -> str:
    return _described(columns.PAIR_COLUMNS)


def _described(listed: Iterable[columns.Column]) -> str:
    return table(("column", "type", "meaning"), ((f"`{c.name}`", c.kind, c.meaning) for c in listed))


def _notes() -> str:
    return table(("code", "meaning"), ((f"`{code}`", meaning) for code, meaning in NOTES.items()))


def _contract() -> str:
    return f"Version {columns.CONTRACT} of the contract."


def _figures() -> list[figures.Figure]:
    """Return the figures of the last `make figures`."""
    path = ROOT / "benchmarks" / "figures.json"
    if not path.exists():
        return []
    rows: list[figures.Figure] = json.loads(path.read_text(encoding="utf-8"))["figures"]
    return rows


def _table(rows: Sequence[figures.Figure]) -> str:
    return figures.markdown(rows) if rows else "Not measured yet: `make figures` does it, given the data."


def _all_figures() -> str:
    return _table(_figures())


def _trusted() -> str:
    """Return the README's few figures."""
    known = {figures.full_name(row): row for row in reversed(_figures())}
    rows = [
        (meaning, f"{row['value']:.2f}", "{:.2f} to {:.2f}".format(*row["interval"]), once or _baseline(row))
        for meaning, name, once in TRUSTED
        if (row := known.get(name))
    ]
    return table(("figure (higher is better)", "value", "95 % interval", "baseline"), rows)


def _baseline(row: figures.Figure) -> str:
    return f"{row['simple_system']}: {row['simple']:.2f}"


def _names() -> str:
    rows = ((f"`{what}`", ", ".join(f"`{name}`" for name in names)) for what, names in NAMES.items())
    return table(("field", "names understood"), rows)


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table."""
    cells = [header, ["---"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |" for row in cells)


def _demo() -> str:
    """The README's command on the sample corpus, with its output."""
    command = ["compare", "seeds/corpus", "--format", "table"]
    return f"```\n$ reliability {' '.join(command)}\n{_printed('-m', 'reliability', *command)}\n```"


def _paragraph() -> str:
    """The README's Python example, with its output."""
    code = (ROOT / "docs" / "examples" / "first_steps.py").read_text(encoding="utf-8")
    return f"```python\n{code}```\n\n```\n{_printed(str(ROOT / 'docs' / 'examples' / 'first_steps.py'))}\n```"


def _moved() -> str:
    """Return what moved the reliability of an article of the sample corpus, as `explain` prints it."""
    command = ["explain", "seeds/corpus/harbour-wire.example/01-bridge-closed.txt"]
    printed = _printed("-m", "reliability", *command)
    moved = printed[printed.index("What moved reliability") : printed.index("What moved bias")].rstrip()
    return f"```\n$ reliability {' '.join(command)}\n[...]\n{moved}\n```"


def _printed(*arguments: str) -> str:
    """Return what a Python command prints in a terminal of 80 columns."""
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH", ""))))
    environment = {**os.environ, "COLUMNS": "80", "PYTHONPATH": path, "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return "\n".join(line.rstrip() for line in done.stdout.rstrip().splitlines())


PARTS: Mapping[str, Callable[[], str]] = {
    "articles": _articles,
    "commands": _commands,
    "contract": _contract,
    "demo": _demo,
    "families": _families,
    "everything": _all_figures,
    "measures": _measures,
    "moved": _moved,
    "names": _names,
    "notes": _notes,
    "options": _options,
    "pairs": _pairs,
    "paragraph": _paragraph,
    "passages": _passages,
    "sources": _sources,
    "trusted": _trusted,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
