"""Finished articles from one process or several, in order, with few articles in memory."""

from __future__ import annotations

import gc
import os
import signal
from collections import deque
from collections.abc import Callable, Container, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager
from functools import cached_property
from itertools import chain
from multiprocessing import active_children, get_context, parent_process
from pathlib import Path
from threading import Thread
from types import TracebackType
from typing import NamedTuple, TypeVar

from reliability import ingest, pipeline, scoring
from reliability.engines.finished import Finished, begun, with_score
from reliability.engines.journal import Earlier, Journal, earlier_keys, key, packed_key
from reliability.errors import WorkerError
from reliability.ingest.identity import record_id
from reliability.ingest.portions import Made, Outcome, Portion, Whole, outcomes
from reliability.ingest.reading import DistinctIds, Reading
from reliability.lexicons import use, user_lists
from reliability.pipeline import Boilerplate
from reliability.records import Article, Failure
from reliability.reports.rows import passage_rows

_NEW_OBJECTS = 20_000
"""New objects after which the collector looks at them. At the usual 700 it looks many times per article at
objects that are about to be dropped, which takes 3 % of the time."""
_TOGETHER = 16
"""Articles sent to a process at a time: some 80 ms of work, several hundred times what sending them takes."""
_AHEAD = 3
"""Jobs that wait for each process, so that none waits for us."""
_ENDED = (
    "A worker process ended too early, perhaps because memory ran out. Run the command again with fewer "
    "--workers; with -o FILE, --resume continues from the rows that are finished."
)

Given = TypeVar("Given")
Result = TypeVar("Result")


class ScoringOptions(NamedTuple):
    """What every process needs to know: the model, recurring lines, which passages, how to read."""

    model: str
    boilerplate: Boilerplate | None = None
    passages: bool = False
    all_passages: bool = False
    reading: ingest.Options = ingest.Options()


class Crew(AbstractContextManager["Crew"]):
    """One process or several that do the work of one run."""

    def __init__(self, options: ScoringOptions, workers: int = 1) -> None:
        self._options, self._workers = options, workers
        self._pool: ProcessPoolExecutor | None = None
        if workers > 1:  # a spawned process inherits no locks and works the same on every system
            self._pool = ProcessPoolExecutor(workers, get_context("spawn"), _start, _needs(options))

    @property
    def together(self) -> int:
        """How many articles are worked on together."""
        return _TOGETHER if self._pool else 1

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the processes; at once if the run was interrupted, since nobody takes their results."""
        if self._pool:
            self._pool.shutdown(wait=error is None, cancel_futures=True)
            for process in active_children() if error else ():
                process.terminate()

    def finished(
        self, reading: Reading, portions: Iterable[Portion], journal: Journal | None = None
    ) -> Iterator[Finished]:
        """Yield each article of the `portions` of `reading`, in order.

        What an earlier run wrote to the `journal` is not measured again.
        """
        repetitions, ids = ingest.Repetitions(), DistinctIds()
        for number, item, location in reading.settled(self._outcomes(portions, journal)):
            finished = self._scorer.finish(item) if isinstance(item, Failure) else item
            new = ids.choose(finished.id, number, location)
            if new != finished.id:
                finished = finished.renamed(new, record_id(location.name, number))
            yield finished.noted(repetitions)

    def _outcomes(self, portions: Iterable[Portion], journal: Journal | None) -> Iterator[Outcome[Finished]]:
        if self._pool is None:
            return self._scorer.outcomes(portions, () if journal is None else journal)
        earlier = journal.earlier if journal else None
        jobs = ((some, earlier) for some in together(portions, self.together))
        return chain.from_iterable(self.results(_outcomes, jobs))

    @cached_property
    def _scorer(self) -> ArticleScorer:
        return ArticleScorer(self._options)

    def results(self, function: Callable[[Given], Result], jobs: Iterable[Given]) -> Iterator[Result]:
        """Yield the result of each job, in order; so many are begun as keep every process busy."""
        return self._by_pool(function, jobs, self._pool) if self._pool else map(function, jobs)

    def _by_pool(
        self, function: Callable[[Given], Result], jobs: Iterable[Given], pool: ProcessPoolExecutor
    ) -> Generator[Result, None, None]:
        waiting = deque[Future[Result]]()
        try:
            for job in jobs:
                waiting.append(pool.submit(function, job))
                if len(waiting) >= self._workers * _AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except BrokenProcessPool:
            raise WorkerError(_ENDED) from None


def together(items: Iterable[Given], most: int) -> Iterator[list[Given]]:
    """Yield `items` in lists of `most`; a whole file counts as the articles that it may hold."""
    some: list[Given] = []
    count = 0
    for item in items:
        some.append(item)
        count += item.weight if isinstance(item, Whole) else 1
        if count >= most:
            yield some
            some, count = [], 0
    if some:
        yield some


def fields_ahead(
    portions: Iterator[Portion], options: ingest.Options
) -> tuple[tuple[str, ...], Iterator[Portion]]:
    """Return the names of the other fields of the first article's record, and all of `portions`."""
    taken: list[Portion] = []
    for portion in portions:
        taken.append(portion)
        for outcome in outcomes(portion, options):
            if isinstance(outcome, Made) and isinstance(outcome.item, Article):
                return tuple(outcome.item.fields), chain(taken, portions)
    return (), iter(taken)


