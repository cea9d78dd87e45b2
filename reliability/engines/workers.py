"""Rows of many articles from one process or several, in order, with few articles in memory."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Generator, Iterable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from typing import NamedTuple

from reliability import pipeline, scoring
from reliability.pipeline import Furniture
from reliability.records import Article, ArticleScore, Failure
from reliability.reports.columns import Cell, article_row, passage_rows

_CHUNK = 8
"""Articles sent to a process at a time: some 30 ms of work, a hundred times what sending them takes."""
_AHEAD = 3
"""Chunks that wait for each process, so that none waits for us."""

Item = Article | Failure


class Options(NamedTuple):
    """What every process needs to know: the model, recurring lines, whether passages are wanted."""

    model: str
    furniture: Furniture | None = None
    passages: bool = False


class Done(NamedTuple):
    """An article's row and passages, with what a summary counts."""

    status: str
    notes: tuple[str, ...]
    row: dict[str, Cell]
    passages: tuple[dict[str, Cell], ...]


def rows(items: Iterable[Item], options: Options, workers: int = 1) -> Generator[Done, None, None]:
    """A `Done` for each item, in order; `items` is read as far ahead as `workers` can be kept busy."""
    return _alone(items, options) if workers == 1 else _together(items, options, workers)


def _alone(items: Iterable[Item], options: Options) -> Generator[Done, None, None]:
    model = scoring.load(options.model)
    for item in items:
        yield _done(item, model, options)


def _together(items: Iterable[Item], options: Options, workers: int) -> Generator[Done, None, None]:
    remaining, waiting = iter(items), deque[Future[list[Done]]]()
    # A spawned process has no locks held by our threads and works alike on every system.
    with ProcessPoolExecutor(workers, get_context("spawn"), _start, (options,)) as pool:
        try:
            while chunk := list(islice(remaining, _CHUNK)):
                waiting.append(pool.submit(_chunk, chunk))
                if len(waiting) >= workers * _AHEAD:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


_process: list[tuple[scoring.Model, Options]] = []
"""In a worker process: what it was started with."""


def _start(options: Options) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    _process.append((scoring.load(options.model), options))


def _chunk(items: Sequence[Item]) -> list[Done]:
    model, options = _process[0]
    return [_done(item, model, options) for item in items]


def _done(item: Item, model: scoring.Model, options: Options) -> Done:
    score = _score(item, model, options.furniture)
    passages = tuple(passage_rows(score)) if options.passages else ()
    return Done(score.status, score.notes, article_row(score), passages)


def _score(item: Item, model: scoring.Model, furniture: Furniture | None) -> ArticleScore:
    return (
        pipeline.failed(item, model) if isinstance(item, Failure) else pipeline.score(item, model, furniture)
    )
