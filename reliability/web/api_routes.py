"""The API for programs, version 1."""

from __future__ import annotations

from http import HTTPStatus

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from reliability._version import __version__
from reliability.extractors import measures
from reliability.web import openapi
from reliability.web.answer_types import AnswerTypes
from reliability.web.answers import JSON
from reliability.web.line_stream import LineStream
from reliability.web.problems import ProblemDetails, RefusedError
from reliability.web.request_records import HealthOut
from reliability.web.service import Service
from reliability.web.tasks import Answer, Task


def router(service: Service) -> APIRouter:
    """Return the routes."""
    routes, api, types = APIRouter(), Api(service), AnswerTypes(measures())
    article, articles = openapi.article_schema(), openapi.articles_schema()
    routes.post("/v1/score", **openapi.posted(types.score, articles, "score"))(api.score)
    routes.post("/v1/explain", **openapi.posted(types.explain, article, "explain"))(api.explain)
    routes.post("/v1/compare", **openapi.posted(types.compare, articles, "compare"))(api.compare)
    routes.post("/v1/stories", **openapi.posted(types.stories, articles, "stories"))(api.stories)
    routes.post("/v1/score-stream", **openapi.streamed(types.article, article, "score_stream"))(
        api.score_stream
    )
    _add_routes_without_articles(routes, api, types)
    return routes


def _add_routes_without_articles(routes: APIRouter, api: Api, types: AnswerTypes) -> None:
    routes.get(
        "/v1/measures",
        response_model=types.measures,
        responses=openapi.problems(401, 421),
        operation_id="measures",
    )(api.measures_route)
    routes.get("/healthz", response_model=HealthOut, responses=openapi.problems(421), operation_id="healthz")(
        api.healthz
    )
    routes.get(
        "/metrics",
        response_class=Response,
        responses={**openapi.PLAIN_TEXT, **openapi.problems(401, 421)},
        operation_id="metrics",
    )(api.metrics)


class Api:
    """The functions that answer the routes; OpenAPI shows their names and docstrings."""

    def __init__(self, service: Service) -> None:
        self._service = service

    async def score(self, request: Request) -> Response:
        """Measure and score one article, or a list of them."""
        return await self._answer(request, "score")

    async def explain(self, request: Request) -> Response:
        """Score one article and show the passages that were counted."""
        return await self._answer(request, "explain")

    async def compare(
        self,
        request: Request,
        like_with_like: bool = Query(False, description="Compare on the genres that sources share."),
    ) -> Response:
        """Compare the sources of a list of articles."""
        return await self._answer(request, "compare", like_with_like=str(like_with_like).lower())

    async def stories(self, request: Request) -> Response:
        """Group articles that report the same event."""
        return await self._answer(request, "stories")

    async def score_stream(self, request: Request) -> Response:
        """Score articles given one per line; one line each comes back in order, as soon as it is there.

        The line of an article that cannot be scored is a problem with its `record`.
        """
        _check_media_type(request, openapi.LINES, "application/jsonl", "application/x-jsonlines")
        return LineStream(self._service, request)

    async def measures_route(self) -> Response:
        """List every measure with its unit, meaning and direction."""
        return _response(await self._service.run(Task("measures", b"")))

    async def healthz(self) -> HealthOut:
        """Say that the service answers."""
        return HealthOut(status="ok", version=__version__)

    async def metrics(self) -> Response:
        """Give counts and times in the text format of Prometheus."""
        counts = self._service.metrics.text(self._service.pool.admitted)
        return Response(counts, media_type="text/plain; version=0.0.4")

    async def _answer(self, request: Request, kind: str, **fields: str) -> Response:
        _check_media_type(request, JSON)
        return _response(await self._service.answer(request, kind, fields))


def _response(answer: Answer) -> Response:
    return Response(answer.body, answer.status, media_type=answer.media_type)


def _check_media_type(request: Request, *media_types: str) -> None:
    """Raise `RefusedError` for a body of another type, such as another site's form could send."""
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type not in media_types:
        detail = f"Send the body as {media_types[0]}."
        raise RefusedError(ProblemDetails(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "media-type", detail))
