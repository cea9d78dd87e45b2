"""Scores against experts' ratings of unseen outlets (Lin et al. 2023)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from reliability.evaluation import excluded_articles, new_collections, unseen_outlets
from reliability.evaluation.figure import CheckFigure, require
from reliability.evaluation.labelled_outlets import Labelled, Validation
from reliability.evaluation.outlet_articles import collections, profiles
from reliability.evaluation.tfidf import Tfidf
from reliability.records import TARGETS, ArticleProfile
from reliability.scoring import Recipe, ratings
from reliability.scoring.examples import collect
from reliability.scoring.training import usable

RECIPE = Recipe(repeats=3)
SEED = 20261127
"""Fresh folds: no choice was made on them. The choice was made on the same collections left out, though."""


def check(data: Path) -> list[CheckFigure]:
    """Return figures on new collections, then on unseen outlets of known ones, with baselines."""
    return list(figures(data, list(profiles(data))))


def left_out(data: Path) -> list[str]:
    """Return what the figures leave out, and why, one line per reason."""
    return list(excluded_articles.lines(data, RECIPE.min_articles))


def figures(data: Path, measured: list[ArticleProfile]) -> Iterator[CheckFigure]:
    """Return the same from articles already measured."""
    labelled = label(data, measured)
    for target in range(len(TARGETS)):
        validation = Validation(target, RECIPE, SEED)
        yield from new_collections.figures(labelled, validation)
        yield from new_collections.coverage(labelled, validation)
        yield from unseen_outlets.figures(labelled, validation)


def label(data: Path, measured: list[ArticleProfile]) -> Labelled:
    """Return the measured articles of rated outlets as arrays."""
    import numpy as np

    known_collections = collections(data)
    examples = collect(measured, ratings.read(require(data, "outlets", "ratings.csv")), usable())
    ordered = [measured[number] for number in examples.order]
    return Labelled(
        examples,
        np.array([known_collections[profile.article.fields["collection"]].may_fit for profile in ordered]),
        np.array(["agency_copy" in profile.notes for profile in ordered]),
        np.array([int(profile.article.fields["year"] or 0) for profile in ordered]),
        leans(measured),
        Tfidf([profile.article.text for profile in ordered]),
    )


def leans(measured: Iterable[ArticleProfile]) -> dict[str, str]:
    """Return each outlet's most frequent lean, where its articles carry one."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for profile in measured:
        if lean := profile.article.fields.get("lean"):
            counts[profile.article.domain][lean] += 1
    return {domain: leans.most_common(1)[0][0] for domain, leans in counts.items()}
