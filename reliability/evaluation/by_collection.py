"""How well the models, tf-idf and the plain mean do in each collection of articles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from reliability.evaluation.compared import Compared
from reliability.evaluation.outlets import Groups, agreement, errors
from reliability.records import TARGETS

SYSTEMS: Final = {
    "default": "all outlets, fitted without recovery",
    "recovery-noncommercial": "all outlets, recovery in the fit",
}
"""The shipped models, and the protocols that fit on what they are fitted on."""


def rows(found: Mapping[str, Groups], seed: int) -> Iterator[dict[str, Any]]:
    """By collection, target and system: outlets, Spearman with its 95 % interval, mean error in points.

    `found` is what `outlets.compared` gives: the same folds over the same outlets for all systems. "mean" is
    that of the training outlets and has no Spearman. Collections with too few outlets share a row.
    """
    for system, protocol in SYSTEMS.items():
        groups = found[protocol]
        for name, by_target in groups.items():
            for target, one, whole in zip(TARGETS, by_target, groups["all"], strict=True):
                for label, row in _row(system, one, whole, target, seed):
                    yield {"collection": name, "target": target, "system": label, **row}


def _row(
    system: str, found: Compared, whole: Compared, target: str, seed: int
) -> Iterator[tuple[str, dict[str, Any]]]:
    figure = agreement("", target, found, seed)
    ours, plain = errors("", found, whole, seed)
    low, high = (round(side, 3) for side in figure.interval)
    agree: dict[str, Any] = {"spearman": round(figure.value, 3), "low": low, "high": high}
    yield system, {"outlets": figure.cases, **agree, "error": round(ours.value, 1)}
    agree = {"spearman": round(figure.simple, 3)}
    yield f"tf-idf, same data as {system}", {"outlets": figure.cases, **agree, "error": round(ours.simple, 1)}
    yield f"mean, same data as {system}", {"outlets": figure.cases, "error": round(plain.value, 1)}
