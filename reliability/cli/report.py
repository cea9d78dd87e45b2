"""`compare --report`: the page, and the second reading that fetches the texts of the articles it shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import reliability
from reliability import pipeline
from reliability.cli.about import about, usual
from reliability.cli.outputs import text_output, writable
from reliability.errors import InputError
from reliability.records import Article, ArticleScore, Failure, Profiles
from reliability.reports import examples, page

if TYPE_CHECKING:
    from reliability.pipeline import Furniture
    from reliability.scoring import Model

Read = Callable[[], Iterable[Article | Failure]]
"""Reads the inputs once more."""

_ENDINGS = (".html", ".htm")


def check(report: Path) -> None:
    """Raise `InputError` for a page that cannot be written."""
    if report.suffix.lower() not in _ENDINGS:
        raise InputError(f"{report}: the name of a page ends in {_ENDINGS[0]}.")
    writable(report)


def read_twice(inputs: Sequence[str]) -> bool:
    """Whether the same articles would come again: not from standard input or a pipe."""
    return bool(inputs) and all(Path(each).is_file() or Path(each).is_dir() for each in inputs)


class Report:
    """Watches the scores pass, keeps a light row of each, and writes the page at the end."""

    def __init__(self, again: Read | None, model: Model, furniture: Furniture | None) -> None:
        self._again, self._model, self._furniture = again, model, furniture
        self._seen: dict[str, list[examples.Seen]] = {}

    def watched(self, scores: Iterable[ArticleScore]) -> Iterable[ArticleScore]:
        """`scores` as they are."""
        return examples.watched(scores, self._seen) if self._again else scores

    def write(self, profiles: Profiles, path: Path) -> None:
        """The page of `profiles` with the articles chosen."""
        shown = self._examples([profile.source for profile in profiles])
        told = about(self._model, sum(profile.articles for profile in profiles))
        remark = self._remark(sum(map(len, shown.values())))
        html = page.sources_page(profiles, shown, reliability.measures(), told, remark, usual(self._model))
        with text_output(path) as out:
            out.write(html)

    def _examples(self, sources: Sequence[str]) -> dict[str, list[tuple[str, ArticleScore]]]:
        found: dict[str, list[tuple[str, ArticleScore]]] = {}
        chosen = examples.choose(sources, self._seen)
        scores = dict(self._scored({example.article.place: example.article.id for example in chosen}))
        for example in chosen:
            if score := scores.get(example.article.place):
                found.setdefault(example.source, []).append((example.why, score))
        return found

    def _scored(self, wanted: dict[int, str]) -> Iterator[tuple[int, ArticleScore]]:
        """The articles at those places, unless another stands there by now."""
        for place, item in enumerate(self._again() if self._again and wanted else ()):
            if isinstance(item, Article) and wanted.get(place) == item.id:
                yield place, pipeline.score(item, self._model, self._furniture)
            if place >= max(wanted):
                break

    def _remark(self, shown: int) -> str:
        if self._again is None:
            return "The texts of articles are not shown: what was compared cannot be read a second time."
        scored = sum(map(len, self._seen.values()))
        return (
            f"{shown:,} of {scored:,} scored articles are shown: for each source the one nearest its median "
            "reliability, its best and its worst scored. A page holds at most "
            f"{examples.MOST_ARTICLES} articles, of at most {examples.MOST_SOURCES} sources: half of "
            "them from the top of the order, half from its end."
        )
