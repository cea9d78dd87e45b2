"""CSV tables of labels: ratings of sources and verdicts on articles."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

from reliability.errors import InputError, TrainingError


def read_rows(
    path: Path, title: str, error: type[InputError | TrainingError] = TrainingError, delimiters: str = ","
) -> list[dict[str, str]]:
    """Return the rows of a CSV file; raises `error`, which calls the file `title`, if it cannot be read.

    Of `delimiters`, the one that occurs most often in the header separates the cells.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
        header = text.partition("\n")[0]
        delimiter = max(delimiters, key=header.count)
        return list(csv.DictReader(StringIO(text, newline=""), delimiter=delimiter))
    except (OSError, UnicodeDecodeError, csv.Error) as problem:
        raise error(f"{title} {path} cannot be read: {problem}.") from None
