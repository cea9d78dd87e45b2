"""Articles given one per line, scored as they arrive."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from fastapi import Request
from fastapi.responses import Response
from starlette.requests import ClientDisconnect
from starlette.types import Receive, Scope, Send

from reliability.web.openapi import LINES
from reliability.web.problems import ProblemDetails, RefusedError
from reliability.web.service import Service
from reliability.web.tasks import Task

_LINES_PER_WORKER = 2
"""Lines of a stream that are at work for each worker, so that none waits for the network."""


class LineStream(Response):
    """A response that answers each line of the request while the next ones come in."""

    def __init__(self, service: Service, request: Request) -> None:
        super().__init__(media_type=LINES)
        del self.headers["content-length"]
        self._service, self._request = service, request

    async def __call__(self, _scope: Scope, _receive: Receive, send: Send) -> None:
        """Send a line for each line, in order."""
        with self._service.place():
            await send({"type": "http.response.start", "status": 200, "headers": self.raw_headers})
            async for line in self._answers():
                await send({"type": "http.response.body", "body": line + b"\n", "more_body": True})
            await send({"type": "http.response.body", "body": b""})

    async def _answers(self) -> AsyncIterator[bytes]:
        most = _LINES_PER_WORKER * self._service.settings.workers
        waiting: asyncio.Queue[asyncio.Task[bytes] | None] = asyncio.Queue(most)
        reading = asyncio.create_task(self._read(waiting))
        try:
            while task := await waiting.get():
                yield await task
        finally:
            reading.cancel()
            while not waiting.empty():
                if unfinished := waiting.get_nowait():
                    unfinished.cancel()

    async def _read(self, waiting: asyncio.Queue[asyncio.Task[bytes] | None]) -> None:
        number = 0
        try:
            async for line in self._lines():
                number += 1
                await waiting.put(asyncio.create_task(self._answer_line(line, number)))
        except RefusedError as error:
            problem = error.problem._replace(record=number + 1)
            await waiting.put(asyncio.create_task(_finished(problem.as_json())))
        finally:
            await waiting.put(None)

    async def _lines(self) -> AsyncIterator[bytes]:
        """Yield the lines that are not empty; raises `RefusedError` for one that is too long."""
        rest, most = b"", self._service.settings.limits.body
        try:
            async for chunk in self._request.stream():
                *lines, rest = (rest + chunk).split(b"\n") if b"\n" in chunk else (rest + chunk,)
                for line in filter(bytes.strip, lines):
                    yield line
                if len(rest) > most:
                    raise RefusedError(
                        ProblemDetails(413, "too-large", f"A line is longer than {most:,} bytes.")
                    )
        except ClientDisconnect:
            return
        if rest.strip():
            yield rest

    async def _answer_line(self, line: bytes, number: int) -> bytes:
        return (await self._service.run(Task("line", line, fields={"number": str(number)}))).body


async def _finished(line: bytes) -> bytes:
    return line
