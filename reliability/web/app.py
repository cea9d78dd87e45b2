"""The application: routes behind the guard, errors as problems, one log line for each request."""

from __future__ import annotations

import time
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from reliability._version import __version__
from reliability.web import api_routes, browser_routes, logs
from reliability.web.fetching import Policy
from reliability.web.guard import Guard, problem_response
from reliability.web.problems import ProblemDetails, RefusedError
from reliability.web.service import Service
from reliability.web.settings import Settings

_ABOUT = "Measure how news is written, and compare articles and sources. Nothing that is sent is stored."


def create(settings: Settings, fetch_policy: Policy | None = None) -> ASGIApp:
    """Return the application for these settings."""
    service = Service(settings)
    app = FastAPI(
        title="reliability", version=__version__, description=_ABOUT, lifespan=service.lifespan,
        docs_url=None, redoc_url=None, openapi_url="/v1/openapi.json",
    )  # fmt: skip
    app.include_router(api_routes.router(service))
    app.include_router(browser_routes.router(service, fetch_policy or Policy()))
    app.add_exception_handler(RefusedError, _answer_refusal)
    app.add_exception_handler(HTTPException, _answer_http_error)
    app.add_exception_handler(RequestValidationError, _answer_invalid_parameters)
    return Observed(Guard(app, settings, service.session), service)


class Observed:
    """Counts and logs each request; an internal error becomes a problem that quotes nothing."""

    def __init__(self, app: ASGIApp, service: Service) -> None:
        self._app, self._service = app, service

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun, status = time.perf_counter(), 0

        async def watched(message: Message) -> None:
            nonlocal status
            status = message.get("status", status)
            await send(message)

        try:
            await self._app(scope, receive, watched)
        except Exception as error:  # its traceback could quote a text
            logs.failure(error)
            if not status:
                problem = ProblemDetails(
                    500, "internal", f"An error in the service ({type(error).__name__})."
                )
                await problem_response(problem)(scope, receive, watched)
        seconds = time.perf_counter() - begun
        path = getattr(scope.get("route"), "path", "unmatched")
        self._service.metrics.request(path, status, seconds)
        logs.request(scope["method"] if path != "unmatched" else "?", path, status, seconds)


async def _answer_refusal(request: Request, error: Exception) -> Response:
    assert isinstance(error, RefusedError)  # noqa: S101 - for the type checker
    return _problem_answer(request, error.problem)


async def _answer_http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - for the type checker
    phrase = HTTPStatus(error.status_code).phrase
    kind = phrase.lower().replace(" ", "-")
    response = _problem_answer(request, ProblemDetails(error.status_code, kind, f"{phrase}."))
    response.headers.update(error.headers or {})
    return response


async def _answer_invalid_parameters(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - for the type checker
    names = ", ".join(str(fault["loc"][-1]) for fault in error.errors())
    problem = ProblemDetails(422, "invalid-request", f"These parameters are not valid: {names}.")
    return _problem_answer(request, problem)


def _problem_answer(request: Request, problem: ProblemDetails) -> Response:
    """Return the problem, as a page for browsers that do not ask the API."""
    is_api = request.url.path.startswith(("/v1/", "/metrics", "/healthz"))
    if is_api or "text/html" not in request.headers.get("accept", ""):
        return problem_response(problem)
    response = browser_routes.problem_page(problem.status, problem.detail)
    response.headers.update(problem.headers)
    return response
