"""Scores against experts' ratings of outlets that were not seen (Lin et al. 2023), by cross-validation."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from reliability.evaluation import by_collection, outlets
from reliability.evaluation.figure import Figure, require
from reliability.evaluation.outlet_articles import NON_COMMERCIAL, SHIPPABLE, profiles
from reliability.evaluation.tfidf import Tfidf
from reliability.records import ArticleProfile
from reliability.scoring import Recipe, ratings
from reliability.scoring.examples import collect
from reliability.scoring.training import usable

RECIPE = Recipe(repeats=5)
SEED = 20261121
"""Fresh folds: no choice was made on them, nor are they the shipped model's own."""


def check(data: Path) -> list[Figure]:
    """Figures by protocol, tf-idf beside them on the same folds."""
    return figures_and_rows(data, list(profiles(data, SHIPPABLE + NON_COMMERCIAL)))[0]


def figures_and_rows(data: Path, measured: list[ArticleProfile]) -> tuple[list[Figure], list[dict[str, Any]]]:
    """The same from articles already measured, and the table by collection."""
    rated = ratings.read(require(data, "outlets", "ratings.csv"))
    examples = collect(measured, rated, usable())
    simple = Tfidf([measured[at].article.text for at in examples.order])
    found = outlets.compared(examples, simple, RECIPE, SEED)
    figures = outlets.figures(examples, simple, found, leans(measured), RECIPE, SEED)
    return list(figures), list(by_collection.rows(found, SEED))


def leans(measured: Iterable[ArticleProfile]) -> dict[str, str]:
    """Each outlet's most frequent lean, where its articles carry one."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for profile in measured:
        if lean := profile.article.fields.get("lean"):
            found[profile.article.domain][lean] += 1
    return {domain: counts.most_common(1)[0][0] for domain, counts in found.items()}
