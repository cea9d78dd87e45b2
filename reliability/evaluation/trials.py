"""Change texts on purpose, and measure how far their scores move."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Literal, NamedTuple

from reliability import pipeline, scoring
from reliability.evaluation.figure import CheckFigure, bootstrap
from reliability.evaluation.text_changes import Change
from reliability.records import Article, ArticleScore, Target
from reliability.scoring import Model

_ROUNDS = 300
"""Bootstrap samples of each figure."""


class Trial(NamedTuple):
    """A change and the percentiles of the scores' moves that are reported.

    `field` names the field of the article that is changed.
    `gain`: only what a writer would gain counts, reliability that rises and bias that falls; otherwise moves
    in either direction do. `note` is the code with which the change should be noted, or empty.
    """

    name: str
    change: Change
    percentiles: tuple[int, ...]
    gain: bool = False
    note: str = ""
    field: Literal["text", "title"] = "text"

    def changed(self, article: Article) -> Article:
        """Return `article` with its field changed."""
        if self.field == "title":
            return replace(article, title=self.change(article.title))
        return replace(article, text=self.change(article.text))


def figures(
    check: str, trials: Iterable[Trial], articles: Sequence[Article], model: Model
) -> Iterator[CheckFigure]:
    """Yield the moves in points over articles scored before and after, and how many are noted."""
    before = [_score(article, model) for article in articles]
    for trial in trials:
        changed = [trial.changed(article) for article in articles]
        after = [_score(article, model) for article in changed]
        for target in model.parts:
            yield from _move_figures(check, trial, target, _moves(trial, target, before, after))
        if trial.note:
            differs = [new != old for new, old in zip(changed, articles, strict=True)]
            yield _noted_figure(check, trial, before, after, differs)


def _score(article: Article, model: Model) -> ArticleScore:
    return scoring.score(pipeline.profile(article), model)


def _moves(
    trial: Trial, target: Target, before: Sequence[ArticleScore], after: Sequence[ArticleScore]
) -> list[float]:
    pairs = zip(
        (getattr(score, target) for score in before), (getattr(score, target) for score in after), strict=True
    )
    moves = [b - a for a, b in pairs if a == a and b == b]  # NaN: declined
    if not trial.gain:
        return [abs(move) for move in moves]
    return [-move for move in moves] if target == "bias" else moves


def _move_figures(check: str, trial: Trial, target: Target, moves: list[float]) -> Iterator[CheckFigure]:
    import numpy as np

    values = np.array(moves)

    def percentile(rank: int) -> Callable[[Sequence[int]], float]:
        return lambda chosen: float(np.percentile(values[list(chosen)], rank))

    for rank in trial.percentiles:
        yield CheckFigure(
            check, f"{target}: {trial.name}", f"percentile {rank}, points",
            float(np.percentile(values, rank)), bootstrap(moves, percentile(rank), rounds=_ROUNDS),
            len(moves),
        )  # fmt: skip


def _noted_figure(
    check: str,
    trial: Trial,
    before: Sequence[ArticleScore],
    after: Sequence[ArticleScore],
    changed: Sequence[bool],
) -> CheckFigure:
    """Return the share of `changed` articles with the note, among those scored and without it before."""
    noted = [
        trial.note in b.notes
        for a, b, differs in zip(before, after, changed, strict=True)
        if differs and a.status == "scored" and trial.note not in a.notes
    ]

    def share(chosen: Sequence[int]) -> float:
        return sum(noted[position] for position in chosen) / max(len(chosen), 1)

    name = f"noted: {trial.name}"
    return CheckFigure(
        check, name, "share", share(range(len(noted))), bootstrap(noted, share, rounds=_ROUNDS), len(noted)
    )
