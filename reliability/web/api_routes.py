"""The API for programs, version 1."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from http import HTTPStatus
from typing import Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from starlette.requests import ClientDisconnect
from starlette.types import Receive, Scope, Send

from reliability._version import __version__
from reliability.extractors import measures
from reliability.web.answers import JSON
from reliability.web.problems import MEDIA_TYPE, Problem, RefusedError
from reliability.web.schema import ArticleIn, HealthOut, ProblemOut, Types
from reliability.web.service import Service
from reliability.web.tasks import Answer, Task

LINES = "application/x-ndjson"
_AHEAD = 2
"""Lines of a stream that are at work for each worker, so that none waits for us."""
_PROBLEM = {
    "model": ProblemOut,
    "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/ProblemOut"}}},
}
_STATUSES = {
    401: "The token is missing or wrong.",
    403: "The request comes from a page of another site.",
    408: "The request took too long to arrive.",
    413: "The request is too large, or has too many articles.",
    415: "The body is not of the type that is wanted.",
    421: "The host name is not served.",
    422: "A record cannot be scored; `record` says which.",
    500: "An error in the service.",
    503: "All workers are busy (ask again after `Retry-After` seconds), or the text ended its worker.",
}


def router(service: Service) -> APIRouter:
    """Return the routes."""
    routes, types = APIRouter(), Types(measures())
    one, several = _schema(), {"oneOf": [_schema(), {"type": "array", "items": _schema()}]}

    @routes.post("/v1/score", **_described(types.score, several, "score"))
    async def score(request: Request) -> Response:
        """Measure and score one article, or a list of them."""
        return await _answered(service, request, "score")

    @routes.post("/v1/explain", **_described(types.explain, one, "explain"))
    async def explain(request: Request) -> Response:
        """Score one article and show the passages that were counted."""
        return await _answered(service, request, "explain")

    @routes.post("/v1/compare", **_described(types.compare, several, "compare"))
    async def compare(
        request: Request,
        like_with_like: bool = Query(False, description="Compare on the genres that sources share."),
    ) -> Response:
        """Compare the sources of a list of articles."""
        return await _answered(service, request, "compare", like_with_like=str(like_with_like).lower())

    @routes.post("/v1/stories", **_described(types.stories, several, "stories"))
    async def stories(request: Request) -> Response:
        """Group articles that report the same event."""
        return await _answered(service, request, "stories")

    @routes.post("/v1/score-stream", **_described(types.article, one, "score_stream", LINES))
    async def score_stream(request: Request) -> Response:
        """Score articles given one per line; one line each comes back in order, as soon as it is there.

        The line of an article that cannot be scored is a problem with its `record`.
        """
        _demand(request, LINES, "application/jsonl", "application/x-jsonlines")
        return LineStream(service, request)

    @routes.get(
        "/v1/measures", response_model=types.measures, responses=_problems(401, 421), operation_id="measures"
    )
    async def measures_route() -> Response:
        """List every measure with its unit, meaning and direction."""
        return _response(await service.run(Task("measures", b"")))

    @routes.get("/healthz", response_model=HealthOut, responses=_problems(421), operation_id="healthz")
    async def healthz() -> HealthOut:
        """Say that the service answers."""
        return HealthOut(status="ok", version=__version__)

    text: dict[int | str, dict[str, Any]] = {200: {"content": {"text/plain": {}}}}

    @routes.get(
        "/metrics", response_class=Response, responses={**text, **_problems(401, 421)}, operation_id="metrics"
    )
    async def metrics() -> Response:
        """Give counts and times in the text format of Prometheus."""
        return Response(service.metrics.text(service.pool.admitted), media_type="text/plain; version=0.0.4")

    return routes


def _described(model: Any, given: Any, name: str, media_type: str = JSON) -> dict[str, Any]:
    """What OpenAPI says of a route whose body a worker parses."""
    body = {"required": True, "content": {media_type: {"schema": given}}}
    answer: dict[str, Any] = {"response_model": model}
    if media_type != JSON:
        schema = {"type": "string", "description": f"One {model.__name__} or problem per line, as JSON."}
        answer = {
            "response_class": Response,
            "responses": {200: {"content": {media_type: {"schema": schema}}}},
        }
    described = {**answer.pop("responses", {}), **_problems(*_STATUSES)}
    return {**answer, "responses": described, "openapi_extra": {"requestBody": body}, "operation_id": name}


def _problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    return {status: {**_PROBLEM, "description": _STATUSES[status]} for status in statuses}


def _schema() -> dict[str, Any]:
    return ArticleIn.model_json_schema()


async def _answered(service: Service, request: Request, kind: str, **fields: str) -> Response:
    _demand(request, JSON)
    return _response(await service.answer(request, kind, fields))


def _response(answer: Answer) -> Response:
    return Response(answer.body, answer.status, media_type=answer.media_type)


def _demand(request: Request, *media_types: str) -> None:
    """Raise `RefusedError` for a body of another type, such as another site's form could send."""
    given = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if given not in media_types:
        detail = f"Send the body as {media_types[0]}."
        raise RefusedError(Problem(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "media-type", detail))


class LineStream(Response):
    """Answers each line of the request while the next ones come in."""

    def __init__(self, service: Service, request: Request) -> None:
        super().__init__(media_type=LINES)
        del self.headers["content-length"]
        self._service, self._request = service, request

    async def __call__(self, _scope: Scope, _receive: Receive, send: Send) -> None:
        """Send a line for each line, in order."""
        with self._service.place():
            await send({"type": "http.response.start", "status": 200, "headers": self.raw_headers})
            async for line in self._scored():
                await send({"type": "http.response.body", "body": line + b"\n", "more_body": True})
            await send({"type": "http.response.body", "body": b""})

    async def _scored(self) -> AsyncIterator[bytes]:
        ahead = _AHEAD * self._service.settings.workers
        waiting: asyncio.Queue[asyncio.Task[bytes] | None] = asyncio.Queue(ahead)
        reading = asyncio.create_task(self._read(waiting))
        try:
            while task := await waiting.get():
                yield await task
        finally:
            reading.cancel()
            while not waiting.empty():
                if left := waiting.get_nowait():
                    left.cancel()

    async def _read(self, waiting: asyncio.Queue[asyncio.Task[bytes] | None]) -> None:
        number = 0
        try:
            async for line in self._lines():
                number += 1
                await waiting.put(asyncio.create_task(self._line(line, number)))
        except RefusedError as error:
            await waiting.put(
                asyncio.create_task(_given(error.problem._replace(record=number + 1).as_json()))
            )
        finally:
            await waiting.put(None)

    async def _lines(self) -> AsyncIterator[bytes]:
        """Lines that hold something; raises `RefusedError` for one that is too long."""
        rest, most = b"", self._service.settings.limits.body
        try:
            async for part in self._request.stream():
                *lines, rest = (rest + part).split(b"\n") if b"\n" in part else (rest + part,)
                for line in filter(bytes.strip, lines):
                    yield line
                if len(rest) > most:
                    raise RefusedError(Problem(413, "too-large", f"A line is longer than {most:,} bytes."))
        except ClientDisconnect:
            return
        if rest.strip():
            yield rest

    async def _line(self, line: bytes, number: int) -> bytes:
        return (await self._service.run(Task("line", line, fields={"number": str(number)}))).body


async def _given(line: bytes) -> bytes:
    return line
