"""How well the models, tf-idf and the plain mean do in each collection of articles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from reliability.evaluation.compared import Compared, compare
from reliability.evaluation.outlets import agreement, errors, protocols
from reliability.evaluation.tfidf import Tfidf
from reliability.scoring.examples import Examples
from reliability.scoring.fitting import Recipe
from reliability.scoring.model import TARGETS

if TYPE_CHECKING:
    from reliability.scoring.examples import Array

SYSTEMS: Final = ("default", "recovery-noncommercial")
"""Models by what they are fitted on: the protocols without and with `recovery` in the fit."""
MIN_OUTLETS: Final = 20
"""Below this a collection shares a row with the others that are too small."""


def rows(examples: Examples, simple: Tfidf, recipe: Recipe, seed: int) -> Iterator[dict[str, Any]]:
    """By collection, target and system: outlets, Spearman with its 95 % interval, mean error in points.

    All systems see the same folds over the same outlets; the mean has no Spearman.
    """
    groups = _groups(examples, recipe)
    without, _, _, with_all = protocols(examples)
    for system, protocol in zip(SYSTEMS, (without, with_all), strict=True):
        found = compare(examples, simple, protocol, recipe, seed, groups)
        for name in groups:
            for target, one, whole in zip(TARGETS, found[name], found["all"], strict=True):
                for beside, row in _row(one, whole, target, seed):
                    label = system if not beside else f"{beside}, fitted as {system}"
                    yield {"collection": name, "target": target, "system": label, **row}


def _groups(examples: Examples, recipe: Recipe) -> dict[str, Array]:
    """The articles of outlets that have enough in a collection, or in the small collections together."""
    import numpy as np

    groups = {"all": np.ones(len(examples.outlet), bool)}
    small = np.zeros(len(examples.outlet), bool)
    names = []
    for name in sorted(set(examples.collection.tolist())):
        own = examples.collection == name
        if (examples.counts(own) >= recipe.min_articles).sum() >= MIN_OUTLETS:
            groups[name] = own & _enough(examples, own, recipe)
        else:
            small |= own
            names.append(name)
    if names:
        groups[f"{', '.join(names)} (too few outlets each)"] = small & _enough(examples, small, recipe)
    return groups


def _enough(examples: Examples, chosen: Array, recipe: Recipe) -> Array:
    found: Array = (examples.counts(chosen) >= recipe.min_articles)[examples.outlet]
    return found


def _row(found: Compared, whole: Compared, target: str, seed: int) -> Iterator[tuple[str, dict[str, Any]]]:
    figure = agreement("", target, found, seed)
    ours, plain = errors("", found, whole, seed)
    low, high = (round(side, 3) for side in figure.interval)
    outlets = {"outlets": figure.cases}
    yield (
        "",
        {
            **outlets,
            "spearman": round(figure.value, 3),
            "low": low,
            "high": high,
            "error": round(ours.value, 1),
        },
    )
    yield "tf-idf", {**outlets, "spearman": round(figure.simple, 3), "error": round(ours.simple, 1)}
    yield "mean", {**outlets, "error": round(plain.value, 1)}