class ArticleScorer:
    """Makes, scores and packs articles; it is loaded once in each process."""

    def __init__(self, options: ScoringOptions) -> None:
        self._options, self._model = options, scoring.load(options.model)
        self._frozen = False

    def outcomes(
        self, portions: Iterable[Portion], finished_keys: Container[bytes]
    ) -> Iterator[Outcome[Finished]]:
        """Yield what the portions give; articles with a packed key in `finished_keys` without their line."""
        fields: dict[tuple[str, ...], tuple[str, ...]] = {}  # the same object for many articles: sent once
        for portion in portions:
            for outcome in outcomes(portion, self._options.reading):
                if isinstance(outcome, Made):
                    finished = self.finish(outcome.item, finished_keys)
                    same = fields.setdefault(finished.fields, finished.fields)
                    yield Made(outcome.number, finished._replace(fields=same), outcome.location)
                else:
                    yield outcome

    def finish(self, item: Article | Failure, finished_keys: Container[bytes] = ()) -> Finished:
        """Return the finished article, without its line if its packed key is among `finished_keys`."""
        item_key = key(item)
        if packed_key(item_key) in finished_keys:
            return begun(item, item_key)
        score = pipeline.scored(item, self._model, self._options.boilerplate)
        every = self._options.all_passages
        passages = passage_rows(score, every=every) if self._options.passages else ()
        finished = with_score(begun(item, item_key), score, [list(row.values()) for row in passages])
        if not self._frozen:
            gc.freeze()  # word lists and model, which stay: walking them anew takes 7 % of the time
            gc.set_threshold(_NEW_OBJECTS)
            self._frozen = True
        return finished


_process: list[ArticleScorer] = []
"""In a worker process: its scorer."""


def _needs(options: ScoringOptions) -> tuple[ScoringOptions, tuple[Path, ...]]:
    """What `_start` is called with: options, and the user's word lists."""
    return options, tuple(user_lists.paths().values())


def _start(options: ScoringOptions, lexicons: Iterable[Path]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    Thread(target=_end_with_parent, daemon=True).start()
    use(*lexicons)
    _process.append(ArticleScorer(options))


def _end_with_parent() -> None:
    """Wait for the parent, and end this process with it; a parent that is killed cannot."""
    if parent := parent_process():
        parent.join()
        os._exit(1)


def _outcomes(job: tuple[Sequence[Portion], Earlier | None]) -> list[Outcome[Finished]]:
    portions, earlier = job
    return list(_process[0].outcomes(portions, earlier_keys(earlier) if earlier else ()))
