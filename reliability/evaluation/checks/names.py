"""Whether the main speaker's surname matters: words such as May and Page against invented surnames."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import isnan
from pathlib import Path
from statistics import pstdev
from typing import Final, NamedTuple

from reliability import pipeline, scoring
from reliability.evaluation.checks import steadiness
from reliability.evaluation.figure import CheckFigure, bootstrap
from reliability.evaluation.surnames import WORDS, invented_surname, with_surname
from reliability.records import Article, ArticleProfile
from reliability.scoring import Model

ARTICLES: Final = 24
"""Articles whose main speaker is renamed: some two thousand swaps for each surname."""
STATEMENTS: Final = 2
"""The least number of statements of a main speaker."""
_STILL: Final = 0.05
"""The move of a measure, in standard deviations over articles, that is ignored."""
_STILL_POINTS: Final = 0.5
"""The move of a score, in points, that is ignored."""
_FAR: Final = 10.0
"""The move of a value that has none on one side: more than any measure moves."""
_ROUNDS: Final = 300
"""Bootstrap samples: fewer than elsewhere, since every figure has thousands of cases."""


class Swap(NamedTuple):
    """How far an article moves when its main speaker has the surname `word` and not an invented one.

    `measures` are moves in standard deviations, by name; `marks` says whether a count of marks changes.
    """

    word: str
    measures: Mapping[str, float]
    marks: bool
    points: float

    @property
    def largest(self) -> float:
        """Return the largest move of a measure."""
        return max(self.measures.values(), default=0.0)

    @property
    def still(self) -> bool:
        """Return whether nothing moves."""
        return self.largest <= _STILL and not self.marks and self.points <= _STILL_POINTS


def check(data: Path) -> list[CheckFigure]:
    """Return how much surnames matter on labelled articles with a clear main speaker."""
    profiles = [pipeline.profile(profile) for profile in steadiness.sample(data)]
    spread = spreads(profiles)
    named = [(profile.article, name) for profile in profiles if (name := main_surname(profile))][:ARTICLES]
    model = steadiness.default_model()
    return figures([swap for article, name in named for swap in swaps(article, name, spread, model)])


def figures(swaps: Sequence[Swap]) -> list[CheckFigure]:
    """Return the shares of swaps that move nothing, and the worst of what moves."""
    measures = Counter(name for swap in swaps for name, move in swap.measures.items() if move > _STILL)
    return [
        _share("nothing moves", [swap.still for swap in swaps]),
        _share("no count of marks changes", [not swap.marks for swap in swaps]),
        _share("no measure moves by more than .05 of its standard deviation", _quiet(swaps)),
        *[_share(f"{name} keeps still", _quiet(swaps, name)) for name, _ in measures.most_common(5)],
        _percentile("largest move of a measure", "standard deviations", [swap.largest for swap in swaps]),
        _percentile("largest move of a score", "points", [swap.points for swap in swaps]),
    ]


def _quiet(swaps: Sequence[Swap], name: str = "") -> list[bool]:
    """Return for each swap whether the measure `name` (or every measure) keeps still."""
    return [(swap.measures.get(name, 0.0) if name else swap.largest) <= _STILL for swap in swaps]


def spreads(profiles: Sequence[ArticleProfile]) -> Mapping[str, float]:
    """Return each measure's standard deviation over articles."""
    names = profiles[0].values if profiles else ()
    return {
        name: pstdev([value for profile in profiles if not isnan(value := profile.values[name])] or [0.0])
        for name in names
    }


def main_surname(profile: ArticleProfile) -> str:
    """Return the surname of the person with the most statements; empty where it is not clear who that is."""
    people = sorted(
        (speaker for speaker in profile.speakers if speaker.kind == "person"),
        key=lambda speaker: -speaker.statements,
    )
    if not people or people[0].statements < STATEMENTS:
        return ""
    if len(people) > 1 and people[1].statements == people[0].statements:
        return ""
    first, _, last = people[0].name.rpartition(" ")
    clear = first and last.isalpha() and last.istitle() and last.isascii() and len(last) > 2
    return last if clear and profile.article.text.count(last) > 1 else ""


def swaps(article: Article, surname: str, spread: Mapping[str, float], model: Model) -> Iterator[Swap]:
    """Give each surname of `WORDS` to the main speaker, and compare with the invented one of its form."""
    plain: dict[str, ArticleProfile] = {}
    for word in WORDS:
        invented = invented_surname(word)
        if invented not in plain:
            plain[invented] = pipeline.profile(with_surname(article, surname, invented))
        yield _swap(
            word, plain[invented], pipeline.profile(with_surname(article, surname, word)), spread, model
        )


def _swap(
    word: str, before: ArticleProfile, after: ArticleProfile, spread: Mapping[str, float], model: Model
) -> Swap:
    moves = {name: _move(value, after.values[name], spread[name]) for name, value in before.values.items()}
    moved = {name: move for name, move in moves.items() if move}
    first, second = scoring.score(before, model), scoring.score(after, model)
    points = [_move(getattr(first, target), getattr(second, target), 1.0) for target in model.parts]
    return Swap(word, moved, _marks(before) != _marks(after), max(points, default=0.0))


def _move(before: float, after: float, spread: float) -> float:
    """Return how far a value moves; `_FAR` if it is undefined on one side, or never varies otherwise."""
    if before == after or (isnan(before) and isnan(after)):
        return 0.0
    return abs(after - before) / spread if spread and not isnan(before + after) else _FAR


def _marks(profile: ArticleProfile) -> Counter[str]:
    """Return how many marks of each kind an article has."""
    marks = Counter(mark.measure for mark in profile.evidence)
    marks.update(attribution.type for attribution in profile.attributions)
    marks["speakers"] = len(profile.speakers)
    return marks


def _share(name: str, holds: Sequence[bool]) -> CheckFigure:
    def share(chosen: Sequence[int]) -> float:
        return sum(holds[position] for position in chosen) / max(len(chosen), 1)

    interval = bootstrap(holds, share, rounds=_ROUNDS)
    return CheckFigure("names", name, "share", share(range(len(holds))), interval, len(holds))


def _percentile(name: str, unit: str, values: Sequence[float]) -> CheckFigure:
    import numpy as np

    def percentile(chosen: Sequence[int]) -> float:
        return float(np.percentile(np.array(values)[list(chosen)], 99, method="lower"))

    interval = bootstrap(values, percentile, rounds=_ROUNDS)
    value = percentile(range(len(values)))
    return CheckFigure("names", name, f"percentile 99, {unit}", value, interval, len(values))
