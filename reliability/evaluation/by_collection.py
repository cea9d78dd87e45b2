"""How well the models, tf-idf and the plain mean do in each collection of articles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from reliability.evaluation.compared import Compared, compare
from reliability.evaluation.outlets import agreement, errors, protocols
from reliability.evaluation.tfidf import Tfidf
from reliability.scoring.examples import Examples
from reliability.scoring.fitting import Recipe
from reliability.scoring.model import TARGETS

SYSTEMS: Final = ("default", "recovery-noncommercial")
"""Models by what they are fitted on: the protocols without and with `recovery` in the fit."""


def rows(examples: Examples, simple: Tfidf, recipe: Recipe, seed: int) -> Iterator[dict[str, Any]]:
    """By collection, target and system: outlets, Spearman with its 95 % interval, mean error in points.

    All systems see the same folds over the same outlets; "mean" is that of the training outlets and has no
    Spearman. Collections with too few outlets share a row.
    """
    import numpy as np

    groups = {"all": np.ones(len(examples.outlet), bool), **examples.groups(recipe.min_articles)}
    without, _, _, with_all = protocols(examples)
    for system, protocol in zip(SYSTEMS, (without, with_all), strict=True):
        found = compare(examples, simple, protocol, recipe, seed, groups)
        for name in groups:
            for target, one, whole in zip(TARGETS, found[name], found["all"], strict=True):
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
