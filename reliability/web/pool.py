"""Worker processes as the server sees them: one thread waits for each, so that the event loop never does."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Lock

from reliability.errors import ReliabilityError
from reliability.web.problems import ProblemDetails, RefusedError
from reliability.web.settings import Settings
from reliability.web.tasks import Answer, Task, receive, refusal, send_task
from reliability.web.worker import WorkerOptions

RETRY_AFTER = 1
"""Seconds after which a client may ask again: about 100 articles are scored in the meantime."""
_BLAS = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


class Nursery:
    """The process that forks workers; it is started again if it has died."""

    def __init__(self, settings: Settings) -> None:
        limits = settings.limits
        self._options = WorkerOptions(
            settings.model, settings.lexicons, limits.seconds, limits.memory, limits.articles, 4 * limits.body
        )
        self._lock = Lock()
        self._socket, self._process = self._start()

    def _start(self) -> tuple[socket.socket, subprocess.Popen[bytes]]:
        server_end, worker_end = socket.socketpair()
        root = str(Path(__file__).parents[2])
        path = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))
        command = [sys.executable, "-m", "reliability.web.nursery", str(worker_end.fileno())]
        process = subprocess.Popen(
            command,
            pass_fds=[worker_end.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            env={**os.environ, **_BLAS, "PYTHONPATH": path},
        )
        worker_end.close()
        server_end.sendall(self._options.as_json())
        if server_end.recv(16) != b"ready":
            raise ReliabilityError("The worker processes did not start; the reason is above.")
        return server_end, process

    def fork(self) -> tuple[Connection, int]:
        """Return the connection and process id of a new worker."""
        with self._lock:
            with suppress(OSError):
                return self._fork()
            self.close()
            self._socket, self._process = self._start()
            return self._fork()

    def _fork(self) -> tuple[Connection, int]:
        server_end, worker_end = socket.socketpair()
        with server_end, worker_end:
            socket.send_fds(self._socket, [b"fork"], [worker_end.fileno()])
            process = self._socket.recv(16)
            if not process:
                raise OSError("the nursery has gone")
            return Connection(server_end.detach()), int(process)

    def close(self) -> None:
        """End the process."""
        self._socket.close()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(5)
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()


class Worker:
    """One worker process; `work` blocks."""

    def __init__(self, nursery: Nursery, replaced: Callable[[str], None]) -> None:
        self._nursery, self._replaced = nursery, replaced
        self._connection, self._process = nursery.fork()

    def work(self, task: Task, seconds: int) -> Answer:
        """Return the worker's answer; a problem if it takes too long or dies: then it is replaced."""
        for _ in range(2):
            record = -1
            try:
                send_task(self._connection, task)
                while self._connection.poll(seconds):
                    received = receive(self._connection)
                    if isinstance(received, Answer):
                        return received
                    record = received
            except (EOFError, OSError):
                self._replace("died")
                if record >= 0:  # it was at work: the text may have killed it
                    return refusal(ProblemDetails(503, "worker-died", "The worker process died.", record))
            else:
                self._replace("time limit")
                detail = f"The text takes longer than {seconds} seconds, so it is not scored."
                return refusal(ProblemDetails(422, "time-limit", detail, max(record, 0)))
        return refusal(ProblemDetails(503, "worker-died", "No worker process could be started."))

    def _replace(self, reason: str) -> None:
        self.close()
        self._replaced(reason)
        self._connection, self._process = self._nursery.fork()

    def close(self) -> None:
        """End the process."""
        with suppress(OSError):
            os.kill(self._process, signal.SIGKILL)
        self._connection.close()


class Pool:
    """All workers; requests wait in a queue of bounded length."""

    def __init__(self, settings: Settings, replaced: Callable[[str], None] = lambda _: None) -> None:
        self._settings, self._replaced = settings, replaced
        self._threads = ThreadPoolExecutor(settings.workers, "worker")
        self._idle: asyncio.Queue[Worker] = asyncio.Queue()
        self._workers: list[Worker] = []
        self._running: set[asyncio.Future[Answer]] = set()
        self.admitted: int = 0

    async def start(self) -> None:
        """Start the processes; raises `ReliabilityError` where they do not start."""
        loop = asyncio.get_running_loop()
        self._nursery = await loop.run_in_executor(self._threads, Nursery, self._settings)
        for _ in range(self._settings.workers):
            worker = Worker(self._nursery, self._replaced)
            self._workers.append(worker)
            self._idle.put_nowait(worker)

    def admit(self) -> None:
        """Take a place for a request, until `leave`; raises `RefusedError` where all are taken."""
        if self.admitted >= self._settings.workers + self._settings.limits.queue:
            detail = "All workers are busy and the queue is full. Ask again later."
            raise RefusedError(ProblemDetails(503, "busy", detail, retry_after=RETRY_AFTER))
        self.admitted += 1

    def leave(self) -> None:
        """Give the place back."""
        self.admitted -= 1

    async def run(self, task: Task) -> Answer:
        """Return a worker's answer; the work continues to its end even if nobody waits for it."""
        worker = await self._idle.get()
        loop = asyncio.get_running_loop()
        running = loop.run_in_executor(self._threads, worker.work, task, self._settings.limits.seconds)
        self._running.add(running)

        def finished(done: asyncio.Future[Answer]) -> None:
            self._running.discard(done)
            self._idle.put_nowait(worker)

        running.add_done_callback(finished)
        return await asyncio.shield(running)

    async def close(self) -> None:
        """End all processes; work in progress first comes to its end."""
        if self._running:
            await asyncio.wait(self._running)
        for worker in self._workers:
            worker.close()
        self._threads.shutdown()
        if self._workers:
            self._nursery.close()
