"""The service behind the routes: it reads bodies within bounds and hands them to workers."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from http import HTTPStatus
from urllib.parse import parse_qs

from starlette.requests import ClientDisconnect, Request
from starlette.types import ASGIApp

from reliability.web import logs
from reliability.web.metrics import Metrics
from reliability.web.pool import Pool
from reliability.web.problems import ProblemDetails, RefusedError, invalid
from reliability.web.session import Session
from reliability.web.settings import Settings
from reliability.web.tasks import Answer, Task

_BODY_SECONDS = 60
"""Time for a body to arrive: 32 MiB at 5 Mbit/s."""
_MOST_FIELD_BYTES = 8192
"""Bytes of a form that holds one line."""
_READ_BEYOND = 4
"""Times the limit that is read of a body that is too large, so that a browser receives the answer."""


class Service:
    """The settings, counts and workers of one running service."""

    def __init__(self, settings: Settings) -> None:
        self.settings: Settings = settings
        self.metrics: Metrics = Metrics()
        self.session: Session = Session(settings.token)
        self.pool: Pool = Pool(settings, self._replaced)

    def _replaced(self, reason: str) -> None:
        self.metrics.replaced(reason)
        logs.worker_replaced(reason)

    @asynccontextmanager
    async def lifespan(self, _app: ASGIApp) -> AsyncIterator[None]:
        """Start workers before the first request, and end them after the last."""
        await self.pool.start()
        try:
            yield
        finally:
            await self.pool.close()

    @contextmanager
    def place(self) -> Iterator[None]:
        """Hold a place in the queue; raises `RefusedError` where it is full."""
        self.pool.admit()
        try:
            yield
        finally:
            self.pool.leave()

    async def answer(self, request: Request, kind: str, fields: Mapping[str, str] | None = None) -> Answer:
        """Return a worker's answer to the request's body."""
        with self.place():
            body = await self.body(request)
            return await self.run(Task(kind, body, request.headers.get("content-type", ""), fields or {}))

    async def run(self, task: Task) -> Answer:
        """Return a worker's answer to `task`."""
        answer = await self.pool.run(task)
        self.metrics.articles(answer.articles)
        return answer

    async def body(self, request: Request, most: int | None = None) -> bytes:
        """Return the body; raises `RefusedError` for one that is too large or too slow."""
        most = most or self.settings.limits.body
        parts, size = [], 0
        try:
            async with asyncio.timeout(_BODY_SECONDS):
                async for part in request.stream():
                    size += len(part)
                    if size <= most:
                        parts.append(part)
                    elif size > _READ_BEYOND * most:
                        break
        except TimeoutError:
            raise RefusedError(
                ProblemDetails(HTTPStatus.REQUEST_TIMEOUT, "too-slow", "The request took too long to arrive.")
            ) from None
        except ClientDisconnect:
            raise invalid("The request broke off.") from None
        if size > most:
            detail = f"The request is larger than {most:,} bytes. Split it."
            raise RefusedError(ProblemDetails(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "too-large", detail))
        return b"".join(parts)

    async def field(self, request: Request, name: str) -> str:
        """Return the one field of a small form."""
        body = (await self.body(request, _MOST_FIELD_BYTES)).decode("utf-8", "replace")
        try:
            return parse_qs(body, max_num_fields=9).get(name, [""])[0].strip()
        except ValueError:
            raise invalid("The form cannot be read.") from None
