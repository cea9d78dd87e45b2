"""Whether the sampling intervals of articles hold: a part of an article against the rest of it, by length."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from math import hypot, isnan
from pathlib import Path
from typing import Final, NamedTuple

from reliability import pipeline, text
from reliability.evaluation.checks.steadiness import default_model
from reliability.evaluation.figure import CheckFigure
from reliability.evaluation.outlet_articles import article, rows
from reliability.records import MEASURED, Article, ArticleScore, Interval
from reliability.scoring import Model
from reliability.scoring.agreement import share_interval
from reliability.scoring.references import Reference

LENGTHS: Final = (100, 200, 400, 800)
"""Words of a part, up to the end of its last sentence."""
REST: Final = 600
"""Words that the rest has at least."""
ONE_IN: Final = 6
"""Of the long articles: some 250."""
COUNTED: Final = ("sourcing", "hedging", "loaded_wording")
"""Dimensions in which a short text often has none."""
_STATED: Final = 0.9
_EXPECTED: Final = "as stated: 90 %"
"""The share of intervals that hold, as the library states it."""


class SplitArticle(NamedTuple):
    """An article's part of about `length` words, and its rest, both scored."""

    length: int
    part: ArticleScore
    rest: ArticleScore


def check(data: Path) -> list[CheckFigure]:
    """Return the coverage of the default model's intervals on long articles of the labelled outlets."""
    model = default_model()
    return list(figures(split_articles(map(article, rows(data)), model), model.reference))


def split_articles(articles: Iterable[Article], model: Model) -> Iterator[SplitArticle]:
    """Yield parts of the long articles, each at a random place."""
    for long_article in articles:
        digest = hashlib.sha256(long_article.text.encode("utf-8", "replace")).digest()
        if len(long_article.text.split()) < LENGTHS[0] + REST or digest[0] % ONE_IN:
            continue
        chance = random.Random(digest)  # noqa: S311
        for length in LENGTHS:
            if cut := _split(long_article, length, chance):
                part, rest = (pipeline.score(piece, model) for piece in cut)
                if part.status == rest.status == "scored":
                    yield SplitArticle(length, part, rest)


def _split(article: Article, length: int, chance: random.Random) -> tuple[Article, Article] | None:
    """Return consecutive sentences with `length` words or a few more, and the rest of the article."""
    body = text.read(article).body
    if len(body.words) < length + REST:
        return None
    firsts = [sentence for sentence in body.sentences if sentence.first + length <= len(body.words)]
    first = chance.choice(firsts)
    last = next(sentence for sentence in body.sentences if sentence.last >= first.first + length)
    part, rest = (
        article.text[first.start : last.end],
        f"{article.text[: first.start]}\n\n{article.text[last.end :]}",
    )
    bare = replace(article, quotations=(), links=None, metadata=None)
    return replace(bare, text=part), replace(bare, text=rest)


def figures(parts: Iterable[SplitArticle], reference: Mapping[str, Reference]) -> Iterator[CheckFigure]:
    """Return how often the 90 % interval of the difference of part and rest contains 0."""
    cases_by_name: dict[str, list[bool]] = {}
    for split in parts:
        for name in MEASURED:
            if isnan(getattr(split.part, name)) or isnan(getattr(split.rest, name)):
                continue
            holds = _interval_contains_zero(split, name)
            cases_by_name.setdefault(f"{name}, {split.length} words", []).append(holds)
            if name in COUNTED and split.part.profile.values[reference[name].measure] == 0:
                cases_by_name.setdefault(f"{name}, none in the part", []).append(holds)
    for name, cases in cases_by_name.items():
        yield _coverage(name, cases)


def _interval_contains_zero(split: SplitArticle, name: str) -> bool:
    """Return whether the interval of the difference (Zou and Donner 2008) contains 0."""
    part_value, rest_value = getattr(split.part, name), getattr(split.rest, name)
    low, high = _interval(split.part, name)
    its_low, its_high = _interval(split.rest, name)
    difference = part_value - rest_value
    below, above = (
        hypot(part_value - low, its_high - rest_value),
        hypot(high - part_value, rest_value - its_low),
    )
    return bool(difference - below <= 0 <= difference + above)


def _interval(score: ArticleScore, name: str) -> Interval:
    interval: Interval = getattr(score, f"{name}_interval")
    return interval


def _coverage(name: str, cases: Sequence[bool]) -> CheckFigure:
    """Return a share with its binomial interval."""
    value, reach = sum(cases) / len(cases), share_interval(sum(cases), len(cases))
    return CheckFigure("article_intervals", name, "coverage", value, reach, len(cases), _STATED, _EXPECTED)
