"""What was run, with what: the header of finished rows, and `OUT.run.json` beside an output."""

from __future__ import annotations

import hashlib
import json
import platform
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reliability._version import __version__
from reliability.cli import config
from reliability.cli.arguments import Reading
from reliability.engines.kept_rows import Header, beside
from reliability.extractors import measures
from reliability.lexicons import load, own
from reliability.reports import table_file
from reliability.reports.columns import article_columns
from reliability.scoring.installed import providers

if TYPE_CHECKING:
    from reliability.cli.run import Run
    from reliability.engines.workers import Options
    from reliability.scoring import Model


def header(model: Model, options: Options, reading: Reading) -> Header:
    """Everything beside an article that decides its row."""
    boilerplate = {source: sorted(lines) for source, lines in (options.boilerplate or {}).items()}
    return {
        "model": model.name,
        "model checksum": model.checksum,
        "version": __version__,
        **brought(),
        "columns": [column.name for column in article_columns(measures())],
        "--evidence": options.passages,
        "--boilerplate": hashlib.sha256(json.dumps(boilerplate, sort_keys=True).encode()).hexdigest()[:16],
        **({config.ALIASES: [list(pair) for pair in config.aliases()]} if config.aliases() else {}),
        **{f"--{name.replace('_', '-')}": value for name, value in reading.items() if value is not None},
    }


def brought() -> Header:
    """Other packages' families, and the user's own word lists, where there are any."""
    found = {"families of": providers(), "--lexicon": {name: load(name).fingerprint for name in own.paths()}}
    return {name: what for name, what in found.items() if what}


def write(output: Path, made_with: Header, run: Run) -> None:
    """`OUT.run.json`: command, versions, model, counts and time."""
    record: dict[str, Any] = {
        "command": ["reliability", *sys.argv[1:]],
        **({config.NAME: config.used()} if config.used() else {}),
        "made with": {name: value for name, value in made_with.items() if name != "columns"},
        "python": platform.python_version(),
        "finished": datetime.now(UTC).isoformat(timespec="seconds"),
        **run.record(),
    }
    with table_file.whole(beside(output, ".run.json")) as unfinished:
        unfinished.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
