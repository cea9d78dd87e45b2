"""The articles of one task, scored one by one with progress."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from reliability import ingest, pipeline
from reliability.records import Article, ArticleScore, Failure
from reliability.scoring import Model
from reliability.web.problems import ProblemDetails, RefusedError, invalid


@dataclass(slots=True)
class Batch:
    """Scores articles with `model`, at most `articles` of them.

    `expanded` bounds the bytes that an archive expands to; `progress` is called with the number of each
    record before work on it begins, plus `offset`; `record` is the last of them, `scored` counts the scores.
    """

    model: Model
    articles: int
    expanded: int
    progress: Callable[[int], None]
    offset: int = 0
    record: int = 0
    scored: int = 0

    def begin(self, record: int) -> None:
        """Report that work on that record begins; raises `RefusedError` if there are too many."""
        if record > self.articles:
            detail = f"More than {self.articles:,} articles in a request. Split it, or use /v1/score-stream."
            raise RefusedError(ProblemDetails(413, "too-many-articles", detail))
        self.record = record + self.offset
        self.progress(self.record)

    def from_records(self, records: Iterable[Mapping[str, Any]]) -> Iterator[ArticleScore]:
        """Yield the scores of records in order; raises `RefusedError` for one without text."""
        for item in self.scores(ingest.records(self._with_progress(records))):
            if isinstance(item, Failure):
                raise invalid(f"{item.problem}. {item.advice}.", self.record, item.code)
            yield item

    def scores(self, items: Iterable[Article | Failure]) -> Iterator[ArticleScore | Failure]:
        """Yield the scores of articles in order, and failures unchanged."""
        for item in pipeline.marked(items):
            if isinstance(item, Failure):
                yield item
            else:
                self.scored += 1
                yield pipeline.score(item, self.model)

    def _with_progress(self, records: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
        for number, record in enumerate(records, 1):
            self.begin(number)
            yield record
