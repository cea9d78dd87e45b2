"""Figures of agreement with people: for a terminal, and as a Markdown table for the docs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any, NamedTuple, TextIO

from reliability.reports.terminal import console

Figure = Mapping[str, Any]
"""A `CheckFigure` of evaluation as plain data, None for unknown values."""

_HEADER = ("figure", "value", "95 % interval", "cases", "baselines")
_WORDS = {
    "direction: left from right, outlets not seen, AUC": (
        "telling left from right, for outlets that the model had not seen (AUC; 0.5 is guessing, 1 perfect)"
    ),
    "direction: left from right beyond the experts' rating, AUC": (
        "telling left from right, beyond what the experts' rating tells (AUC)"
    ),
    "hyperpartisan: article is hyperpartisan, outlets not seen, AUC": (
        "hyperpartisan: article is hyperpartisan, for outlets that the model had not seen, AUC"
    ),
    "tf-idf with logistic regression, same folds": "tf-idf with logistic regression, on the same folds",
    "the experts' rating alone, right being lower": "the experts' rating alone (lower means right)",
    "version 0.1's recipe, same data": "version 0.1's recipe, on the same data",
    "as stated: 90 %": "as stated",
}
"""How figures and simple systems are shown whose names, which model cards refer to, are too brief."""
_AGREEMENT = {"marks": "readers' agreement", "outlets": "experts' agreement"}
"""Whose agreement is the baseline of a check; otherwise that of annotators."""


class _Line(NamedTuple):
    """A figure with its baselines: simple systems, and the annotators' agreement."""

    name: str
    value: str
    interval: str
    cases: str
    baselines: tuple[str, ...]


def write(figures: Iterable[Figure], out: TextIO) -> None:
    """Write one line per figure."""
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 1, 0, 0))
    for title in _HEADER:
        number = title in {"value", "cases"}
        table.add_column(
            title, justify="right" if number else "left", no_wrap=title not in {"figure", "baselines"}
        )
    for line in _lines(figures):
        table.add_row(*line[:-1], "\n".join(line.baselines))
    console(out).print(table)


def markdown(figures: Iterable[Figure]) -> str:
    """Return a Markdown table with one row per figure."""
    rows = [
        _HEADER,
        ("---",) * len(_HEADER),
        *((*line[:-1], "; ".join(line.baselines)) for line in _lines(figures)),
    ]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _lines(figures: Iterable[Figure]) -> Iterator[_Line]:
    """Return one line per figure, however many simple systems it has."""
    for name, group in groupby(figures, key=full_name):
        versions = list(group)
        figure = versions[0]
        low, high = figure["interval"]
        yield _Line(
            _WORDS.get(name, name),
            f"{figure['value']:.2f}" if figure["value"] is not None else "–",
            f"{low:.2f} to {high:.2f}" if low is not None and high is not None else "",
            f"{figure['cases']:,}",
            tuple(dict.fromkeys(_baselines(versions))),
        )


def full_name(figure: Figure) -> str:
    """Return `check: name, statistic`."""
    return f"{figure['check']}: {figure['name']}, {figure['statistic']}"


def _baselines(versions: Iterable[Figure]) -> Iterator[str]:
    for figure in versions:
        if figure["simple"] is not None:
            system = figure["simple_system"] or "simple system"
            yield f"{_WORDS.get(system, system)}: {figure['simple']:.2f}"
        if figure["annotators"] is not None:
            whose = _AGREEMENT.get(figure["check"], "annotators' agreement")
            yield f"{whose}: {figure['annotators']:.2f}"
