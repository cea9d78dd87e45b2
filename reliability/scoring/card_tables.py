"""Tables of a card and the figures in them, as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """Yield a table and an empty line."""
    names = list(head)
    yield f"| {' | '.join(names)} |"
    yield f"|{'---|' * len(names)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"
    yield ""


def figure(figure: dict[str, Any] | None) -> str:
    """Return a figure with its interval; empty for None."""
    return f"{figure['value']:.2f} ({figure['low']:.2f} to {figure['high']:.2f})" if figure else ""


def number(value: float | None) -> str:
    """Return a number with two decimals; empty for None."""
    return "" if value is None else f"{value:.2f}"
