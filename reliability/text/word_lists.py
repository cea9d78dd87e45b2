"""Lists of this package, tab-separated: `# key: value` lines, then rows; empty lines do not count."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from reliability.errors import LexiconError

_REQUIRED = ("title", "source", "licence", "version")


def rows(name: str, columns: int) -> Iterator[list[str]]:
    """The rows of `data/NAME.tsv`. Raises `LexiconError` on a header or a row that lacks something."""
    content = files(__package__).joinpath("data", f"{name}.tsv").read_text("utf-8")
    header = {line[1:].partition(":")[0].strip() for line in content.splitlines() if line.startswith("#")}
    if missing := [key for key in _REQUIRED if key not in header]:
        raise LexiconError(f"{name}.tsv: header without {', '.join(missing)}. Begin with '# title: …' lines.")
    for number, line in enumerate(content.splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            row = line.split("\t")
            if len(row) != columns:
                raise LexiconError(f"{name}.tsv:{number}: {len(row)} columns instead of {columns}.")
            yield row


@cache
def words(name: str, kind: str) -> frozenset[str]:
    """The words of `kind` in `data/NAME.tsv`, whose rows are words parted by spaces, then their kind."""
    lists = [listed for listed, list_kind in rows(name, 2) if list_kind == kind]
    return frozenset(" ".join(lists).split())
