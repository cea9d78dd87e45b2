"""What is needed to repeat a run, for the end of a page."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import reliability
from reliability.records import NOTES

if TYPE_CHECKING:
    from reliability.scoring import Model


def about(model: Model, articles: int, notes: Iterable[str]) -> dict[str, str]:
    """Command, versions, time, number of articles, and what each of `notes` means, in that order."""
    return {
        "command": shlex.join(["reliability", *sys.argv[1:]]),
        "version": reliability.__version__,
        "model": f"{model.name}, checksum {model.checksum}",
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
        "articles": f"{articles:,}",
        **{f"note {code}": NOTES.get(code, code) for code in sorted(set(notes))},
    }
