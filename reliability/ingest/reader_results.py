"""The values that a reader yields: rows and problems."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from reliability.ingest.dates import Order


class Row(NamedTuple):
    """One record of a file; `number` from 1, or 0 where the file is one article.

    `notes` are codes of what was noticed. `named` is false where the fields have our names and not the
    file's: the caller's names for columns do not hold there.
    `date_order` is what the column of dates says about 01/02/2026.
    """

    record: Mapping[str, object]
    number: int = 0
    notes: tuple[str, ...] = ()
    named: bool = True
    date_order: Order = ""


class Problem(NamedTuple):
    """A record that cannot be read; the rest of the file can."""

    problem: str
    advice: str
    number: int = 0
    code: str = "unreadable"
