"""A worker process: takes tasks one after the other, says which record it works on, answers."""

from __future__ import annotations

import json
import signal
import sys
import traceback
from collections.abc import Callable
from dataclasses import asdict, dataclass
from multiprocessing.connection import Connection

from reliability import scoring
from reliability.errors import ReliabilityError
from reliability.ingest.decoding import UnreadableError
from reliability.web import answers, result_pages
from reliability.web.problems import ProblemDetails, RefusedError
from reliability.web.request_batch import Batch
from reliability.web.tasks import Answer, Task, receive_task, refusal, send_answer, send_progress

KINDS: dict[str, Callable[[Task, Batch], Answer]] = {**answers.KINDS, **result_pages.KINDS}
"""Functions that answer a task, by its kind."""


@dataclass(frozen=True, slots=True)
class WorkerOptions:
    """Options of a worker."""

    model: str
    lexicons: tuple[str, ...]
    seconds: int
    memory: int
    articles: int
    expanded: int

    def as_json(self) -> bytes:
        """Return the options as JSON, for the nursery."""
        return json.dumps(asdict(self)).encode()

    @classmethod
    def from_json(cls, content: bytes) -> WorkerOptions:
        """Return the options from the JSON of `as_json`."""
        fields = json.loads(content)
        return cls(**{**fields, "lexicons": tuple(fields["lexicons"])})


class Work:
    """Answers tasks with one model."""

    def __init__(self, options: WorkerOptions) -> None:
        self._model = scoring.load(options.model)
        self._options = options

    def warm(self, text: str) -> None:
        """Do everything once, so that lazy imports are complete."""
        record = json.dumps({"text": text}).encode()
        for kind, body in (("score", record), ("explain", record), ("check", b"")):
            self.answer(Task(kind, body, "multipart/form-data; boundary=x"), lambda _: None)

    def answer(self, task: Task, progress: Callable[[int], None]) -> Answer:
        """Return the answer to `task`; a problem if it cannot be answered."""
        batch = Batch(self._model, self._options.articles, self._options.expanded, progress)
        try:
            return KINDS[task.kind](task, batch)
        except RefusedError as error:
            return refusal(error.problem)
        except (ReliabilityError, UnreadableError) as error:
            return refusal(ProblemDetails(422, "unreadable", str(error), batch.record))
        except (MemoryError, RecursionError) as error:
            detail = f"It needs more than a worker may use ({type(error).__name__})."
            return refusal(ProblemDetails(422, "too-demanding", detail, batch.record))
        except Exception as error:
            _log_error(error)
            detail = f"An error in the service ({type(error).__name__})."
            return refusal(ProblemDetails(500, "internal", detail, batch.record))


def serve(connection: Connection, work: Work, seconds: int) -> None:
    """Answer tasks until the server closes the connection."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)

    def progress(record: int) -> None:
        signal.alarm(2 * seconds + 1)  # ends this process if the server no longer can
        send_progress(connection, record)

    while True:
        try:
            task = receive_task(connection)
            progress(0)
            send_answer(connection, work.answer(task, progress))
            signal.alarm(0)
        except (EOFError, OSError):
            return


def _log_error(error: Exception) -> None:
    """Write the place of an error to standard error, without its message: that could quote a text."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    location = f"{last.filename}:{last.lineno}"
    sys.stderr.write(json.dumps({"level": "error", "error": type(error).__name__, "where": location}) + "\n")
    sys.stderr.flush()
