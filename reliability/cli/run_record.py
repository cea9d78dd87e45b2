"""Record how a command was run: the header of finished rows, and `.reliability/OUT.run.json`."""

from __future__ import annotations

import json
import platform
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reliability._version import __version__
from reliability.cli import config
from reliability.cli.arguments import Reading
from reliability.engines import kept_rows
from reliability.engines.journal import Header, added_by_user, fingerprint
from reliability.extractors import measures
from reliability.reports import table_file
from reliability.reports.columns import article_columns

if TYPE_CHECKING:
    from reliability.cli.run import CommandRun
    from reliability.engines.workers import ScoringOptions
    from reliability.scoring import Model


_ROW_LAYOUT = 2
"""Layout of a finished row: 2 since rows say how many of their notes are from reading."""


def header(model: Model, options: ScoringOptions, reading: Reading) -> Header:
    """Return everything but the article that determines its row."""
    return {
        "model": model.name,
        "model checksum": model.checksum,
        "version": __version__,
        "row layout": _ROW_LAYOUT,
        **added_by_user(),
        "columns": [column.name for column in article_columns(measures())],
        "--evidence": options.passages,
        "--all-evidence": options.all_passages,
        "--boilerplate": fingerprint(options.boilerplate),
        **({config.ALIASES: [list(pair) for pair in config.aliases()]} if config.aliases() else {}),
        **{f"--{name.replace('_', '-')}": value for name, value in reading.items() if value is not None},
    }


def write(output: Path, made_with: Header, run: CommandRun) -> None:
    """Write `.reliability/OUT.run.json`: command, versions, model, counts and time."""
    record: dict[str, Any] = {
        "command": ["reliability", *sys.argv[1:]],
        **({config.NAME: config.used()} if config.used() else {}),
        "made with": {name: value for name, value in made_with.items() if name != "columns"},
        "python": platform.python_version(),
        "finished": datetime.now(UTC).isoformat(timespec="seconds"),
        **run.record(),
    }
    with table_file.whole(kept_rows.folder_file(output, kept_rows.RECORD)) as unfinished:
        unfinished.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
