"""A card's tables: agreement, intervals, the outlets furthest off, and what moves the scores."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reliability.records import Target
from reliability.scoring.card_tables import figure, table
from reliability.scoring.model import Model

STRONGEST = 15
"""Measures listed among those that move a score most."""


def agreement(model: Model) -> Iterator[str]:
    """Tabulate every figure of the fit."""
    yield from ("## Agreement with experts", "")
    yield (
        "Figures with 95 % bootstrap intervals over outlets (shares: binomial). *New collection*: none of "
        "its outlets was in the fit. *N articles*: samples of N articles of an outlet, of new collections if "
        "there are several. The other rows: new outlets, by cross-validation. *The mean for all*: the error "
        "of predicting the training outlets' mean for every outlet. Spearman: higher is better; errors: "
        "lower."
    )
    yield ""
    rows: dict[str, dict[str, Any]] = {}
    for row in model.about["figures"]:
        rows.setdefault(row["what"], {})[row["target"]] = row
    yield from table(
        ("figure", *model.parts, "outlets"),
        (
            (what, *(figure(by_target.get(target)) for target in model.parts), _outlets(by_target))
            for what, by_target in rows.items()
        ),
    )


def _outlets(by_target: dict[str, Any]) -> str:
    return str(max(row["outlets"] for row in by_target.values()))


def intervals(model: Model) -> Iterator[str]:
    """Tabulate the widths of the 90 % intervals."""
    yield from ("## Intervals", "")
    yield "How many points the 90 % interval for the experts' rating extends below and above a score."
    yield ""
    targets: list[Target] = list(model.parts)
    bands = zip(*(model.parts[target].bands for target in targets), strict=False)
    yield from table(
        ("articles", *targets),
        ((str(row[0].articles), *(f"−{b.below:.0f} +{b.above:.0f}" for b in row)) for row in bands),
    )


def worst(model: Model) -> Iterator[str]:
    """Tabulate the outlets whose score is furthest from the experts' rating."""
    if not model.about.get("worst"):
        return
    yield from ("## Furthest from the experts", "")
    yield (
        f"The outlets whose {next(iter(model.parts))}, predicted by models that had not seen them, is "
        "furthest from the experts' rating, and the measures that move their score most, in points."
    )
    yield ""
    yield from table(
        ("outlet", "articles", "rated", "score", "what moves it most"),
        (
            (
                row["outlet"],
                str(row["articles"]),
                f"{row['rated']:.0f}",
                f"{row['score']:.0f}",
                ", ".join(f"`{name}` {points:+.1f}" for name, points in row["moved"].items()),
            )
            for row in model.about["worst"]
        ),
    )


def weights(model: Model) -> Iterator[str]:
    """Tabulate the measures that move the first target most."""
    yield from ("## What moves the scores", "")
    yield (
        f"The {STRONGEST} measures that move {next(iter(model.parts))} most, in points for an outlet with "
        "very many such articles: at the low end of the measure (0, or four standard deviations of its "
        "square root below the mean) and at the high end (four above it)."
    )
    yield ""
    ends = (f"{target}, {end}" for target in model.parts for end in ("low", "high"))
    yield from table(("measure", *ends), _strongest(model))


def _strongest(model: Model) -> Iterator[tuple[str, ...]]:
    first = next(iter(model.parts))

    def reach(term: Any) -> float:
        low, high = _ends(term.curves[first])
        return abs(high - low)

    for term in sorted(model.terms, key=reach, reverse=True)[:STRONGEST]:
        ends = (f"{points:+.1f}" for target in model.parts for points in _ends(term.curves[target]))
        yield (f"`{term.measure}`", *ends)


def _ends(curve: Any) -> tuple[float, float]:
    """Return points at the lowest possible value (0 where the curve begins lower) and at the highest."""
    start = 0.0 if curve.x[0] < 0 < curve.x[len(curve.x) // 2] else curve.x[0]
    return curve(start), curve.y[-1]
