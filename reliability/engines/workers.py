"""Rows of many articles from one process or several, in order, with few articles in memory."""

from __future__ import annotations

import gc
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import AbstractContextManager
from functools import partial
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

from reliability import pipeline, scoring
from reliability.ingest.reading import BuiltItem, LocatedRow
from reliability.lexicons import own, use
from reliability.pipeline import Boilerplate
from reliability.records import Article, Failure
from reliability.reports.columns import Cell
from reliability.reports.rows import article_row, passage_rows

_CHUNK = 8
"""Articles sent to a process at a time: some 30 ms of work, a hundred times what sending them takes."""
_AHEAD = 3
"""Chunks that wait for each process, so that none waits for us."""
_PAGES_AHEAD = 16
"""Web pages a process is read ahead: as many as make two chunks of articles."""

Item = Article | Failure


class Options(NamedTuple):
    """What every process needs to know: the model, recurring lines, which passages are wanted."""

    model: str
    boilerplate: Boilerplate | None = None
    passages: bool = False
    all_passages: bool = False


class Done(NamedTuple):
    """An article's row and passages, with what a summary counts, and the record's other fields."""

    status: str
    notes: tuple[str, ...]
    row: dict[str, Cell]
    passages: tuple[dict[str, Cell], ...]
    fields: Mapping[str, str] = {}


class Crew(AbstractContextManager["Crew"]):
    """One process or several that do the work of one run."""

    def __init__(self, options: Options, workers: int = 1) -> None:
        self._options, self._workers = options, workers
        self._pool: ProcessPoolExecutor | None = None
        if workers > 1:  # a spawned process inherits no locks and works the same on every system
            self._pool = ProcessPoolExecutor(workers, get_context("spawn"), _start, _needs(options))

    def __exit__(self, *_: object) -> None:
        if self._pool:
            self._pool.shutdown(wait=False, cancel_futures=True)

    def made(
        self, make: Callable[[LocatedRow], BuiltItem], raws: Iterable[LocatedRow]
    ) -> Iterator[BuiltItem]:
        """`make` of each row that was read, in order: what `ingest.read` takes as `map_rows`."""
        if self._pool is None:
            return map(make, raws)
        return self._in_order(make, raws, self._pool)

    def _in_order(
        self, make: Callable[[LocatedRow], BuiltItem], raws: Iterable[LocatedRow], pool: ProcessPoolExecutor
    ) -> Iterator[BuiltItem]:
        """The heavy ones are made elsewhere, the others here, when their turn comes."""
        waiting: deque[Callable[[], BuiltItem]] = deque()
        for raw in raws:
            waiting.append(pool.submit(make, raw).result if raw.heavy else partial(make, raw))
            while waiting and (len(waiting) > self._workers * _PAGES_AHEAD or not raw.heavy):
                yield waiting.popleft()()
        while waiting:
            yield waiting.popleft()()

    def rows(self, items: Iterable[Item]) -> Generator[Done, None, None]:
        """A `Done` for each item, in order; `items` is read as far ahead as keeps everyone busy."""
        return self._together(items, self._pool) if self._pool else self._alone(items)

    def _alone(self, items: Iterable[Item]) -> Generator[Done, None, None]:
        model = scoring.load(self._options.model)
        for number, item in enumerate(items):
            yield _done(item, model, self._options)
            if not number:
                gc.freeze()  # word lists and model, which stay: walking them anew takes 7 % of the time

    def _together(self, items: Iterable[Item], pool: ProcessPoolExecutor) -> Generator[Done, None, None]:
        remaining, waiting = iter(items), deque[Future[list[Done]]]()
        while chunk := list(islice(remaining, _CHUNK)):
            waiting.append(pool.submit(_chunk, chunk))
            if len(waiting) >= self._workers * _AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


_process: list[tuple[scoring.Model, Options]] = []
"""In a worker process: what it was started with."""


def _needs(options: Options) -> tuple[Options, tuple[Path, ...]]:
    """What `_start` is called with: options, and the user's word lists."""
    return options, tuple(own.paths().values())


def _start(options: Options, lexicons: Iterable[Path]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    use(*lexicons)
    _process.append((scoring.load(options.model), options))


def _chunk(items: Sequence[Item]) -> list[Done]:
    model, options = _process[0]
    rows = [_done(item, model, options) for item in items]
    if not gc.get_freeze_count():
        gc.freeze()
    return rows


def _done(item: Item, model: scoring.Model, options: Options) -> Done:
    score = pipeline.scored(item, model, options.boilerplate)
    passages = tuple(passage_rows(score, every=options.all_passages)) if options.passages else ()
    return Done(score.status, score.notes, article_row(score), passages, score.profile.article.fields)
