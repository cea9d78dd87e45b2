"""The figures of checks in a card."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reliability.scoring.card_tables import figure, number, table
from reliability.scoring.card_words import CHANGES
from reliability.scoring.model import Model


def checks(model: Model) -> Iterator[str]:
    """Yield the figures of checks, if there are any."""
    if not model.about.get("checks"):
        return
    yield "## Checks"
    yield ""
    yield (
        "Figures with 95 % bootstrap intervals, and a baseline on the same cases (tf-idf with ridge "
        "regression unless another is named). The folds differ from those on which choices were made, but "
        "the outlets are the same: expect less for outlets that were kept apart from everything."
    )
    yield ""
    yield from table(
        ("check", "statistic", "figure", "baseline", "cases"),
        (
            (check["name"], check["statistic"], figure(check), _baseline(check), str(check["cases"]))
            for check in model.about["checks"]
            if check.get("check") not in CHANGES
        ),
    )


def changes(model: Model) -> Iterator[str]:
    """Yield the tables of how far scores move when a text is changed."""
    for check, (title, meaning) in CHANGES.items():
        moved: dict[tuple[str, str], dict[str, Any]] = {}
        noted: dict[str, dict[str, Any]] = {}
        for row in (row for row in model.about.get("checks", ()) if row.get("check") == check):
            target, _, change = row["name"].partition(": ")
            if target in model.parts:
                moved.setdefault((change, row["statistic"]), {})[target] = row
            else:
                noted[change] = row
        if moved:
            yield from (f"## {title}", "", meaning, "")
            yield from table(
                ("change", "statistic", *model.parts, "share noted"),
                (
                    (*key, *(figure(row.get(target)) for target in model.parts), figure(noted.get(key[0])))
                    for key, row in moved.items()
                ),
            )


def _baseline(check: dict[str, Any]) -> str:
    """Return the figure of the baseline, with its name if it is not tf-idf."""
    system = check.get("simple_system", "")
    named = f" ({system})" if system and not system.startswith("tf-idf") else ""
    return number(check["simple"]) + named
