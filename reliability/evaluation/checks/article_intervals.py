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
from reliability.evaluation.checks.steadiness import current
from reliability.evaluation.figure import Figure
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
_EXPECTED: Final = "as stated: 90 %"


class Parted(NamedTuple):
    """An article's part of about `length` words, and its rest, both scored."""

    length: int
    part: ArticleScore
    rest: ArticleScore


def check(data: Path) -> list[Figure]:
    """Return the coverage of the default model's intervals on long articles of the labelled outlets."""
    model = current()
    return list(figures(parted(map(article, rows(data)), model), model.reference))


def parted(articles: Iterable[Article], model: Model) -> Iterator[Parted]:
    """Yield parts of the long articles, each at a random place."""
    for one in articles:
        name = hashlib.sha256(one.text.encode("utf-8", "replace")).digest()
        if len(one.text.split()) < LENGTHS[0] + REST or name[0] % ONE_IN:
            continue
        chance = random.Random(name)  # noqa: S311
        for length in LENGTHS:
            if cut := _cut(one, length, chance):
                part, rest = (pipeline.score(each, model) for each in cut)
                if part.status == rest.status == "scored":
                    yield Parted(length, part, rest)


def _cut(one: Article, length: int, chance: random.Random) -> tuple[Article, Article] | None:
    """Consecutive sentences of `one` with `length` words or a few more, and the rest of it."""
    body = text.read(one).body
    if len(body.words) < length + REST:
        return None
    firsts = [sentence for sentence in body.sentences if sentence.first + length <= len(body.words)]
    first = chance.choice(firsts)
    last = next(sentence for sentence in body.sentences if sentence.last >= first.first + length)
    part, rest = one.text[first.start : last.end], f"{one.text[: first.start]}\n\n{one.text[last.end :]}"
    bare = replace(one, quotations=(), links=None, metadata=None)
    return replace(bare, text=part), replace(bare, text=rest)


def figures(parts: Iterable[Parted], reference: Mapping[str, Reference]) -> Iterator[Figure]:
    """Return how often the 90 % interval of the difference of part and rest holds 0."""
    held: dict[str, list[bool]] = {}
    for one in parts:
        for name in MEASURED:
            if isnan(getattr(one.part, name)) or isnan(getattr(one.rest, name)):
                continue
            alike = _alike(one, name)
            held.setdefault(f"{name}, {one.length} words", []).append(alike)
            if name in COUNTED and one.part.profile.values[reference[name].measure] == 0:
                held.setdefault(f"{name}, none in the part", []).append(alike)
    for what, cases in held.items():
        yield _share(what, cases)


def _alike(one: Parted, name: str) -> bool:
    """Whether the interval of the difference, made of both (Zou and Donner 2008), holds 0."""
    value, other = getattr(one.part, name), getattr(one.rest, name)
    low, high = _interval(one.part, name)
    its_low, its_high = _interval(one.rest, name)
    apart = value - other
    below, above = hypot(value - low, its_high - other), hypot(high - value, other - its_low)
    return bool(apart - below <= 0 <= apart + above)


def _interval(score: ArticleScore, name: str) -> Interval:
    interval: Interval = getattr(score, f"{name}_interval")
    return interval


def _share(what: str, cases: Sequence[bool]) -> Figure:
    """Return a share with its binomial interval."""
    value, reach = sum(cases) / len(cases), share_interval(sum(cases), len(cases))
    return Figure("article_intervals", what, "coverage", value, reach, len(cases), 0.9, _EXPECTED)
