"""How far scores of articles move when a text is changed in ways that should not matter."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final, NamedTuple

from reliability import pipeline, scoring
from reliability.errors import ModelError
from reliability.evaluation import changes
from reliability.evaluation.changes import Change
from reliability.evaluation.figure import Figure, bootstrap
from reliability.evaluation.outlet_articles import SHIPPABLE, article, rows
from reliability.records import Article
from reliability.scoring import Model

SAMPLE: Final = 16
"""One article in so many is looked at: some 250."""


class Trial(NamedTuple):
    """A change, and the percentiles of the scores' moves that are reported; `rise` counts rises only."""

    name: str
    change: Change
    percentiles: tuple[int, ...]
    rise: bool = False


def check(data: Path) -> list[Figure]:
    """Figures of the default model on a sample of the labelled articles."""
    articles = [each for each in map(article, rows(data)) if sampled(each)]
    model = scoring.load()
    if model.mismatch:
        raise ModelError(model.mismatch)
    return figures(articles, model)


def trials(known: list[str]) -> tuple[Trial, ...]:
    """Every change; `known` are the names that may be replaced."""
    return (
        Trial("parties, sides and leaders swapped", changes.sides_swapped, (99,)),
        Trial("names replaced by others", changes.renamed(known), (50, 95)),
        Trial("page furniture added", changes.with_furniture, (50, 95)),
        Trial("straight quotation marks and dashes", changes.straight, (99,)),
        Trial("curly quotation marks", changes.curly, (99,)),
        Trial("lines re-wrapped", changes.rewrapped, (99,)),
        Trial("line breaks removed", changes.unbroken, (99,)),
        Trial("spaces doubled", changes.spaced, (99,)),
        Trial("only the first 60 %", changes.beginning, (50,)),
        Trial("'according to officials' pasted in often", changes.padded_with_officials, (50, 99), rise=True),
        Trial("a paragraph repeated five times", changes.padded_with_copies, (50, 99), rise=True),
    )  # fmt: skip


def figures(articles: list[Article], model: Model) -> list[Figure]:
    """The moves of reliability, in points, over the articles that are scored before and after."""
    before = [_reliability(each, model) for each in articles]
    known = changes.names(each.text for each in articles)
    found: list[Figure] = []
    for trial in trials(known):
        after = [_reliability(_changed(each, trial.change), model) for each in articles]
        moves = [b - a for a, b in zip(before, after, strict=True) if a == a and b == b]  # NaN: declined
        found += _figures(trial, moves if trial.rise else [abs(move) for move in moves])
    return found


def _figures(trial: Trial, moves: list[float]) -> list[Figure]:
    import numpy as np

    values = np.array(moves)

    def percentile(at: int) -> Callable[[Sequence[int]], float]:
        return lambda chosen: float(np.percentile(values[list(chosen)], at))

    return [
        Figure(
            "steadiness", f"reliability: {trial.name}", f"percentile {at}, points",
            float(np.percentile(values, at)), bootstrap(moves, percentile(at), rounds=300), len(moves),
        )
        for at in trial.percentiles
    ]  # fmt: skip


def _changed(before: Article, change: Change) -> Article:
    return replace(before, text=change(before.text), title=before.title)


def _reliability(each: Article, model: Model) -> float:
    return scoring.score(pipeline.profile(each), model).reliability


def sampled(each: Article) -> bool:
    """Whether the article is one of those that the figures are made on."""
    digest = hashlib.sha256(each.text.encode("utf-8", "replace")).digest()
    return each.fields["collection"] in SHIPPABLE and digest[0] % SAMPLE == 0
